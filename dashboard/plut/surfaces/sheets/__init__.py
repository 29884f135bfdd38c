"""Files of rows: CSV, XLSX, templates, score sheets."""
