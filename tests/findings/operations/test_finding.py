"""Every rule and every refusal of entering findings."""

import pytest
from django.utils import timezone

from findings.models import Finding, Theme
from findings.operations.finding import (
    FindingDetails,
    FindingRemoved,
    OutsideEdition,
    SectionHasFindings,
    TooManyFindings,
    add_findings,
    edit_finding,
    mark_section_empty,
    move_finding,
    remove_finding,
    restore_finding,
)
from inspections.models import FrameworkEdition, Inspection, InspectionQuestion, QualityIndicator
from inspections.operations.inspection import NotEditable
from portal.access.clash import Clash, Opened, plain_values
from portal.accounts.models import User

STRENGTH = Finding.Kind.STRENGTH


@pytest.fixture
def three(draft: Inspection, officer: User) -> list[Finding]:
    return add_findings(inspection=draft, kind=STRENGTH, texts=["One", "Two", "Three"], by=officer)


def order(inspection: Inspection) -> list[str]:
    """The texts of the current strengths, as a reader meets them."""
    return [finding.text for finding in inspection.findings.current().of_kind(STRENGTH)]


def test_findings_are_added_after_those_that_are_there(
    draft: Inspection, three: list[Finding], officer: User
) -> None:
    add_findings(inspection=draft, kind=STRENGTH, texts=["Four"], by=officer)
    assert order(draft) == ["One", "Two", "Three", "Four"]


def test_more_than_200_at_once_are_refused(draft: Inspection, officer: User) -> None:
    with pytest.raises(TooManyFindings):
        add_findings(inspection=draft, kind=STRENGTH, texts=["x"] * 201, by=officer)
    assert not draft.findings.exists()


def test_nothing_is_added_while_a_lead_officer_reviews(draft: Inspection, officer: User) -> None:
    Inspection.objects.filter(pk=draft.pk).update(state=Inspection.State.IN_REVIEW)
    with pytest.raises(NotEditable):
        add_findings(inspection=draft, kind=STRENGTH, texts=["x"], by=officer)


def test_adding_to_a_section_marked_empty_takes_the_mark_away(
    draft: Inspection, officer: User
) -> None:
    mark_section_empty(inspection=draft, kind=STRENGTH, empty=True, by=officer)
    add_findings(inspection=draft, kind=STRENGTH, texts=["x"], by=officer)
    draft.refresh_from_db()
    assert draft.empty_sections == []


def test_history_names_who_added(three: list[Finding], officer: User) -> None:
    event = three[0].events.get()  # type: ignore[attr-defined]
    assert event.pgh_context.metadata == {"user": officer.pk, "operation": "add_findings"}


def test_a_section_with_findings_cannot_be_marked_empty(
    draft: Inspection, three: list[Finding], officer: User
) -> None:
    with pytest.raises(SectionHasFindings):
        mark_section_empty(inspection=draft, kind=STRENGTH, empty=True, by=officer)


def test_the_mark_is_taken_back(draft: Inspection, officer: User) -> None:
    mark_section_empty(inspection=draft, kind=STRENGTH, empty=True, by=officer)
    marked = mark_section_empty(inspection=draft, kind=STRENGTH, empty=False, by=officer)
    assert marked.empty_sections == []


@pytest.mark.parametrize(
    ("index", "places", "expected"),
    [
        (0, 1, ["Two", "One", "Three"]),
        (2, -1, ["One", "Three", "Two"]),
        (0, -1, ["One", "Two", "Three"]),
        (2, 1, ["One", "Two", "Three"]),
        (0, 9, ["Two", "Three", "One"]),
    ],
)
def test_a_finding_moves_and_the_ends_hold_it(
    draft: Inspection,
    three: list[Finding],
    officer: User,
    index: int,
    places: int,
    expected: list[str],
) -> None:
    move_finding(finding=three[index], places=places, by=officer)
    assert order(draft) == expected


def test_a_removed_finding_is_put_back_where_it_stood(
    draft: Inspection, three: list[Finding], officer: User
) -> None:
    remove_finding(finding=three[1], at=timezone.now(), by=officer)
    assert order(draft) == ["One", "Three"]
    restore_finding(finding=three[1], by=officer)
    assert order(draft) == ["One", "Two", "Three"]


