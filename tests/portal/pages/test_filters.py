"""Filters, said in words."""

from django.http import QueryDict
from django.test import RequestFactory

from inspections.filters.inspection import InspectionFilter
from inspections.models import Inspection
from portal.accounts.models import User
from portal.pages.filters import chosen, refused


def listing(query: str, user: User) -> InspectionFilter:
    request = RequestFactory().get("/")
    request.user = user
    return InspectionFilter(QueryDict(query), Inspection.objects.all(), request=request)


def test_choices_records_days_and_words_are_said_as_the_page_shows_them(
    draft: Inspection, officer: User
) -> None:
    asked = listing(
        "text=care&partnership=midlothian&kind=joint&published_from=2020-07-06&nation=", officer
    )
    assert chosen(asked) == [
        ("Title or partnership", "care"),
        ("Partnership", "Midlothian"),
        ("Kind of inspection", "Joint inspection"),
        ("Published from", "6 July 2020"),
    ]


def test_what_cannot_be_used_is_told_with_the_reason(officer: User) -> None:
    asked = listing("kind=joint&published_from=31/02/2020", officer)
    assert chosen(asked) == [("Kind of inspection", "Joint inspection")]
    assert refused(asked) == [("Published from", "Enter a real date, such as 2020-07-06")]


def test_a_list_without_filters_says_nothing(officer: User) -> None:
    assert chosen(listing("", officer)) == refused(listing("", officer)) == []
