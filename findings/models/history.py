"""Which recorded events are a record's history: its own, and those of the rows that belong to it.

django-pghistory keeps one table of events for each tracked table. Here the events of several are
read as one list by one query, each with the row as it was before, so that a history of any length
and breadth costs the same number of queries.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db import models
from django.db.models import Case, F, Func, Q, Value, When, Window
from django.db.models.functions import Coalesce, Concat, JSONObject, Lag, Left, NullIf

from findings.models.action_plan import ActionPlan
from findings.models.comment import Comment
from findings.models.evidence import Evidence, EvidenceVersion
from findings.models.finding import Finding, Theme
from findings.models.improvement_action import (
    DueDateRevision,
    ImprovementAction,
    Milestone,
    ProgressUpdate,
)
from findings.models.paper import Paper, PaperText
from findings.models.paper_template import PaperSection, PaperTemplate
from findings.models.progress_review import PositionStatement, ReadinessStep, ReviewPreparation
from findings.models.report import Report
from findings.models.verification import Completion
from inspections.models import (
    Agency,
    Amendment,
    DataImport,
    Evaluation,
    EvidenceCount,
    FrameworkArea,
    FrameworkEdition,
    Grade,
    GradingScale,
    IndicatorMapping,
    Inspection,
    InspectionProgramme,
    InspectionQuestion,
    Inspectorate,
    OtherName,
    Partnership,
    QualityFramework,
    QualityIndicator,
    QuantifierTable,
)
from portal.access.scope import Scope
from portal.accounts.models import Membership, User

Events = models.QuerySet[models.Model, dict[str, Any]]
Names = dict[tuple[type[models.Model], int], str]

COLUMNS = (
    "event_table",
    "pgh_id",
    "event_at",
    "event_label",
    "event_context",
    "event_metadata",
    "event_row",
    "event_before",
)
"""Told apart from the fields of the rows by their names."""
LONGEST_NAME = 100
DRAFTERS_READ = frozenset(
    {"id", "area_id", "text", "signed_off_by_id", "signed_off_at", "unsigned_reason"}
)
"""The fields of a position statement that are told to those who only draft it."""


@dataclass(frozen=True)
class Strand:
    """The events of one tracked table that belong to a history."""

    table: type[models.Model]
    belongs: Q
    told: frozenset[str] | None = None
    """The only fields that are told; every field where it is None."""


def inspection_strands(inspection: Inspection) -> list[Strand]:
    """The inspection with its grades, evidence, amendments and findings, removed ones too."""
    within = Q(inspection_id=inspection.pk)
    findings = Q(finding_id__in=_ids(Finding, within))
    return [
        Strand(Inspection, Q(id=inspection.pk)),
        Strand(Inspection.scrutiny_partners.through, within),
        Strand(Evaluation, within),
        Strand(EvidenceCount, within),
        Strand(Amendment, within),
        Strand(Finding, within),
        Strand(Finding.indicators.through, findings),
        Strand(Finding.themes.through, findings),
        *_review_strands(inspection.pk),
    ]


def _review_strands(review: int) -> list[Strand]:
    """What a progress review adds to its inspection: preparation, timetable and statements."""
    within = Q(inspection_id=review)
    said = Q(review_id=review)
    return [
        Strand(ReviewPreparation, within),
        Strand(ReadinessStep, Q(preparation_id__in=_ids(ReviewPreparation, within))),
        *_statement_strands(said, _ids(PositionStatement, said)),
    ]


def statement_strands(statement: PositionStatement, *, whole: bool) -> list[Strand]:
    """Of one statement; those who only draft it are not told what the inspectors concluded."""
    told = None if whole else DRAFTERS_READ
    return _statement_strands(Q(id=statement.pk), [statement.pk], told)


def _statement_strands(
    belongs: Q,
    ids: Any,  # noqa: ANN401 - ids, or a query
    told: frozenset[str] | None = None,
) -> list[Strand]:
    links = Q(positionstatement_id__in=ids)
    return [
        Strand(PositionStatement, belongs, told),
        Strand(PositionStatement.drafters.through, links),
        Strand(PositionStatement.evidence.through, links),
    ]


def action_strands(action: ImprovementAction, *, whole: bool) -> list[Strand]:
    """The action with what was told of it; `whole` with its evidence and what people said there."""
    within, links = Q(action_id=action.pk), Q(improvementaction_id=action.pk)
    strands = [
        Strand(ImprovementAction, Q(id=action.pk)),
        Strand(ImprovementAction.findings.through, links),
        Strand(ImprovementAction.supporting_agencies.through, links),
        Strand(Milestone, within),
        Strand(DueDateRevision, within),
        Strand(ProgressUpdate, within),
        Strand(Completion, within),
    ]
    if whole:
        strands += [
            Strand(Evidence.actions.through, links),
            Strand(Comment, within),
            Strand(Comment.mentions.through, Q(comment_id__in=_ids(Comment, within))),
        ]
    return strands


def plan_strands(plan: ActionPlan) -> list[Strand]:
    """The plan with its actions, deleted ones too, and what they are; each tells of its progress
    in a history of its own.
    """
    of_plan = Q(plan_id=plan.pk)
    links = Q(improvementaction_id__in=_ids(ImprovementAction, of_plan))
    within = Q(action_id__in=_ids(ImprovementAction, of_plan))
    return [
        Strand(ActionPlan, Q(id=plan.pk)),
        Strand(ImprovementAction, of_plan),
        Strand(ImprovementAction.findings.through, links),
        Strand(ImprovementAction.supporting_agencies.through, links),
        Strand(Milestone, within),
        Strand(DueDateRevision, within),
    ]


def finding_strands(finding: Finding) -> list[Strand]:
    links = Q(finding_id=finding.pk)
    return [
        Strand(Finding, Q(id=finding.pk)),
        Strand(Finding.indicators.through, links),
        Strand(Finding.themes.through, links),
    ]


def partnership_strands(partnership: Partnership) -> list[Strand]:
    """With the drafts that were deleted: that and which, for what they said was never published."""
    within = Q(partnership_id=partnership.pk)
    return [
        Strand(Partnership, Q(id=partnership.pk)),
        Strand(Agency, within),
        Strand(OtherName, within),
        Strand(Inspection, within & Q(pgh_label="delete"), frozenset({"reference", "title"})),
    ]


def framework_strands(framework: QualityFramework) -> list[Strand]:
    editions = Q(framework_id=framework.pk)
    within = Q(edition_id__in=_ids(FrameworkEdition, editions))
    return [
        Strand(QualityFramework, Q(id=framework.pk)),
        Strand(FrameworkEdition, editions),
        Strand(FrameworkArea, within),
        Strand(InspectionQuestion, within),
        Strand(QualityIndicator, within),
        Strand(IndicatorMapping, Q(indicator_id__in=_ids(QualityIndicator, within))),
    ]


def paper_strands(paper: Paper) -> list[Strand]:
    within = Q(paper_id=paper.pk)
    return [
        Strand(Paper, Q(id=paper.pk)),
        Strand(Paper.left_out.through, within),
        Strand(PaperText, within),
        Strand(PaperText.picked.through, Q(papertext_id__in=_ids(PaperText, within))),
        Strand(Report, within),
    ]


def evidence_strands(evidence: Evidence) -> list[Strand]:
    """With its versions and what it serves; where a file lies on the disk is not told."""
    within = Q(evidence_id=evidence.pk)
    told = ("number", "file_name", "content_type", "size", "sha256", "url", "note")
    return [
        Strand(Evidence, Q(id=evidence.pk), frozenset({"title", "seen_by", "removed_at"})),
        Strand(EvidenceVersion, within, frozenset(told)),
        Strand(Evidence.actions.through, within),
        Strand(PositionStatement.evidence.through, within),
    ]


def person_strands(person: User, scope: Scope) -> list[Strand]:
    """The person and their memberships in the partnerships that `scope` reaches."""
    return [
        Strand(User, Q(id=person.pk)),
        Strand(Membership, Q(user_id=person.pk) & scope.condition("partnership")),
    ]


def events_of(strands: Sequence[Strand]) -> Events:
    """The events of all strands as one list of COLUMNS, the newest first.

    Those of one transaction share its time and stand table by table.
    """
    first, *others = [_events(strand) for strand in strands]
    return first.union(*others, all=True).order_by("-event_at", "event_table", "-pgh_id")


def names_of(ids: Mapping[type[models.Model], Iterable[int]]) -> Names:
    """The names of records by table and id, by one query; what is gone has no name."""
    wanted = [(table, sorted(set(pks))) for table, pks in ids.items() if pks]
    if not wanted:
        return {}
    tables = {table._meta.label: table for table, _ in wanted}
    first, *others = [_names(table, pks) for table, pks in wanted]
    return {(tables[label], pk): name for label, pk, name in first.union(*others, all=True)}


def _ids(table: type[models.Model], belongs: Q) -> models.QuerySet[Any, Any]:
    """The ids that rows have had, deleted rows too."""
    return models.QuerySet(_event_table(table)).filter(belongs).values("id")


def _event_table(table: type[models.Model]) -> type[models.Model]:
    return cast(type[models.Model], table.pgh_event_model)  # type: ignore[attr-defined]


def _events(strand: Strand) -> Events:
    table = _event_table(strand.table)
    fields = [field.attname for field in table._meta.concrete_fields]
    told = [name for name in fields if not name.startswith("pgh_")]
    told = [name for name in told if strand.told is None or name in strand.told]
    row = JSONObject(**{name: F(name) for name in told})
    # The events of a table that only links two others have no object, and never change.
    earlier = Window(Lag(row), partition_by=F("pgh_obj_id"), order_by=F("pgh_id").asc())
    nothing = Value(None, output_field=models.JSONField())
    rows: models.QuerySet[Any, Any] = models.QuerySet(table).filter(strand.belongs)
    events: Events = rows.annotate(
        event_table=Value(strand.table._meta.label),
        event_at=F("pgh_created_at"),
        event_label=F("pgh_label"),
        event_context=F("pgh_context_id"),
        event_metadata=F("pgh_context__metadata"),
        event_row=row,
        event_before=earlier if "pgh_obj_id" in fields else nothing,
    ).values(*COLUMNS)
    return events


def _names(table: type[models.Model], pks: Sequence[int]) -> models.QuerySet[Any, Any]:
    named = Left(NAMES[table], LONGEST_NAME, output_field=models.TextField())
    rows: models.QuerySet[Any, Any] = models.QuerySet(table).filter(pk__in=pks)
    told: models.QuerySet[Any, Any] = rows.order_by().annotate(
        table=Value(table._meta.label), named=named
    )
    return told.values_list("table", "pk", "named")


def _joined(*parts: str) -> Func:
    words = [F(part) if part.replace("_", "").isalpha() else Value(part) for part in parts]
    return Concat(*words, output_field=models.TextField())


NAMES: dict[type[models.Model], models.Expression | F] = {
    ActionPlan: F("title"),
    Agency: F("name"),
    Comment: F("text"),
    Evidence: F("title"),
    Finding: F("text"),
    FrameworkArea: F("title"),
    DataImport: F("file_name"),
    FrameworkEdition: _joined("framework__name", " (", "label", ")"),
    Grade: F("label"),
    GradingScale: F("name"),
    ImprovementAction: _joined("reference", " ", "title"),
    Inspection: F("title"),
    InspectionProgramme: F("name"),
    InspectionQuestion: F("text"),
    Inspectorate: F("name"),
    Paper: F("title"),
    PaperSection: Coalesce(NullIf("heading", Value("")), "key"),
    PaperTemplate: F("name"),
    PaperText: Coalesce(NullIf("section__heading", Value("")), "section__key"),
    Partnership: F("name"),
    PositionStatement: F("area__text"),
    QualityFramework: F("name"),
    QualityIndicator: Case(
        When(code__regex=r"^\d", then=_joined("code", " ", "title")),
        default=F("title"),
        output_field=models.TextField(),
    ),
    QuantifierTable: F("name"),
    Report: F("code"),
    ReviewPreparation: F("inspection__title"),
    Theme: F("name"),
    User: Coalesce(NullIf("display_name", Value("")), "email"),
}
"""How the database names a record that an event points to; each as its __str__ does."""
