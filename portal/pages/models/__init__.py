"""What a person keeps of the portal's pages."""

from portal.pages.models.saved_search import SavedSearch

__all__ = ["SavedSearch"]
