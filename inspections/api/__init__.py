"""What inspectors say, for programs: the same records and filters as on the pages."""