def test_putting_back_takes_the_mark_of_an_empty_section_away(
    draft: Inspection, officer: User
) -> None:
    [finding] = add_findings(inspection=draft, kind=STRENGTH, texts=["One"], by=officer)
    remove_finding(finding=finding, at=timezone.now(), by=officer)
    mark_section_empty(inspection=draft, kind=STRENGTH, empty=True, by=officer)
    restore_finding(finding=finding, by=officer)
    draft.refresh_from_db()
    assert draft.empty_sections == []


def test_a_removed_finding_neither_moves_nor_changes(three: list[Finding], officer: User) -> None:
    remove_finding(finding=three[0], at=timezone.now(), by=officer)
    with pytest.raises(FindingRemoved):
        move_finding(finding=three[0], places=1, by=officer)
    with pytest.raises(FindingRemoved):
        edit_finding(finding=three[0], details=FindingDetails(text="x"), by=officer)


def test_everything_about_a_finding_is_stored(
    three: list[Finding], edition: FrameworkEdition, officer: User
) -> None:
    details = FindingDetails(
        text="As published",
        summary="In plain words",
        question=edition.questions.first(),
        indicators=frozenset(edition.indicators.all()[:2]),
        source_page=7,
    )
    edit_finding(finding=three[0], details=details, by=officer)
    assert FindingDetails.of(Finding.objects.get(pk=three[0].pk)) == details


def test_a_new_theme_is_made_once_whatever_its_capitals(
    three: list[Finding], officer: User
) -> None:
    for finding, name in zip(three, ["Care leavers", "care  LEAVERS", "Care-leavers"], strict=True):
        details = FindingDetails(text="x")
        edit_finding(finding=finding, details=details, new_theme=name, by=officer)
    assert Theme.objects.filter(slug="care-leavers").count() == 1
    assert [finding.themes.get().name for finding in three] == ["Care leavers"] * 3


def test_a_question_or_indicator_of_another_edition_is_refused(
    three: list[Finding], edition: FrameworkEdition, officer: User
) -> None:
    question = InspectionQuestion.objects.create(
        edition=FrameworkEdition.objects.exclude(pk=edition.pk)[0],
        number=99,
        text="?",
        checked=False,
    )
    indicator = QualityIndicator.objects.exclude(edition=edition)[0]
    for details in (
        FindingDetails(text="x", question=question),
        FindingDetails(text="x", indicators=frozenset({indicator})),
    ):
        with pytest.raises(OutsideEdition):
            edit_finding(finding=three[0], details=details, by=officer)


def test_a_change_made_meanwhile_is_not_overwritten(three: list[Finding], officer: User) -> None:
    opened = Opened(plain_values(vars(FindingDetails.of(three[0]))))
    edit_finding(finding=three[0], details=FindingDetails(text="Theirs"), by=officer)
    with pytest.raises(Clash):
        edit_finding(
            finding=three[0], details=FindingDetails(text="Ours"), opened=opened, by=officer
        )


@pytest.mark.parametrize("state", ["in_review", "scheduled", "published"])
def test_no_change_of_any_sort_outside_entry(
    three: list[Finding], officer: User, state: str
) -> None:
    now = timezone.now()
    Inspection.objects.update(state=state, published_at=now, publish_at=now)
    finding = Finding.objects.get(pk=three[0].pk)
    with pytest.raises(NotEditable):
        edit_finding(finding=finding, details=FindingDetails(text="x"), by=officer)
    with pytest.raises(NotEditable):
        move_finding(finding=finding, places=1, by=officer)
    with pytest.raises(NotEditable):
        remove_finding(finding=finding, at=now, by=officer)
    with pytest.raises(NotEditable):
        restore_finding(finding=finding, by=officer)


def test_a_published_finding_changes_during_an_amendment(
    three: list[Finding], draft: Inspection, officer: User
) -> None:
    now = timezone.now()
    Inspection.objects.update(state="published", published_at=now)
    draft.amendments.create(reason="A misprint", opened_by=officer, opened_at=now)
    edit_finding(finding=three[0], details=FindingDetails(text="Mended"), by=officer)
    assert order(draft)[0] == "Mended"
