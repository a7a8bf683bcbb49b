"""The task list's steps, each worked out from what has been entered."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from findings.models import Finding
from findings.tables.entry import EntryRecords, Step, StepGroup, StepState
from findings.tables.section import SECTIONS, Section
from inspections.models import Inspection
from inspections.operations.inspection import CONCLUSIONS, EVIDENCE, TEAM

Kind = Finding.Kind

MISSING = {
    Kind.STRENGTH: gettext_lazy("Enter the strengths"),
    Kind.AREA_FOR_IMPROVEMENT: gettext_lazy("Enter the areas for improvement"),
    Kind.GOOD_PRACTICE: gettext_lazy("Enter good practice, or say that the report has none"),
}
"""The kinds of finding that every report is asked for; others are entered where it has them."""


def entry_steps(records: EntryRecords) -> list[StepGroup]:
    """The whole task list, but for its last group, which sends it."""
    return [
        StepGroup(
            _("About the inspection"), [_details(records), _team(records), _evidence(records)]
        ),
        StepGroup(
            _("What inspectors concluded"),
            [_grades(records), *_findings(records), _conclusions(records)],
        ),
    ]


def _details(records: EntryRecords) -> Step:
    inspection = records.inspection
    began = inspection.fieldwork_from or inspection.published_on
    ended = inspection.fieldwork_to or inspection.published_on
    self_evaluation = inspection.kind == Inspection.Kind.SELF_EVALUATION
    complete = bool(began and (ended or self_evaluation))
    return Step(
        key="details",
        name=_("Details and dates"),
        address=reverse("inspections:inspection-details", args=[inspection.reference]),
        state=StepState.COMPLETED if complete else StepState.IN_PROGRESS,
        missing="" if complete else _("Enter when fieldwork ended or the report was published"),
    )


def _team(records: EntryRecords) -> Step:
    inspection = records.inspection
    given = records.partners or inspection.team or inspection.scope
    return _step(
        records,
        key=TEAM,
        name=_("Inspection team and partners"),
        given=bool(given),
        url_name="inspections:inspection-team",
        missing=_("Say who took part and what was in scope"),
    )


def _evidence(records: EntryRecords) -> Step:
    count = len(records.evidence_counts)
    return _step(
        records,
        key=EVIDENCE,
        name=_("Evidence base"),
        given=bool(count or records.inspection.evidence_note),
        url_name="inspections:inspection-evidence",
        hint=ngettext("%d number entered", "%d numbers entered", count) % count if count else "",
        missing=_("Enter how much evidence was gathered"),
    )


def _grades(records: EntryRecords) -> Step:
    inspection = records.inspection
    done, all_of_them = records.graded, records.to_grade
    counts = {"done": done, "all": all_of_them}
    return Step(
        key="grades",
        name=_("Grades"),
        address=reverse("inspections:inspection-grades", args=[inspection.reference]),
        state=_grading_state(records),
        hint=(
            _("%(done)d of %(all)d indicators") % counts
            if records.is_graded
            else _("This kind of inspection gives no grades")
        ),
        missing=_("Grade %(left)d more of %(all)d indicators")
        % {**counts, "left": all_of_them - done}
        if all_of_them
        else _("Record at least one evaluation"),
    )


def _grading_state(records: EntryRecords) -> StepState:
    if not records.is_graded:
        return StepState.NOT_NEEDED
    if not records.graded:
        return StepState.NOT_STARTED
    complete = records.graded >= records.to_grade
    return StepState.COMPLETED if complete else StepState.IN_PROGRESS


def _findings(records: EntryRecords) -> list[Step]:
    """A step for each kind of finding; key messages belong to the conclusions."""
    return [
        _required_findings(records, section)
        if section.kind in MISSING
        else _optional_findings(records, section)
        for section in SECTIONS
        if section.kind is not Kind.KEY_MESSAGE
    ]


def _required_findings(records: EntryRecords, section: Section) -> Step:
    count = len(records.of_kind(section.kind))
    return _step(
        records,
        key=section.slug,
        name=str(section.title),
        given=bool(count),
        hint=section.count(count) if count else "",
        missing=str(MISSING[section.kind]),
        address=_findings_address(records, section),
    )


def _optional_findings(records: EntryRecords, section: Section) -> Step:
    count = len(records.of_kind(section.kind))
    return Step(
        key=section.slug,
        name=str(section.title),
        address=_findings_address(records, section),
        state=StepState.COMPLETED if count else StepState.OPTIONAL,
        hint=section.count(count) if count else "",
    )


def _findings_address(records: EntryRecords, section: Section) -> str:
    return reverse("findings:finding-entry", args=[records.inspection.reference, section.slug])


def _conclusions(records: EntryRecords) -> Step:
    given = records.inspection.confidence_statement or records.of_kind(Kind.KEY_MESSAGE)
    return _step(
        records,
        key=CONCLUSIONS,
        name=_("Conclusions"),
        given=bool(given),
        url_name="inspections:inspection-conclusions",
        missing=_("Enter the confidence statement or the key messages"),
    )


def _step(
    records: EntryRecords,
    *,
    key: str,
    name: str,
    given: bool,
    missing: str,
    url_name: str = "",
    address: str = "",
    hint: str = "",
) -> Step:
    """A step that is done once something is given, or the report is said to have nothing."""
    none = records.has_none(key) and not given
    complete = given or none
    return Step(
        key=key,
        name=name,
        address=address or reverse(url_name, args=[records.inspection.reference]),
        state=StepState.COMPLETED if complete else StepState.NOT_STARTED,
        hint=_("The report has none") if none else hint,
        missing="" if complete else missing,
    )
