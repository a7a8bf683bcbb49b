"""What was found, for programs: the same records and filters as on the page."""
