"""Pictures that are handed out: files, check codes, kits."""
