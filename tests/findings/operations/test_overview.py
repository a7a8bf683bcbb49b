"""Preparing an overview: what is in it, who changes it, and what must never get in."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from findings.models import Finding, Paper, PaperSection, PaperTemplate, Report
from findings.operations.overview import (
    MessageOutsideError,
    OverviewDetails,
    pick_messages,
    save_overview_details,
    start_overview,
)
from findings.operations.paper import (
    PaperDetails,
    SectionNotWrittenError,
    TemplateNotOfferedError,
)
from findings.operations.report import (
    InspectionNotPublished,
    request_report,
    supersede_reports,
)
from findings.reports.snapshot import OverviewSnapshot, to_json
from findings.reports.snapshot_reader import snapshot_of
from inspections.models import Inspection, InspectionProgramme, Partnership
from portal.access.clash import Clash, Opened
from portal.accounts.models import User
from tests.papers import started_overview

State, Kind = Inspection.State, Finding.Kind


@pytest.fixture
def programme(db: None) -> InspectionProgramme:
    return InspectionProgramme.objects.get(slug="joint-inspections-2018-2020")


@pytest.fixture
def within(draft: Inspection, programme: InspectionProgramme) -> Inspection:
    """Midlothian's inspection, published within the programme."""
    draft.programme, draft.state, draft.published_at = programme, State.PUBLISHED, timezone.now()
    draft.published_on = datetime.date(2020, 9, 1)
    draft.save()
    return draft


@pytest.fixture
def overview(within: Inspection, inspector: User) -> Paper:
    return started_overview(inspector)


def another(inspection: Inspection, slug: str, **fields: object) -> Inspection:
    """The same inspection of another partnership."""
    place = Partnership.objects.get(slug=slug)
    values = {"reference": f"{slug}-joint", "partnership": place, "pk": None, **fields}
    copy = Inspection.objects.get(pk=inspection.pk)
    for name, value in values.items():
        setattr(copy, name, value)
    copy.save()
    return copy


def message(inspection: Inspection, kind: Finding.Kind = Kind.KEY_MESSAGE) -> Finding:
    text = f"Said of {inspection.partnership.name}"
    return Finding.objects.create(inspection=inspection, kind=kind, position=1, text=text)


def read(paper: Paper) -> OverviewSnapshot:
    with transaction.atomic():
        texts = {text.section_id: text for text in paper.texts.all()}
        snapshot = snapshot_of(
            paper, texts, code="", is_draft=False, requested_by="", address="", at=timezone.now()
        )
    assert isinstance(snapshot, OverviewSnapshot)
    return snapshot


def question(paper: Paper) -> PaperSection:
    return paper.template.sections.get(key="question-1")


def test_a_paper_is_on_an_inspection_or_on_a_programme(overview: Paper, within: Inspection) -> None:
    overview.inspection = within
    with pytest.raises(IntegrityError, match="paper_on_inspection_or_programme"):
        overview.save()


def test_it_starts_with_the_glossary_of_its_nations(
    within: Inspection, programme: InspectionProgramme, inspector: User
) -> None:
    form = PaperTemplate.objects.get(slug="programme-overview")
    details = OverviewDetails(PaperDetails("An overview"))
    paper = start_overview(programme=programme, template=form, details=details, by=inspector)
    assert "Kinship care: " in paper.texts.get(section__key="glossary").text


def test_the_form_of_an_inspections_paper_is_refused(
    programme: InspectionProgramme, inspector: User
) -> None:
    form = PaperTemplate.objects.get(slug="council-paper")
    details = OverviewDetails(PaperDetails("An overview"))
    with pytest.raises(TemplateNotOfferedError):
        start_overview(programme=programme, template=form, details=details, by=inspector)


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.SCHEDULED])
def test_what_is_not_published_never_gets_in(
    overview: Paper, within: Inspection, state: Inspection.State
) -> None:
    embargo = timezone.now() + datetime.timedelta(days=1)
    hidden = another(within, "moray", state=state, publish_at=embargo)
    for kind in Finding.Kind:
        message(hidden, kind)
    hidden.evidence_counts.create(measure="case_files", count=77)
    text = overview.texts.create(section=question(overview), text="")
    text.picked.set(hidden.findings.all())
    stored = str(to_json(read(overview)))
    assert "Moray" not in stored
    assert "77" not in stored


