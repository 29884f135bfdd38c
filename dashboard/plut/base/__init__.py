"""What every room stands on: folders, settings, language, formats, measures, journal."""
