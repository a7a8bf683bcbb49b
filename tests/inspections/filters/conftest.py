"""Asking for a comparison as a page does."""

from collections.abc import Callable

import pytest
from django.test import RequestFactory
from django.utils import timezone

from findings.operations.demonstration import load_demonstration
from inspections.filters.comparison import ComparisonFilter
from inspections.filters.comparison_selection import selection_of
from inspections.tables.comparison import Selection
from portal.accounts.models import User

Compare = Callable[..., tuple[ComparisonFilter, Selection]]
"""Gives the filter and what it selects, for a person and the filters by name."""


@pytest.fixture
def demonstration(db: None) -> None:
    load_demonstration(at=timezone.localtime())


@pytest.fixture
def compare() -> Compare:
    def asked(user: User, **filters: str | list[str]) -> tuple[ComparisonFilter, Selection]:
        request = RequestFactory().get("/comparison/", filters)
        request.user = user
        listing = ComparisonFilter(request)  # type: ignore[arg-type]
        return listing, selection_of(listing)

    return asked
