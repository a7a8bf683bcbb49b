"""The pages of the portal itself."""
