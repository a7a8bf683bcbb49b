"""What entering an inspection needs of both apps: the task list's records, sending, amending.

Findings are a part of an inspection's entry, and inspections know nothing of findings; so the
task list, "check your answers" and everything that asks whether an entry is complete live here.
The steps that hold records of inspections alone are pages of inspections, and both name each
other's pages by URL only.
"""

import datetime

from findings.models import Finding, Paper
from findings.operations.report import supersede_reports
from findings.tables.entry import EntryRecords, Step, missing_steps
from findings.tables.entry_steps import entry_steps
from inspections.models import Amendment, Inspection
from inspections.operations.amendment import finish_amendment, open_amendment
from inspections.operations.publication import send_for_review
from portal.access.operation import recorded
from portal.accounts.models import User


class NotReadyToSubmit(Exception):  # noqa: N818 - a state, said to the person as it is
    """Steps of the task list are still to be done."""

    def __init__(self, missing: list[Step]) -> None:
        super().__init__(", ".join(step.key for step in missing))
        self.missing = missing


class NotADraft(Exception):  # noqa: N818
    """Only what was not sent yet is deleted; the rest is part of the partnership's record."""


class ReferredTo(Exception):  # noqa: N818
    """Papers or other inspections refer to the draft, so it must stay."""

    def __init__(self, *, papers: list[Paper], followed_by: list[Inspection]) -> None:
        super().__init__(", ".join(str(row) for row in [*papers, *followed_by]))
        self.papers = papers
        self.followed_by = followed_by


def records_of(inspection: Inspection) -> EntryRecords:
    """Everything that has been entered for an inspection, in five queries."""
    return EntryRecords(
        inspection=inspection,
        partners=list(inspection.scrutiny_partners.all()),
        evidence_counts=list(inspection.evidence_counts.all()),
        indicators=list(inspection.edition.indicators.all()),
        evaluations=list(inspection.evaluations.select_related("indicator", "grade__scale")),
        findings=list(Finding.objects.current().filter(inspection=inspection)),
    )


@recorded
def submit_inspection(*, inspection: Inspection, at: datetime.datetime, by: User) -> bool:
    """Send a complete draft to the lead officer; False when it was sent before.

    Raises NotReadyToSubmit with the steps that are missing; with none where it was deleted.
    """
    locked = (
        Inspection.objects.select_for_update(of=("self",))
        .select_related("edition__scale")
        .filter(pk=inspection.pk)
        .first()
    )
    if locked is None:
        raise NotReadyToSubmit([])
    if locked.state != Inspection.State.DRAFT:
        return False
    missing = missing_steps(entry_steps(records_of(locked)))
    if missing:
        raise NotReadyToSubmit(missing)
    return send_for_review(inspection=locked, at=at, by=by)


@recorded
def delete_draft(*, inspection: Inspection, by: User) -> bool:
    """Delete a draft that was started by mistake, with all that was entered; its history stays.

    False when it was deleted before, so twice is harmless. Raises NotADraft, and ReferredTo with
    the papers and inspections that refer to it.
    """
    locked = Inspection.objects.select_for_update().filter(pk=inspection.pk).first()
    if locked is None:
        return False
    if locked.state != Inspection.State.DRAFT:
        raise NotADraft(locked.state)
    papers, followed_by = list(locked.papers.all()), list(locked.followed_by.all())
    if papers or followed_by:
        raise ReferredTo(papers=papers, followed_by=followed_by)
    locked.delete()
    return True


@recorded
def amend_inspection(
    *, inspection: Inspection, reason: str, at: datetime.datetime, by: User
) -> tuple[Amendment, bool]:
    """Open an amendment, and mark the papers built before as superseded, for its reason.

    Returns whether this call opened it. Raises NotPublished.
    """
    amendment, opened = open_amendment(inspection=inspection, reason=reason, at=at, by=by)
    if opened:
        supersede_reports(inspection=inspection, reason=reason, by=by, at=at)
    return amendment, opened


@recorded
def finish_amending(*, inspection: Inspection, at: datetime.datetime, by: User) -> bool:
    """Close the open amendment; papers built while it was open are superseded too."""
    amendment = inspection.open_amendment()
    finished = finish_amendment(inspection=inspection, at=at, by=by)
    if finished and amendment is not None:
        supersede_reports(inspection=inspection, reason=amendment.reason, by=by, at=at)
    return finished
