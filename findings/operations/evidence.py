"""Evidence: adding it to an action, using it for others, its versions, and taking it away."""

import datetime
import secrets
from dataclasses import dataclass
from typing import Any

from django.core.files import File
from django.db import transaction

from findings.evidence_file.checked import CheckedFile
from findings.models import Evidence, EvidenceVersion, ImprovementAction
from findings.operations.action_lock import ActionCancelled, lock_action
from portal.access.clash import Opened, refuse_clash
from portal.access.operation import recorded
from portal.accounts.models import User

FOLDER = "evidence"


class EvidenceRemoved(Exception):  # noqa: N818 - a state, said to the person as it is
    """Somebody removed the piece; it has to be brought back first."""


class OtherPartnership(Exception):  # noqa: N818
    """Evidence serves the actions of the partnership that it belongs to, and no other's."""


class SameContent(Exception):  # noqa: N818
    """The newest version has this content already."""


@dataclass(frozen=True)
class EvidenceDetails:
    """What people read of a piece before they open it, and who may."""

    title: str
    seen_by: str


@dataclass(frozen=True)
class NewVersion:
    """What a version is made of: a checked file, or an address."""

    file: CheckedFile | None = None
    url: str = ""
    note: str = ""


@recorded
def add_evidence(
    *,
    action: ImprovementAction,
    details: EvidenceDetails,
    version: NewVersion,
    by: User,
    at: datetime.datetime,
) -> Evidence:
    """Keep a new piece of evidence for an action. Raises PlanClosed, ActionCancelled."""
    locked = _locked_action(action)
    evidence = Evidence.objects.create(
        partnership=locked.plan.partnership, title=details.title, seen_by=details.seen_by
    )
    _keep(evidence, 1, version, by=by, at=at)
    evidence.actions.add(locked)
    return evidence


@recorded
def attach_evidence(*, evidence: Evidence, action: ImprovementAction, by: User) -> None:
    """Use a piece for one more action; once attached it stays so.

    Raises PlanClosed, ActionCancelled, EvidenceRemoved, OtherPartnership.
    """
    locked = _locked_action(action)
    piece = _locked_current(evidence)
    if piece.partnership_id != locked.plan.partnership_id:
        raise OtherPartnership(piece.partnership_id)
    piece.actions.add(locked)


@recorded
def detach_evidence(*, evidence: Evidence, action: ImprovementAction, by: User) -> None:
    """Use a piece for an action no longer; it stays with its other uses. Raises PlanClosed."""
    locked = lock_action(action)
    _locked(evidence).actions.remove(locked)


@recorded
def add_version(
    *, evidence: Evidence, version: NewVersion, by: User, at: datetime.datetime
) -> EvidenceVersion:
    """Add a version that counts from now on; earlier ones stay to be downloaded.

    Raises EvidenceRemoved, SameContent.
    """
    piece = _locked_current(evidence)
    newest = piece.newest
    same_file = version.file is not None and version.file.sha256 == newest.sha256
    if same_file or (version.url and version.url == newest.url):
        raise SameContent(newest.number)
    return _keep(piece, newest.number + 1, version, by=by, at=at)


@recorded
def edit_evidence(
    *, evidence: Evidence, details: EvidenceDetails, opened: Opened | None = None, by: User
) -> Evidence:
    """Change the title and who may see a piece. Raises EvidenceRemoved, Clash."""
    piece = _locked_current(evidence)
    stored = {"title": piece.title, "seen_by": piece.seen_by}
    typed = {"title": details.title, "seen_by": details.seen_by}
    refuse_clash(opened=opened, stored=stored, typed=typed)
    piece.title, piece.seen_by = details.title, details.seen_by
    piece.save(update_fields=["title", "seen_by"])
    return piece


@recorded
def remove_evidence(*, evidence: Evidence, by: User, at: datetime.datetime) -> Evidence:
    """Take a piece out of everybody's sight; files, uses and history stay, to be brought back."""
    piece = _locked(evidence)
    if piece.removed_at is None:
        piece.removed_at = at
        piece.save(update_fields=["removed_at"])
    return piece


@recorded
def restore_evidence(*, evidence: Evidence, by: User) -> Evidence:
    """Bring a removed piece back, to every use that it had."""
    piece = _locked(evidence)
    piece.removed_at = None
    piece.save(update_fields=["removed_at"])
    return piece


def _locked_action(action: ImprovementAction) -> ImprovementAction:
    """Raises PlanClosed, ActionCancelled. A plan that is being drafted may have evidence."""
    locked = lock_action(action)
    if locked.status == ImprovementAction.Status.CANCELLED:
        raise ActionCancelled(locked.reference)
    return locked


def _locked(evidence: Evidence) -> Evidence:
    return Evidence.objects.select_for_update().get(pk=evidence.pk)


def _locked_current(evidence: Evidence) -> Evidence:
    """Raises EvidenceRemoved."""
    piece = _locked(evidence)
    if piece.removed_at is not None:
        raise EvidenceRemoved(piece.key)
    return piece


def _keep(
    evidence: Evidence, number: int, version: NewVersion, *, by: User, at: datetime.datetime
) -> EvidenceVersion:
    row = EvidenceVersion(
        evidence=evidence,
        number=number,
        url=version.url,
        note=version.note,
        added_by=by,
        added_at=at,
    )
    if version.file is None:
        row.save()
        return row
    row.file_name, row.content_type = version.file.name, version.file.kind.content_type
    row.size, row.sha256 = version.file.size, version.file.sha256
    return _stored(row, version.file.file)


def _stored(row: EvidenceVersion, upload: "File[Any]") -> EvidenceVersion:
    """Store the file under a name that nobody can guess, and its row, or neither."""
    upload.seek(0)
    row.file.save(f"{FOLDER}/{secrets.token_urlsafe(24)}", upload, save=False)
    try:
        with transaction.atomic():
            row.save()
    except Exception:
        row.file.delete(save=False)
        raise
    return row
