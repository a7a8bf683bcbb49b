"""The demonstration holds what its sources say, and nothing else."""

import datetime
import re
from typing import Any

import pghistory.models
import pytest

from findings.models import ActionPlan, Finding, ImprovementAction
from findings.operations.demonstration import load_demonstration
from findings.reference import FOLDER
from inspections.models import Evaluation, Inspection, Partnership
from portal.access.roles import Permission
from portal.accounts.models import User

pytestmark = pytest.mark.django_db

AT = datetime.datetime(2026, 11, 20, 9, 0, tzinfo=datetime.UTC)

APPENDIX_2 = {
    "argyll-and-bute": ("Good", "Good"),
    "fife": ("Good", "Good"),
    "city-of-edinburgh": ("Very good", "Good"),
    "aberdeen-city": ("Good", "Good"),
    "stirling": ("Good", "Very good"),
    "orkney-islands": ("Weak", "Adequate"),
    "south-lanarkshire": ("Adequate", "Good"),
    "midlothian": ("Good", "Good"),
}


@pytest.fixture(autouse=True)
def demonstration(db: None) -> None:
    load_demonstration(at=AT)


@pytest.fixture
def midlothian_2020(demonstration: None) -> Inspection:
    return Inspection.objects.get(reference="midlothian-joint-2020")


def texts(reference: str, kind: Finding.Kind) -> list[str]:
    findings = Finding.objects.filter(inspection__reference=reference).of_kind(kind)
    return list(findings.values_list("text", flat=True))


def said(**where: str) -> dict[str, str]:
    evaluations = Evaluation.objects.filter(**where).select_related("indicator", "grade")
    return {row.indicator.code: row.said for row in evaluations}


def test_a_second_load_changes_nothing_and_leaves_no_history() -> None:
    before = pghistory.models.Events.objects.count()
    assert load_demonstration(at=AT) == 0
    assert pghistory.models.Events.objects.count() == before


def test_what_visitors_have_changed_stays() -> None:
    Inspection.objects.filter(reference="moray-joint-2017").update(title="Another title")
    load_demonstration(at=AT)
    assert Inspection.objects.get(reference="moray-joint-2017").title == "Another title"


def test_its_history_names_the_service_and_no_person() -> None:
    events = pghistory.models.Events.objects.filter(pgh_model="inspections.InspectionEvent")
    assert {event.pgh_context["user"] for event in events} == {None}


@pytest.mark.parametrize("slug", APPENDIX_2)
def test_the_evaluations_of_appendix_2(slug: str) -> None:
    grades = said(
        inspection__partnership__slug=slug,
        inspection__programme__slug="joint-inspections-2018-2020",
    )
    assert (grades["2.1"], grades["2.2"]) == APPENDIX_2[slug]


@pytest.mark.parametrize("slug", sorted(APPENDIX_2.keys() - {"midlothian"}))
def test_what_the_review_does_not_give_is_not_known_here(slug: str) -> None:
    inspection = Inspection.objects.get(
        partnership__slug=slug, programme__slug="joint-inspections-2018-2020"
    )
    grades = said(inspection__reference=inspection.reference)
    assert (grades["1.1"], grades["9"]) == ("Not known here", "Not known here")
    assert (inspection.fieldwork_from, inspection.published_on) == (None, None)


def test_midlothian_was_good_throughout(midlothian_2020: Inspection) -> None:
    grades = said(inspection__reference=midlothian_2020.reference)
    assert grades == {"1.1": "Good", "2.1": "Good", "2.2": "Good", "9": "Good"}


def test_midlothian_has_its_dates(midlothian_2020: Inspection) -> None:
    assert midlothian_2020.fieldwork_from == datetime.date(2020, 2, 3)
    assert midlothian_2020.fieldwork_to == datetime.date(2020, 3, 13)
    assert midlothian_2020.feedback_on == datetime.date(2020, 7, 6)
    assert midlothian_2020.published_on == datetime.date(2020, 9, 1)


