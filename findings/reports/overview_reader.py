"""Reading a programme across partnerships off the records, for the snapshot of its overview."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db.models import Prefetch

from findings.models import Finding, Paper, PaperText
from findings.reports.inspection_facts import QuestionFacts
from findings.reports.overview_columns import Columns
from findings.reports.programme_facts import (
    EvaluationFacts,
    EvidenceTotalFacts,
    ExampleFacts,
    FrameworkFacts,
    InspectedFacts,
    LevelFacts,
    ProgrammeFacts,
    QuantifierFacts,
    ScaleFacts,
    TermFacts,
)
from inspections.models import (
    Evaluation,
    FrameworkEdition,
    GradingScale,
    IndicatorMapping,
    Inspection,
)
from inspections.models.evaluation import with_grades
from inspections.tables.evidence_total import evidence_totals


def programme_facts(paper: Paper) -> ProgrammeFacts:
    """Everything that an overview tells of its programme.

    The inspections are locked in the order of their ids, so that they are read as they are at one
    moment and two builds never wait for each other.
    """
    assert paper.programme is not None  # noqa: S101 - asked of overviews alone
    programme, rows = paper.programme, _inspections(paper)
    editions = _editions(rows)
    columns = _columns(rows)
    bodies = {body.name for row in rows for body in row.scrutiny_partners.all()}
    return ProgrammeFacts(
        name=programme.name,
        lead_body=programme.inspectorate.name,
        scrutiny_partners=tuple(sorted(bodies)),
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
        until=paper.until,
        frameworks=tuple(FrameworkFacts(str(row), row.checked) for row in editions),
        questions=tuple(
            QuestionFacts(row.number, row.text, row.checked) for row in paper.questions()
        ),
        scales=_scales(editions),
        columns=columns.facts,
        quantifiers=_quantifiers(editions),
        inspections=tuple(_inspected(row, columns) for row in rows),
        left_out=_left_out(paper),
        evidence=_evidence(rows),
        good_practice=tuple(
            example(finding, row)
            for row in rows
            for finding in row.findings.all()
            if finding.kind == Finding.Kind.GOOD_PRACTICE
        ),
    )


def picked_by_section(paper: Paper, texts: Iterable[PaperText]) -> dict[int, list[ExampleFacts]]:
    """The key messages that the authors chose, by section, without those that are gone since."""
    chosen = PaperText.picked.through.objects.filter(papertext__in=list(texts))
    standing = Finding.objects.current().filter(inspection__in=paper.inspections().values("pk"))
    rows = chosen.filter(finding__in=standing).select_related(
        "papertext", "finding__inspection__partnership", "finding__question"
    )
    found: dict[int, list[ExampleFacts]] = {}
    for row in rows.order_by("finding__inspection__partnership__name", "finding__position"):
        message = example(row.finding, row.finding.inspection)
        found.setdefault(row.papertext.section_id, []).append(message)
    return found


def example(finding: Finding, inspection: Inspection) -> ExampleFacts:
    question = finding.question
    return ExampleFacts(
        partnership=inspection.partnership.name,
        text=finding.text,
        summary=finding.summary,
        question=question.number if question else None,
    )


def _inspections(paper: Paper) -> list[Inspection]:
    ids = list(paper.inspections().order_by("pk").values_list("pk", flat=True))
    locked = Inspection.objects.published().filter(pk__in=ids).order_by("pk")
    still = list(locked.select_for_update(no_key=True, of=("self",)).values_list("pk", flat=True))
    practice = Finding.objects.current().of_kind(Finding.Kind.GOOD_PRACTICE)
    rows = Inspection.objects.filter(pk__in=still).with_day().for_list()
    return list(
        rows.select_related("edition__framework__quantifiers")
        .prefetch_related(
            with_grades(),
            "scrutiny_partners",
            "evidence_counts",
            "edition__scale__grades",
            "edition__framework__quantifiers__terms",
            Prefetch("findings", practice.select_related("question").order_by("position")),
        )
        .order_by("partnership__name")
    )


def _editions(rows: Sequence[Inspection]) -> list[FrameworkEdition]:
    """Those in use, the newest first."""
    found = {row.edition_id: row.edition for row in rows}
    return sorted(found.values(), key=lambda row: str(row.in_force_from or ""), reverse=True)


def _columns(rows: Sequence[Inspection]) -> Columns:
    indicators = {
        evaluation.indicator_id: (evaluation.indicator, row.edition)
        for row in rows
        for evaluation in row.evaluations.all()
    }
    carried = IndicatorMapping.objects.filter(
        relation=IndicatorMapping.Relation.CONTINUES,
        indicator__in=indicators,
        counterpart__in=indicators,
    )
    return Columns(indicators, carried.values_list("indicator_id", "counterpart_id"))


def _scales(editions: Sequence[FrameworkEdition]) -> tuple[ScaleFacts, ...]:
    scales = {row.scale.pk: row.scale for row in editions if row.scale}
    return tuple(_scale(scale) for scale in scales.values())


def _scale(scale: GradingScale) -> ScaleFacts:
    levels = sorted(scale.grades.all(), key=lambda grade: -grade.rank)
    return ScaleFacts(
        scale.name,
        tuple(
            LevelFacts(row.rank, row.label, row.good_or_better, row.definition, row.checked)
            for row in levels
        ),
    )


def _quantifiers(editions: Sequence[FrameworkEdition]) -> QuantifierFacts | None:
    """The words of the newest framework that has any."""
    tables = (row.framework.quantifiers for row in editions)
    table = next((row for row in tables if row is not None), None)
    if table is None:
        return None
    terms = sorted(table.terms.all(), key=lambda term: -term.at_least)
    return QuantifierFacts(
        name=table.name,
        source=table.source,
        is_checked=table.checked,
        terms=tuple(TermFacts(term.word, term.at_least, term.at_most) for term in terms),
    )


def _inspected(row: Inspection, columns: Columns) -> InspectedFacts:
    return InspectedFacts(
        partnership=row.partnership.name,
        reference=row.reference,
        title=row.title,
        framework=str(row.edition),
        day=getattr(row, "day", None),
        published_on=row.published_on,
        source_url=row.source_url,
        evaluations=tuple(_evaluation(said, columns) for said in row.evaluations.all()),
    )


def _evaluation(said: Evaluation, columns: Columns) -> EvaluationFacts:
    return EvaluationFacts(
        column=columns.key_of(said.indicator_id),
        label=said.said,
        rank=said.grade.rank if said.grade else None,
        absence=said.without_grade,
    )


def _left_out(paper: Paper) -> tuple[str, ...]:
    return tuple(paper.left_out.values_list("name", flat=True)) if paper.pk else ()


def _evidence(rows: Sequence[Inspection]) -> tuple[EvidenceTotalFacts, ...]:
    counts = [list(row.evidence_counts.all()) for row in rows]
    totals = evidence_totals(counts, threshold=settings.DISCLOSURE_THRESHOLD)
    return tuple(
        EvidenceTotalFacts(row.measure, row.shown, row.inspections, row.withheld) for row in totals
    )
