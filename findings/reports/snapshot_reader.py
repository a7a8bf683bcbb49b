"""Reading a paper's snapshot off the records, under the lock of the inspection and the paper."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, to_locale

from findings.models import Finding, Paper, PaperSection, PaperTemplate, PaperText, Report
from findings.reports.inspection_facts import (
    EarlierFacts,
    EvidenceFacts,
    FindingFacts,
    GradeFacts,
    InspectionFacts,
    QuestionFacts,
)
from findings.reports.overview_reader import picked_by_section, programme_facts
from findings.reports.plan_reader import plan_facts
from findings.reports.review_reader import review_facts, without_results
from findings.reports.snapshot import (
    VERSION,
    AnySnapshot,
    Json,
    OverviewSnapshot,
    SectionFacts,
    Snapshot,
    from_json,
    to_json,
)
from findings.tables.paper import sections_of, written
from inspections.models import Evaluation, Inspection
from inspections.models.evaluation import with_grades
from inspections.tables.evidence_count import evidence_rows
from inspections.tables.inspection import sentence, told_of


def read_snapshot(report: Report, *, at: datetime.datetime | None = None) -> AnySnapshot:
    """All that a paper says. Within a transaction: nobody changes the records while they are read.

    Small counts come into it as readers may see them, so that no file made from it tells them.
    """
    Paper.objects.select_for_update(no_key=True).only("pk").get(pk=report.paper_id)
    papers = Paper.objects.select_related(
        "template", "inspection__follows", "plan", "programme__inspectorate"
    )
    paper = papers.get(pk=report.paper_id)
    texts = {text.section_id: text for text in paper.texts.all()}
    return snapshot_of(
        paper,
        texts,
        code=report.code,
        is_draft=report.is_draft,
        requested_by=str(report.requested_by),
        address=report.get_absolute_url(),
        at=at or timezone.localtime(),
    )


def snapshot_of(
    paper: Paper,
    texts: dict[int, PaperText],
    *,
    code: str,
    is_draft: bool,
    requested_by: str,
    address: str,
    at: datetime.datetime,
) -> AnySnapshot:
    """The snapshot of a paper, stored or not, with the authors' texts by section.

    It is the one that is read from JSON later, so that every build of the paper is the same.
    """
    every: Json = {
        "version": VERSION,
        "kind": paper.template.kind,
        "title": paper.title,
        "meeting_body": paper.meeting_body,
        "meeting_on": paper.meeting_on,
        "code": code,
        "is_draft": is_draft,
        "language": to_locale(get_language() or settings.LANGUAGE_CODE).replace("_", "-"),
        "made_at": at.replace(microsecond=0),
        "requested_by": requested_by,
        "address": address,
        "check_address": check_address(),
    }
    snapshot: AnySnapshot
    if paper.inspection_id is None:
        facts = programme_facts(paper)
        snapshot = OverviewSnapshot(**every, sections=_sections(paper, texts), programme=facts)
    else:
        inspection = _inspection(paper.inspection_id, on=paper.meeting_on or at.date())
        snapshot = Snapshot(**every, sections=_sections(paper, texts), inspection=inspection)
        snapshot = _with_subject(snapshot, paper, on=at.date())
    return from_json(to_json(snapshot))


def _with_subject(snapshot: Snapshot, paper: Paper, *, on: datetime.date) -> Snapshot:
    """With the plan or the review that the paper is on.

    A final paper on a review that is not published tells nothing that was found at it.
    """
    if paper.plan is not None:
        return replace(snapshot, plan=plan_facts(paper, on=on))
    if snapshot.kind != PaperTemplate.Kind.PROGRESS_REVIEW or paper.inspection is None:
        return snapshot
    review = review_facts(paper.inspection, is_draft=snapshot.is_draft)
    told = snapshot.inspection if review.is_told else without_results(snapshot.inspection)
    return replace(snapshot, inspection=told, review=review)


def _sections(paper: Paper, texts: dict[int, PaperText]) -> tuple[SectionFacts, ...]:
    is_stored = paper.pk is not None and paper.inspection_id is None
    picked = picked_by_section(paper, texts.values()) if is_stored else {}
    return tuple(
        replace(_section(section, texts), picked=tuple(picked.get(section.pk, ())))
        for section in sections_of(paper)
    )


def check_address() -> str:
    """Where readers check a paper by its code."""
    portal: str = settings.PUBLIC_ADDRESS
    return urljoin(portal, reverse("findings:paper-verify"))


def _section(section: PaperSection, texts: dict[int, PaperText]) -> SectionFacts:
    own = written(section, texts)
    return SectionFacts(
        place=section.place,
        level=section.level,
        number=section.number,
        heading=section.heading,
        source=section.source,
        lead_in=section.lead_in,
        numbering=section.numbering,
        required=section.required,
        text=own.text,
        choices=tuple(section.choices),
        ticks=own.ticks,
    )


def _inspection(inspection_id: int, *, on: datetime.date) -> InspectionFacts:
    Inspection.objects.select_for_update(no_key=True).only("pk").get(pk=inspection_id)
    rows = Inspection.objects.for_list().select_related("follows").prefetch_related(with_grades())
    row = rows.prefetch_related("scrutiny_partners").get(pk=inspection_id)
    threshold = settings.DISCLOSURE_THRESHOLD
    evidence = evidence_rows(row.evidence_counts.all(), threshold=threshold)
    return InspectionFacts(
        partnership=row.partnership.name,
        title=row.title,
        kind=row.kind,
        sentence=sentence(told_of(row), on=on),
        lead_body=row.lead_body.name,
        scrutiny_partners=tuple(body.name for body in row.scrutiny_partners.all()),
        framework=str(row.edition),
        framework_is_checked=row.edition.checked,
        programme=row.programme.name if row.programme else "",
        announced=row.announced,
        fieldwork_from=row.fieldwork_from,
        fieldwork_to=row.fieldwork_to,
        feedback_on=row.feedback_on,
        published_on=row.published_on,
        action_plan_due_on=row.action_plan_due_on,
        team=row.team,
        scope=row.scope,
        evidence_note=row.evidence_note,
        confidence_statement=row.confidence_statement,
        source_url=row.source_url,
        grades=_grades(row),
        questions=tuple(
            QuestionFacts(question.number, question.text, question.checked)
            for question in row.edition.questions.all()
        ),
        evidence=tuple(EvidenceFacts(counted.measure, counted.count) for counted in evidence),
        findings=_findings(row.findings.current()),
        earlier=_earlier(row),
    )


def _grades(inspection: Inspection) -> tuple[GradeFacts, ...]:
    scale = inspection.edition.scale
    levels = scale.grades.order_by("rank") if scale else ()
    words = tuple(grade.label for grade in levels)
    return tuple(_grade(evaluation, words) for evaluation in inspection.evaluations.all())


def _grade(evaluation: Evaluation, scale: tuple[str, ...]) -> GradeFacts:
    indicator, grade = evaluation.indicator, evaluation.grade
    return GradeFacts(
        code=indicator.printed_code,
        title=indicator.title,
        is_checked=indicator.checked,
        label=evaluation.said,
        rank=grade.rank if grade else None,
        definition=grade.definition if grade else "",
        definition_is_checked=grade.checked if grade else True,
        scale=scale,
        commentary=evaluation.commentary,
    )


def _findings(findings: Iterable[Finding]) -> tuple[FindingFacts, ...]:
    return tuple(FindingFacts(row.kind, row.text, row.summary) for row in findings)


def _earlier(inspection: Inspection) -> tuple[EarlierFacts, ...]:
    """The published inspection that this one follows up, then the reviews of it before this one."""
    first = inspection.follows
    if first is None:
        return ()
    root = first.follows_id or first.pk
    rows = Inspection.objects.published().filter(Q(pk=root) | Q(follows=root))
    before = rows.exclude(pk=inspection.pk).select_related("lead_body").prefetch_related("findings")
    in_order = before.order_by(
        F("follows").asc(nulls_first=True), F("published_on").asc(nulls_last=True), "pk"
    )
    return tuple(_earlier_facts(row) for row in in_order if not _is_later(row, inspection))


def _is_later(row: Inspection, than: Inspection) -> bool:
    start, other = row.fieldwork_from, than.fieldwork_from
    return bool(start and other and start > other)


def _earlier_facts(row: Inspection) -> EarlierFacts:
    current = [finding for finding in row.findings.all() if finding.removed_at is None]
    return EarlierFacts(
        kind=row.kind,
        title=row.title,
        lead_body=row.lead_body.name,
        published_on=row.published_on,
        source_url=row.source_url,
        findings=_findings(current),
    )
