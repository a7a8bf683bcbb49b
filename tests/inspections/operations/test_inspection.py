import datetime
from dataclasses import replace
from typing import Any

import pytest

from inspections.models import FrameworkEdition, Inspection, Inspectorate, Partnership
from inspections.operations.inspection import (
    Conclusions,
    InspectionDetails,
    InspectionTeam,
    NoEditionInForce,
    NotEditable,
    mark_section,
    save_conclusions,
    save_details,
    save_team,
    start_inspection,
)
from portal.access.clash import Clash, Opened, plain_values
from portal.accounts.models import User

BEGAN = datetime.date(2020, 2, 3)


def started(partnership: Partnership, slug: str, by: User, on: datetime.date) -> Inspection:
    edition = FrameworkEdition.objects.get(slug=slug)
    return start_inspection(
        partnership=partnership,
        framework=edition.framework,
        kind=Inspection.Kind.JOINT,
        began_on=on,
        title="Joint inspection",
        by=by,
    )


def test_starting_takes_the_edition_in_force(midlothian: Partnership, officer: User) -> None:
    inspection = started(midlothian, "ilacs_2023", officer, datetime.date(2019, 5, 13))
    assert inspection.edition.slug == "ilacs_2018"
    assert inspection.lead_body == inspection.edition.framework.inspectorate
    assert inspection.created_by == officer


def test_starting_needs_an_edition_in_force(midlothian: Partnership, officer: User) -> None:
    with pytest.raises(NoEditionInForce):
        started(midlothian, "ilacs_2023", officer, datetime.date(2009, 5, 13))
    assert not Inspection.objects.exists()


def test_references_are_told_apart_by_number(midlothian: Partnership, officer: User) -> None:
    slug = "ci_children_care_protection_2019"
    references = [started(midlothian, slug, officer, BEGAN).reference for _ in range(3)]
    assert references == [
        "midlothian-joint-2020",
        "midlothian-joint-2020-2",
        "midlothian-joint-2020-3",
    ]


def test_details_are_stored(draft: Inspection, officer: User) -> None:
    details = replace(InspectionDetails.of(draft), feedback_on=datetime.date(2020, 7, 6))
    save_details(inspection=draft, details=details, opened=None, by=officer)
    draft.refresh_from_db()
    assert draft.feedback_on == datetime.date(2020, 7, 6)


def test_details_that_another_changed_are_not_overwritten(draft: Inspection, officer: User) -> None:
    seen = InspectionDetails.of(draft)
    save_details(inspection=draft, details=replace(seen, title="Theirs"), opened=None, by=officer)
    with pytest.raises(Clash) as caught:
        save_details(
            inspection=draft,
            details=replace(seen, title="Mine"),
            opened=Opened(plain_values(vars(seen))),
            by=officer,
        )
    assert caught.value.fields == ["title"]


@pytest.mark.parametrize("state", ["in_review", "scheduled", "published"])
def test_nothing_is_entered_outside_a_draft(draft: Inspection, officer: User, state: str) -> None:
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    Inspection.objects.update(state=state, publish_at=now, published_at=now)
    details = InspectionDetails.of(draft)
    calls: list[Any] = [
        lambda: save_details(inspection=draft, details=details, opened=None, by=officer),
        lambda: mark_section(inspection=draft, section="strengths", empty=True, by=officer),
    ]
    for call in calls:
        with pytest.raises(NotEditable):
            call()


def test_the_team_and_its_partners_are_stored(draft: Inspection, officer: User) -> None:
    partner = Inspectorate.objects.exclude(pk=draft.lead_body_id).first()
    assert partner is not None
    team = InspectionTeam(draft.lead_body, [partner], team="Six", scope="", is_empty=False)
    save_team(inspection=draft, team=team, opened=None, by=officer)
    draft.refresh_from_db()
    assert draft.team == "Six"
    assert list(draft.scrutiny_partners.all()) == [partner]


def test_a_report_may_have_no_conclusions(draft: Inspection, officer: User) -> None:
    nothing = Conclusions(confidence_statement="", is_empty=True)
    save_conclusions(inspection=draft, conclusions=nothing, opened=None, by=officer)
    draft.refresh_from_db()
    assert draft.empty_sections == ["conclusions"]


def test_that_a_section_is_empty_is_taken_back(draft: Inspection, officer: User) -> None:
    for empty in (True, True, False):
        mark_section(inspection=draft, section="good-practice", empty=empty, by=officer)
    draft.refresh_from_db()
    assert draft.empty_sections == []
