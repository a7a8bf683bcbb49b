"""Starting an inspection, and entering what its report says step by step."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify

from inspections.models import (
    FrameworkEdition,
    Inspection,
    InspectionProgramme,
    Inspectorate,
    Partnership,
    QualityFramework,
)
from portal.access.clash import Opened, refuse_clash
from portal.access.operation import recorded
from portal.accounts.models import User

TEAM, EVIDENCE, CONCLUSIONS = "team", "evidence", "conclusions"
"""Keys of `Inspection.empty_sections`; a step of findings uses the kind's address, such as
"good-practice"."""


class NotEditable(Exception):  # noqa: N818 - a state, said to the person as it is
    """The inspection is in review, approved, published or gone, so nothing may be entered."""


class NoEditionInForce(Exception):  # noqa: N818
    """The framework had no edition on the inspection's date."""


@dataclass(frozen=True)
class InspectionDetails:
    """What the step "Details and dates" holds."""

    title: str
    announced: str
    programme: InspectionProgramme | None
    follows: Inspection | None
    notified_on: datetime.date | None
    fieldwork_from: datetime.date | None
    fieldwork_to: datetime.date | None
    feedback_on: datetime.date | None
    published_on: datetime.date | None
    action_plan_due_on: datetime.date | None
    source_url: str

    @classmethod
    def of(cls, inspection: Inspection) -> "InspectionDetails":
        return cls(**{name: getattr(inspection, name) for name in cls.__dataclass_fields__})


@dataclass(frozen=True)
class InspectionTeam:
    """What the step "Inspection team and partners" holds."""

    lead_body: Inspectorate
    scrutiny_partners: Iterable[Inspectorate]
    team: str
    scope: str
    is_empty: bool

    @classmethod
    def of(cls, inspection: Inspection) -> "InspectionTeam":
        return cls(
            lead_body=inspection.lead_body,
            scrutiny_partners=frozenset(inspection.scrutiny_partners.all()),
            team=inspection.team,
            scope=inspection.scope,
            is_empty=TEAM in inspection.empty_sections,
        )


@dataclass(frozen=True)
class Conclusions:
    """What the step "Conclusions" holds, beside the key messages."""

    confidence_statement: str
    is_empty: bool

    @classmethod
    def of(cls, inspection: Inspection) -> "Conclusions":
        return cls(
            confidence_statement=inspection.confidence_statement,
            is_empty=CONCLUSIONS in inspection.empty_sections,
        )


def lock_editable(inspection: Inspection) -> Inspection:
    """The inspection under its row lock; NotEditable while nothing may be entered.

    Every operation that changes what an inspection says begins here, within its transaction.
    """
    locked = (
        Inspection.objects.select_for_update(of=("self",))
        .select_related("partnership", "edition__framework", "edition__scale", "lead_body")
        .filter(pk=inspection.pk)
        .first()
    )
    if locked is None or not locked.is_editable:
        raise NotEditable(locked.state if locked else "deleted")
    return locked


def edition_in_force(framework: QualityFramework, *, on: datetime.date) -> FrameworkEdition:
    """The edition of a framework on a day; the newest where two overlap. NoEditionInForce."""
    edition = framework.editions.in_force(on=on).first()
    if edition is None:
        raise NoEditionInForce(framework.name)
    return edition


@recorded
def start_inspection(
    *,
    partnership: Partnership,
    framework: QualityFramework,
    kind: str,
    began_on: datetime.date,
    title: str,
    programme: InspectionProgramme | None = None,
    by: User | None,
) -> Inspection:
    """Start entering an inspection under the edition in force when it began.

    Two that start at once for one partnership wait for each other, so that each gets a reference
    of its own. Raises NoEditionInForce.
    """
    Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    return Inspection.objects.create(
        reference=free_reference(f"{partnership.slug}-{slugify(kind)}-{began_on.year}"),
        partnership=partnership,
        edition=edition_in_force(framework, on=began_on),
        kind=kind,
        title=title,
        programme=programme,
        fieldwork_from=began_on,
        lead_body=framework.inspectorate,
        created_by=by,
    )


def free_reference(wanted: str) -> str:
    """`wanted`, or with the first number behind it that no inspection has."""
    taken = set(
        Inspection.objects.filter(reference__startswith=wanted).values_list("reference", flat=True)
    )
    number = 2
    reference = wanted
    while reference in taken:
        reference = f"{wanted}-{number}"
        number += 1
    return reference


@recorded
def save_details(
    *, inspection: Inspection, details: InspectionDetails, opened: Opened | None, by: User | None
) -> Inspection:
    """Store the details and dates. Raises NotEditable and Clash."""
    locked = lock_editable(inspection)
    refuse_clash(opened=opened, stored=vars(InspectionDetails.of(locked)), typed=vars(details))
    for name, value in vars(details).items():
        setattr(locked, name, value)
    locked.save()
    return locked


@recorded
def save_team(
    *, inspection: Inspection, team: InspectionTeam, opened: Opened | None, by: User | None
) -> Inspection:
    """Store who inspected and what was in scope. Raises NotEditable and Clash."""
    locked = lock_editable(inspection)
    refuse_clash(opened=opened, stored=vars(InspectionTeam.of(locked)), typed=vars(team))
    locked.lead_body = team.lead_body
    locked.team = team.team
    locked.scope = team.scope
    mark(locked, TEAM, empty=team.is_empty)
    locked.save()
    locked.scrutiny_partners.set(team.scrutiny_partners)
    return locked


@recorded
def save_conclusions(
    *, inspection: Inspection, conclusions: Conclusions, opened: Opened | None, by: User | None
) -> Inspection:
    """Store the confidence statement. Raises NotEditable and Clash."""
    locked = lock_editable(inspection)
    refuse_clash(opened=opened, stored=vars(Conclusions.of(locked)), typed=vars(conclusions))
    locked.confidence_statement = conclusions.confidence_statement
    mark(locked, CONCLUSIONS, empty=conclusions.is_empty)
    locked.save()
    return locked


@recorded
def mark_section(
    *, inspection: Inspection, section: str, empty: bool, by: User | None
) -> Inspection:
    """Say that the report has nothing under a section, or take that back. Raises NotEditable."""
    locked = lock_editable(inspection)
    mark(locked, section, empty=empty)
    locked.save(update_fields=["empty_sections", "updated_at"])
    return locked


def mark(inspection: Inspection, section: str, *, empty: bool) -> None:
    """Set or take back one key of `empty_sections`; the caller saves."""
    others = [key for key in inspection.empty_sections if key != section]
    inspection.empty_sections = [*others, section] if empty else others
