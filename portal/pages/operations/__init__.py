"""Changes of what a person keeps."""
