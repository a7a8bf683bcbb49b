"""Entering what was read from a published report, once a person has checked it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from findings.models import Finding
from findings.operations.finding import add_findings
from findings.tables.proposal import Answers
from findings.tables.proposal_clash import fingerprint
from inspections.models import (
    Evaluation,
    FrameworkEdition,
    Grade,
    Inspection,
    Inspectorate,
    Partnership,
    PublishedReport,
)
from inspections.operations.inspection import free_reference
from inspections.operations.published_report import AlreadyEntered
from portal.access.operation import recorded
from portal.accounts.models import User


class AnswersChanged(Exception):  # noqa: N818 - a state, said to the person as it is
    """Somebody else saved corrections since the page was opened; nothing has been saved."""


@dataclass(frozen=True)
class ConfirmedGrade:
    """What the report says of one indicator, and on which page."""

    code: str
    grade: Grade | None
    without_grade: str
    source_page: int | None


@dataclass(frozen=True)
class ConfirmedFinding:
    """One finding as it is to be entered; `indicator` is a code, or nothing."""

    kind: Finding.Kind
    text: str
    source_page: int | None
    indicator: str


@dataclass(frozen=True)
class ConfirmedReport:
    """Everything that a person has checked."""

    partnership: Partnership
    edition: FrameworkEdition
    kind: str
    fieldwork_from: datetime.date | None
    fieldwork_to: datetime.date | None
    published_on: datetime.date | None
    lead_inspector: str
    grades: Sequence[ConfirmedGrade]
    findings: Sequence[ConfirmedFinding]
    action_plan_due_on: datetime.date | None = None
    scrutiny_partners: Sequence[Inspectorate] = ()


@recorded
def save_answers(
    *, report: PublishedReport, answers: Answers, by: User, opened: str | None = None
) -> None:
    """Keep what was corrected so far. Raises AlreadyEntered, and AnswersChanged.

    `opened` is the fingerprint of the answers that the person saw; None is nobody's page.
    """
    locked = _lock(report)
    if locked.answers != answers:
        _refuse_unseen(locked, opened)
    locked.answers = answers
    locked.save(update_fields=["answers"])


@recorded
def confirm_report(
    *, report: PublishedReport, confirmed: ConfirmedReport, by: User, opened: str | None = None
) -> Inspection:
    """Start the draft of an inspection with all that was read and checked, and its source.

    The report's file becomes the inspection's source document. Raises AlreadyEntered, and
    AnswersChanged as in `save_answers`.
    """
    locked = _lock(report)
    _refuse_unseen(locked, opened)
    Partnership.objects.select_for_update(no_key=True).get(pk=confirmed.partnership.pk)
    inspection = _start(confirmed, by=by)
    inspection.scrutiny_partners.set(confirmed.scrutiny_partners)
    _enter_grades(inspection, confirmed)
    enter_findings(inspection, confirmed.findings, by=by)
    locked.partnership = confirmed.partnership
    locked.inspection = inspection
    locked.save(update_fields=["partnership", "inspection"])
    return inspection


@recorded
def attach_report(*, report: PublishedReport, inspection: Inspection, by: User) -> None:
    """Keep a report as the source of an inspection that was entered before. AlreadyEntered."""
    locked = _lock(report)
    locked.partnership = inspection.partnership
    locked.inspection = inspection
    locked.save(update_fields=["partnership", "inspection"])


def _refuse_unseen(locked: PublishedReport, opened: str | None) -> None:
    if opened and opened != fingerprint(locked.answers):
        raise AnswersChanged(locked.pk)


def _lock(report: PublishedReport) -> PublishedReport:
    locked = PublishedReport.objects.select_for_update().get(pk=report.pk)
    if locked.inspection_id is not None:
        raise AlreadyEntered(locked.inspection_id)
    return locked


def _start(confirmed: ConfirmedReport, *, by: User) -> Inspection:
    day = confirmed.fieldwork_from or confirmed.published_on
    assert day is not None  # noqa: S101 - the form asks for one of them
    kind = Inspection.Kind(confirmed.kind)
    lead = confirmed.lead_inspector
    return Inspection.objects.create(
        reference=free_reference(
            f"{confirmed.partnership.slug}-{kind.value.replace('_', '-')}-{day.year}"
        ),
        partnership=confirmed.partnership,
        edition=confirmed.edition,
        kind=kind,
        title=_("%(kind)s in %(partnership)s, %(year)d")
        % {"kind": kind.label, "partnership": confirmed.partnership.name, "year": day.year},
        fieldwork_from=confirmed.fieldwork_from,
        fieldwork_to=confirmed.fieldwork_to,
        published_on=confirmed.published_on,
        action_plan_due_on=confirmed.action_plan_due_on,
        team=_("Lead inspector: %(name)s") % {"name": lead} if lead else "",
        lead_body=confirmed.edition.framework.inspectorate,
        created_by=by,
    )


def _enter_grades(inspection: Inspection, confirmed: ConfirmedReport) -> None:
    indicators = {indicator.code: indicator for indicator in confirmed.edition.indicators.all()}
    Evaluation.objects.bulk_create(
        Evaluation(
            inspection=inspection,
            indicator=indicators[grade.code],
            grade=grade.grade,
            without_grade=grade.without_grade,
            source_page=grade.source_page,
        )
        for grade in confirmed.grades
    )


def enter_findings(
    inspection: Inspection, findings: Sequence[ConfirmedFinding], *, by: User
) -> None:
    """Enter each kind in the report's order, with its page and the indicator that it is about."""
    indicators = {row.code: row for row in inspection.edition.indicators.all()}
    links = Finding.indicators.through
    wanted = sorted(findings, key=lambda finding: finding.kind)
    for kind, group in groupby(wanted, key=lambda finding: finding.kind):
        rows = list(group)
        added = add_findings(
            inspection=inspection, kind=kind, texts=[row.text for row in rows], by=by
        )
        for finding, row in zip(added, rows, strict=True):
            finding.source_page = row.source_page
        Finding.objects.bulk_update(added, ["source_page"])
        links._default_manager.bulk_create(
            links(finding_id=finding.pk, qualityindicator_id=indicators[row.indicator].pk)
            for finding, row in zip(added, rows, strict=True)
            if row.indicator in indicators
        )
