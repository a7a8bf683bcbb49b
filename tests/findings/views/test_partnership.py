"""One partnership's page."""

import datetime
from collections.abc import Callable

from django.test import Client

from findings.models import Finding
from inspections.models import FrameworkEdition, Inspection, Partnership
from portal.accounts.models import User
from tests.inspections.views.test_inspection import published

ClientOf = Callable[[User], Client]


def page_for(client: Client, partnership: Partnership) -> str:
    return client.get(partnership.get_absolute_url()).content.decode()


def test_it_opens_with_the_last_inspection_and_shows_what_is_open(
    client_of: ClientOf, board_member: User, midlothian: Partnership, edition: FrameworkEdition
) -> None:
    last = published(midlothian, edition)
    Finding.objects.create(
        inspection=last, kind="area_for_improvement", position=1, text="Waiting for services."
    )
    page = page_for(client_of(board_member), midlothian)
    assert "Midlothian was last inspected for a report published in September 2020" in page
    assert "one was good and one is not known here" in page
    assert "Waiting for services." in page


def test_a_later_review_without_grades_is_told_beside_the_graded_inspection(
    client_of: ClientOf, board_member: User, midlothian: Partnership, edition: FrameworkEdition
) -> None:
    published(midlothian, edition)
    review = published(
        midlothian, edition, reference="review", published_on=datetime.date(2021, 8, 24)
    )
    review.evaluations.all().delete()
    Inspection.objects.filter(pk=review.pk).update(kind=Inspection.Kind.PROGRESS_REVIEW)
    page = page_for(client_of(board_member), midlothian)
    assert "one was good and one is not known here." in page
    assert "The progress of Midlothian was last reviewed for a report published in" in page


def test_another_councils_officer_sees_grades_and_no_findings(
    client_of: ClientOf, outsider: User, midlothian: Partnership, edition: FrameworkEdition
) -> None:
    last = published(midlothian, edition)
    Finding.objects.create(
        inspection=last, kind="area_for_improvement", position=1, text="Waiting for services."
    )
    page = page_for(client_of(outsider), midlothian)
    assert "1 Good" in page
    assert "Waiting for services." not in page
    assert "Areas for improvement are shown to Midlothian and to inspectors." in page


def test_a_draft_is_on_the_time_line_of_those_who_see_drafts_and_never_the_last_inspection(
    client_of: ClientOf, officer: User, board_member: User, draft: Inspection
) -> None:
    officers = page_for(client_of(officer), draft.partnership)
    assert draft.title in officers
    assert "No published inspection yet" in officers
    assert draft.title not in page_for(client_of(board_member), draft.partnership)


def test_agencies_and_codes_are_named(
    client_of: ClientOf, inspector: User, midlothian: Partnership
) -> None:
    midlothian.agencies.create(kind="police", name="Police Scotland")
    midlothian.former_codes.create(code="S12000999")
    page = page_for(client_of(inspector), midlothian)
    assert "Police Scotland" in page
    assert "S12000019" in page
    assert "S12000999" in page


def test_a_review_that_names_no_areas_leaves_the_earlier_ones_open(
    client_of: ClientOf, board_member: User, midlothian: Partnership, edition: FrameworkEdition
) -> None:
    first = published(midlothian, edition)
    Finding.objects.create(
        inspection=first, kind="area_for_improvement", position=1, text="Waiting for services."
    )
    review = published(
        midlothian, edition, reference="review", published_on=datetime.date(2021, 8, 24)
    )
    Inspection.objects.filter(pk=review.pk).update(kind=Inspection.Kind.PROGRESS_REVIEW)
    response = client_of(board_member).get(midlothian.get_absolute_url())
    assert response.context["asked_by"] == [first]
    assert "Waiting for services." in response.content.decode()
