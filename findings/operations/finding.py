"""Entering what an inspection found: adding, changing, ordering and removing findings."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Max
from django.utils.text import slugify

from findings.models import Finding, Theme
from findings.models.finding import FindingQuerySet
from findings.tables.section import SECTION_OF_KIND
from inspections.models import Inspection, InspectionQuestion, QualityIndicator
from inspections.operations.inspection import lock_editable, mark_section
from portal.access.clash import Opened, refuse_clash
from portal.access.operation import recorded
from portal.accounts.models import User

MOST_AT_ONCE = 200


class TooManyFindings(Exception):  # noqa: N818 - named as it is said to the person
    """More findings than may be added at once."""


class SectionHasFindings(Exception):  # noqa: N818
    """A section with findings cannot be one that the report leaves empty."""


class FindingRemoved(Exception):  # noqa: N818
    """Somebody has removed the finding meanwhile."""


class OutsideEdition(Exception):  # noqa: N818
    """The question or an indicator belongs to another edition than the inspection's."""


@dataclass(frozen=True)
class FindingDetails:
    """What the page "Change a finding" holds."""

    text: str
    summary: str = ""
    question: InspectionQuestion | None = None
    indicators: frozenset[QualityIndicator] = frozenset()
    themes: frozenset[Theme] = frozenset()
    source_page: int | None = None

    @classmethod
    def of(cls, finding: Finding) -> "FindingDetails":
        return cls(
            text=finding.text,
            summary=finding.summary,
            question=finding.question,
            indicators=frozenset(finding.indicators.all()),
            themes=frozenset(finding.themes.all()),
            source_page=finding.source_page,
        )


@recorded
def add_findings(
    *, inspection: Inspection, kind: Finding.Kind, texts: Sequence[str], by: User | None
) -> list[Finding]:
    """Add findings of one kind after those that are there, in the order given.

    A section marked as empty in the report is so no longer. Raises NotEditable and
    TooManyFindings.
    """
    if len(texts) > MOST_AT_ONCE:
        raise TooManyFindings(len(texts))
    locked = lock_editable(inspection)
    last = locked.findings.of_kind(kind).aggregate(last=Max("position"))["last"] or 0
    added = Finding.objects.bulk_create(
        Finding(inspection=locked, kind=kind, position=position, text=text)
        for position, text in enumerate(texts, start=last + 1)
    )
    if added:
        _unmark(locked, kind, by=by)
    return added


@recorded
def edit_finding(
    *,
    finding: Finding,
    details: FindingDetails,
    new_theme: str = "",
    opened: Opened | None = None,
    by: User | None,
) -> Finding:
    """Store what a finding says and what it is about; `new_theme` is made when nobody has it.

    Raises NotEditable, FindingRemoved, OutsideEdition and Clash.
    """
    inspection = lock_editable(finding.inspection)
    locked = _lock(finding)
    if locked.removed_at is not None:
        raise FindingRemoved(locked.pk)
    _refuse_outside_edition(details, inspection)
    if new_theme:
        details = replace(details, themes=details.themes | {theme_named(new_theme)})
    refuse_clash(opened=opened, stored=vars(FindingDetails.of(locked)), typed=vars(details))
    for name in ("text", "summary", "question", "source_page"):
        setattr(locked, name, getattr(details, name))
    locked.save()
    locked.indicators.set(details.indicators)
    locked.themes.set(details.themes)
    return locked


@recorded
def move_finding(*, finding: Finding, places: int, by: User | None) -> Finding:
    """Move a finding among those of its kind: -1 is one up, 1 one down; the ends hold it.

    Raises NotEditable and FindingRemoved.
    """
    lock_editable(finding.inspection)
    siblings = list(_siblings(finding).current().select_for_update(of=("self",)))
    if finding not in siblings:
        raise FindingRemoved(finding.pk)
    place = siblings.index(finding)
    moved = siblings.pop(place)
    siblings.insert(min(max(place + places, 0), len(siblings)), moved)
    _number(siblings)
    return moved


@recorded
def remove_finding(*, finding: Finding, at: datetime.datetime, by: User | None) -> Finding:
    """Take a finding off its list; it is kept, so that it can be put back. Raises NotEditable."""
    lock_editable(finding.inspection)
    locked = _lock(finding)
    if locked.removed_at is None:
        locked.removed_at = at
        locked.save(update_fields=["removed_at"])
    return locked


@recorded
def restore_finding(*, finding: Finding, by: User | None) -> Finding:
    """Put a removed finding back where it stood. Raises NotEditable."""
    inspection = lock_editable(finding.inspection)
    locked = _lock(finding)
    if locked.removed_at is not None:
        locked.removed_at = None
        locked.save(update_fields=["removed_at"])
        _number(list(_siblings(locked).current()))
        _unmark(inspection, Finding.Kind(locked.kind), by=by)
    return locked


@recorded
def mark_section_empty(
    *, inspection: Inspection, kind: Finding.Kind, empty: bool, by: User | None
) -> Inspection:
    """Say that the report has no findings of a kind, or take that back.

    Raises NotEditable, and SectionHasFindings while there are some.
    """
    locked = lock_editable(inspection)
    if empty and locked.findings.current().of_kind(kind).exists():
        raise SectionHasFindings(kind)
    return mark_section(inspection=locked, section=SECTION_OF_KIND[kind].slug, empty=empty, by=by)


def theme_named(name: str) -> Theme:
    """The theme of this name, whatever its capitals and spaces; a new one when there is none."""
    name = " ".join(name.split())
    known = Theme.objects.filter(name__iexact=name).first()
    if known is not None:
        return known
    theme, _ = Theme.objects.get_or_create(slug=slugify(name)[:60], defaults={"name": name})
    return theme


def _lock(finding: Finding) -> Finding:
    return (
        Finding.objects.select_for_update(of=("self",))
        .select_related("inspection", "question")
        .get(pk=finding.pk)
    )


def _siblings(finding: Finding) -> FindingQuerySet:
    return Finding.objects.filter(inspection=finding.inspection_id, kind=finding.kind).order_by(
        "position", "pk"
    )


def _number(findings: Sequence[Finding]) -> None:
    """Give positions from 1 in this order, writing those that change."""
    changed = []
    for position, finding in enumerate(findings, start=1):
        if finding.position != position:
            finding.position = position
            changed.append(finding)
    Finding.objects.bulk_update(changed, ["position"])


def _refuse_outside_edition(details: FindingDetails, inspection: Inspection) -> None:
    editions = {indicator.edition_id for indicator in details.indicators}
    if details.question is not None:
        editions.add(details.question.edition_id)
    if editions - {inspection.edition_id}:
        raise OutsideEdition(inspection.edition_id)


def _unmark(inspection: Inspection, kind: Finding.Kind, *, by: User | None) -> None:
    section = SECTION_OF_KIND[kind].slug
    if section in inspection.empty_sections:
        mark_section(inspection=inspection, section=section, empty=False, by=by)