def test_a_removed_finding_never_gets_in(overview: Paper, within: Inspection) -> None:
    gone = message(within, Kind.GOOD_PRACTICE)
    gone.removed_at = timezone.now()
    gone.save()
    assert read(overview).programme.good_practice == ()


def test_who_is_left_out_is_only_named(overview: Paper, within: Inspection) -> None:
    moray = another(within, "moray")
    overview.left_out.add(moray.partnership)
    facts = read(overview).programme
    assert [row.partnership for row in facts.inspections] == ["Midlothian"]
    assert facts.left_out == ("Moray",)


def test_only_the_newest_inspection_until_its_day_is_in(
    overview: Paper, within: Inspection
) -> None:
    later = datetime.date(2021, 5, 1)
    another(within, "midlothian", reference="midlothian-later", published_on=later)
    assert [row.reference for row in read(overview).programme.inspections] == ["midlothian-later"]
    overview.until = datetime.date(2020, 12, 31)
    overview.save()
    assert [row.reference for row in read(overview).programme.inspections] == [within.reference]


def test_a_self_evaluation_is_not_in(overview: Paper, within: Inspection) -> None:
    another(within, "moray", kind=Inspection.Kind.SELF_EVALUATION)
    assert [row.partnership for row in read(overview).programme.inspections] == ["Midlothian"]


def test_small_counts_never_enter_it(overview: Paper, within: Inspection) -> None:
    within.evidence_counts.create(measure="children_met", count=40)
    another(within, "moray").evidence_counts.create(measure="children_met", count=3)
    (row,) = read(overview).programme.evidence
    assert (row.total, row.inspections, row.withheld) == ("more than 40", 2, 1)


def test_a_picked_message_is_kept_with_its_partnership(
    overview: Paper, within: Inspection, inspector: User
) -> None:
    chosen = message(within)
    pick_messages(paper=overview, section=question(overview), messages=[chosen], by=inspector)
    (section,) = (row for row in read(overview).sections if row.picked)
    assert section.heading.startswith("How good is the partnership at recognising")
    assert [row.partnership for row in section.picked] == ["Midlothian"]


def test_a_message_from_elsewhere_is_refused(
    overview: Paper, within: Inspection, inspector: User
) -> None:
    elsewhere = message(another(within, "moray", programme=None))
    with pytest.raises(MessageOutsideError):
        pick_messages(
            paper=overview, section=question(overview), messages=[elsewhere], by=inspector
        )


def test_messages_are_picked_for_questions_alone(overview: Paper, inspector: User) -> None:
    section = overview.template.sections.get(key="conclusion")
    with pytest.raises(SectionNotWrittenError):
        pick_messages(paper=overview, section=section, messages=[], by=inspector)


def test_two_who_change_the_partnerships_clash(
    overview: Paper, within: Inspection, inspector: User
) -> None:
    seen = Opened({"title": overview.title, "left_out": []})
    overview.left_out.add(another(within, "moray").partnership)
    with pytest.raises(Clash, match="left_out"):
        save_overview_details(
            paper=overview,
            details=OverviewDetails(PaperDetails(overview.title)),
            opened=seen,
            by=inspector,
        )


def test_a_final_one_needs_a_published_inspection(inspector: User) -> None:
    overview = started_overview(inspector)
    with pytest.raises(InspectionNotPublished):
        request_report(paper=overview, is_draft=False, by=inspector)


def test_an_amended_inspection_supersedes_the_overviews_that_tell_of_it(
    overview: Paper, within: Inspection, inspector: User
) -> None:
    now = timezone.now()
    report = Report.objects.create(
        paper=overview, code="TOLD", is_draft=False, requested_by=inspector, requested_at=now,
        queued_at=now, snapshot=to_json(read(overview)), state=Report.State.READY, finished_at=now,
    )  # fmt: skip
    moray = another(within, "moray")
    assert supersede_reports(inspection=moray, reason="A wrong grade", by=inspector) == 0
    assert supersede_reports(inspection=within, reason="A wrong grade", by=inspector) == 1
    report.refresh_from_db()
    assert report.superseded_reason == "A wrong grade"


def test_the_number_of_queries_does_not_grow(overview: Paper, within: Inspection) -> None:
    message(another(within, "moray"), Kind.GOOD_PRACTICE)
    with CaptureQueriesContext(connection) as few:
        read(overview)
    for slug in ("fife", "stirling"):
        message(another(within, slug), Kind.GOOD_PRACTICE)
    with CaptureQueriesContext(connection) as many:
        read(overview)
    assert len(many) <= len(few)
