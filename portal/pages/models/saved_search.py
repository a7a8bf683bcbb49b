"""Filters of a page that a person keeps under a name."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.pages.saved_pages import saved_page, saved_pages

LONGEST_NAME = 100
LONGEST_QUERY = 4_000


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    """Saved searches, which nobody but their owner knows of, whatever anybody's role."""

    def of(self, user: User) -> "SavedSearchQuerySet":
        """The person's own, of pages that this portal has."""
        return self.filter(owner=user, page__in=[page.key for page in saved_pages()])

    def for_page(self, key: str) -> "SavedSearchQuerySet":
        return self.filter(page=key)


@pghistory.track()
class SavedSearch(models.Model):
    """The filters of one page, kept by one person for themselves under a name."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    page = models.SlugField(_("page"), max_length=40)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    query = models.CharField(_("filters, as the address has them"), max_length=LONGEST_QUERY)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["page", Lower("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                "owner",
                "page",
                Lower("name"),
                name="saved_search_name_unique",
                violation_error_message=_("You have saved another search under this name"),
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="saved_search_has_name"),
            models.CheckConstraint(condition=~models.Q(query=""), name="saved_search_has_filters"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page with these filters; nowhere when the portal has the page no more."""
        page = saved_page(self.page)
        return f"{page.address}?{self.query}" if page else ""