def test_midlothian_has_its_evidence(midlothian_2020: Inspection) -> None:
    counts = dict(midlothian_2020.evidence_counts.values_list("measure", "count"))
    assert counts == {
        "case_files": 95,
        "children_met": 129,
        "parents_met": 73,
        "children_parent_surveys": 51,
        "staff_surveys": 239,
    }


def test_midlothian_has_its_findings(midlothian_2020: Inspection) -> None:
    reference = midlothian_2020.reference
    assert len(texts(reference, Finding.Kind.STRENGTH)) == 5
    assert len(texts(reference, Finding.Kind.AREA_FOR_IMPROVEMENT)) == 4
    assert len(texts(reference, Finding.Kind.KEY_MESSAGE)) == 4
    assert len(texts(reference, Finding.Kind.GOOD_PRACTICE)) == 1
    assert "very confident" in midlothian_2020.confidence_statement


def test_moray_has_six_areas_and_no_invented_day_or_grade() -> None:
    moray = Inspection.objects.get(reference="moray-joint-2017")
    assert len(texts(moray.reference, Finding.Kind.AREA_FOR_IMPROVEMENT)) == 6
    assert set(said(inspection__reference=moray.reference).values()) == {"Not known here"}
    assert moray.published_on is None


def test_morays_progress_review_follows_its_inspection() -> None:
    review = Inspection.objects.select_related("follows").get(
        reference="moray-progress-review-2017"
    )
    assert review.follows is not None
    assert review.follows.reference == "moray-joint-2017"
    assert len(texts(review.reference, Finding.Kind.KEY_MESSAGE)) == 4


def test_the_scrutiny_panels_inspection_has_four_judgements_and_no_council() -> None:
    reference = "scrutiny-panel-council-ilacs-2019"
    grades = said(inspection__reference=reference)
    assert set(grades) == {"leaders", "help_and_protection", "in_care", "overall"}
    assert set(grades.values()) == {"Requires improvement to be good"}
    assert len(texts(reference, Finding.Kind.AREA_FOR_IMPROVEMENT)) == 4
    assert not Inspection.objects.filter(partnership__slug="tameside").exists()


def test_the_plan_says_that_it_is_made_up_and_shows_every_rating() -> None:
    plan = ActionPlan.objects.get()
    assert "made up" in plan.title
    rated: list[Any] = list(ImprovementAction.objects.with_brag(on=AT.date()).in_order())
    assert [action.brag for action in rated] == [
        "green", "blue", "amber", "red", "amber", "green", "green", "amber", "green", ""
    ]  # fmt: skip


def test_the_outsider_has_a_draft_that_midlothians_officer_never_meets() -> None:
    outsider = User.objects.get(email="outsider@demo.example")
    officer = User.objects.get(email="officer@demo.example")
    drafts = Inspection.objects.drafts()
    assert drafts.allowed(outsider, Permission.VIEW_DRAFT).count() == 1
    assert not drafts.allowed(officer, Permission.VIEW_DRAFT).exists()


def test_both_councils_have_their_agencies() -> None:
    for slug in ("midlothian", "moray"):
        kinds = Partnership.objects.get(slug=slug).agencies.values_list("kind", flat=True)
        assert set(kinds) == {"council", "nhs", "police", "reporter", "third_sector"}


def test_no_shipped_record_holds_an_address_or_a_telephone_number() -> None:
    for path in FOLDER.rglob("*.json"):
        text = re.sub(r"[a-z-]+@demo.example", "", path.read_text())
        assert "@" not in text, path
        assert not re.search(r"\b0\d{2,4} \d{3}", text), path


def test_what_is_invented_says_so_in_its_title_and_is_no_inspection_of_the_eight() -> None:
    invented = Inspection.objects.filter(evidence_note__startswith="Invented")
    assert {row.reference for row in invented} == {
        "midlothian-self-evaluation-2019",
        "scrutiny-panel-council-ilacs-2025",
    }
    assert all("invented for the demonstration" in row.title for row in invented)
    assert not invented.filter(programme__slug="joint-inspections-2018-2020").exists()
