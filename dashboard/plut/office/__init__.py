"""Who may see and do what with an edition."""
