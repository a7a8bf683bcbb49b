"""Asking for an import: sending a file in, confirming what the check found, taking it back."""

import hashlib
import secrets
from pathlib import PurePath
from typing import IO

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from inspections.models import DataImport
from portal.access.operation import recorded
from portal.accounts.models import User
from portal.celery import app

State = DataImport.State
WORK_ON_IMPORT = "inspections.work_on_import"
PIECE = 1_048_576


class NotImportable(Exception):  # noqa: N818 - a state, said to the person as it is
    """The check found nothing to write, or rows that keep all others out."""


class NotImported(Exception):  # noqa: N818
    """Only what has been imported is taken back."""


@recorded
def receive_file(*, file: IO[bytes], name: str, by: User | None) -> DataImport:
    """Keep the file under its checksum, to be checked; the caller has it checked."""
    now = timezone.now()
    sha256, size = checksum(file)
    received = DataImport(
        file_name=PurePath(name).name[:200],
        sha256=sha256,
        size=size,
        requested_by=by,
        requested_at=now,
        queued_at=now,
    )
    earlier = DataImport.objects.filter(sha256=sha256).exclude(file="").first()
    if earlier is not None and earlier.file.storage.exists(str(earlier.file.name)):
        received.file = earlier.file.name
    else:
        received.file.save(f"imports/{secrets.token_urlsafe(24)}", File(file), save=False)
    received.save()
    return received


@recorded
def request_import(*, file: IO[bytes], name: str, by: User) -> DataImport:
    """Keep the file and hand it to a worker, which checks every row and changes nothing."""
    received = receive_file(file=file, name=name, by=by)
    hand_to_worker(received)
    return received


@recorded
def confirm_import(*, data_import: DataImport, by: User) -> DataImport:
    """Have a worker write what the check found; harmless when it is being done or is done.

    Raises NotImportable.
    """
    locked = _locked(data_import)
    if locked.state in (State.IMPORTING, State.IMPORTED):
        return locked
    if not locked.is_importable:
        raise NotImportable(locked.state)
    locked.confirmed_by = by
    _start(locked, State.IMPORTING)
    return locked


@recorded
def request_undo(*, data_import: DataImport, by: User) -> DataImport:
    """Have a worker take an import back; harmless when it is being done or is done.

    Whether something was built on it since is asked by the worker, at the moment of doing it.
    Raises NotImported.
    """
    locked = _locked(data_import)
    if locked.state in (State.UNDOING, State.UNDONE):
        return locked
    if locked.state != State.IMPORTED:
        raise NotImported(locked.state)
    locked.undone_by = by
    _start(locked, State.UNDOING)
    return locked


@recorded
def request_check(*, data_import: DataImport, by: User) -> DataImport:
    """Have a checked file checked again, by the records as they are now."""
    locked = _locked(data_import)
    if locked.state in (State.CHECKED, State.REFUSED, State.UNDONE):
        _start(locked, State.CHECKING)
    return locked


@recorded
def discard_import(*, data_import: DataImport, by: None) -> None:
    """Forget a file that was only looked at, with its rows; what was imported is kept."""
    locked = _locked(data_import)
    if locked.imported_at is not None:
        return
    is_shared = DataImport.objects.filter(file=locked.file.name).exclude(pk=locked.pk).exists()
    if not is_shared:
        locked.file.delete(save=False)
    locked.delete()


def hand_to_worker(data_import: DataImport) -> None:
    """Queue the work once the change is committed; one that is lost is found by the sweep."""
    pk = data_import.pk
    transaction.on_commit(lambda: app.send_task(WORK_ON_IMPORT, args=[pk]), robust=True)


def checksum(file: IO[bytes]) -> tuple[str, int]:
    """The SHA-256 and the size of a file, read in pieces."""
    digest, size = hashlib.sha256(), 0
    file.seek(0)
    while piece := file.read(PIECE):
        digest.update(piece)
        size += len(piece)
    file.seek(0)
    return digest.hexdigest(), size


def _locked(data_import: DataImport) -> DataImport:
    return DataImport.objects.select_for_update().get(pk=data_import.pk)


def _start(locked: DataImport, state: DataImport.State) -> None:
    locked.state, locked.progress, locked.attempts, locked.failure = state, 0, 0, ""
    locked.queued_at = timezone.now()
    locked.save()
    hand_to_worker(locked)
