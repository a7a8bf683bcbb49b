"""What a worker does for an import, and what becomes of it when that fails."""

import datetime
import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.data_import.sheet import UnreadableFile
from inspections.models import DataImport
from inspections.operations.data_import import hand_to_worker
from inspections.operations.import_apply import RecordsChanged, import_outcomes
from inspections.operations.import_check import check_file, decide, finish_check
from inspections.operations.import_staging import unstage
from inspections.operations.import_undo import BuiltUpon, undo_import
from portal.access.operation import recorded
from portal.sole_worker import Work, is_being_done, sole_worker

State = DataImport.State
ATTEMPTS = 3
WAIT = datetime.timedelta(seconds=15)
BACK_TO = {
    State.CHECKING: State.REFUSED,
    State.IMPORTING: State.CHECKED,
    State.UNDOING: State.IMPORTED,
}
"""Where an import stands after a failure: as before the work was asked for."""

log = logging.getLogger(__name__)


def work_on_import(import_id: int) -> None:
    """Go on with an import, unless another worker is at it or there is nothing to do."""
    with sole_worker(Work.OUTCOME_IMPORT, import_id) as alone:
        found = DataImport.objects.filter(pk=import_id).first()
        if not alone or found is None or not found.is_working:
            return
        if found.attempts >= ATTEMPTS:
            stop_work(found=found, why=_("The work stopped %d times.") % ATTEMPTS, by=None)
            return
        DataImport.objects.filter(pk=import_id).update(attempts=found.attempts + 1)
        _guarded(found)


def _guarded(found: DataImport) -> None:
    """Turn what goes wrong into words for the person who asked.

    A lost database says nothing of the file: the sweep hands the import to a worker again.
    """
    try:
        _work(found)
    except UnreadableFile as refusal:
        unstage(found)
        stop_work(found=found, why=str(refusal), by=None)
    except RecordsChanged:
        decide(found)
        finish_check(found=found, by=None)
        why = _(
            "Records were changed after the check, so nothing was imported. Here is what the file "
            "would do now: look at it again, then import it."
        )
        DataImport.objects.filter(pk=found.pk).update(failure=why)
    except BuiltUpon as refusal:
        stop_work(found=found, why=why_built_upon(refusal), by=None)
    except DatabaseError:
        raise
    except Exception:
        log.exception("The import %s stopped", found.pk)
        why = _(
            "Something went wrong that the portal did not expect; nothing was changed. It has been "
            "written to the portal’s log with the number of this import."
        )
        stop_work(found=found, why=why, by=None)


def _work(found: DataImport) -> None:
    if found.state == State.CHECKING:
        check_file(found, lambda done: _show(found, done))
    elif found.state == State.IMPORTING:
        with progress_beside(found) as show:
            import_outcomes(data_import=found, progress=show, by=found.confirmed_by)
    else:
        undo_import(data_import=found, by=found.undone_by)


@recorded
def stop_work(*, found: DataImport, why: str, by: None) -> None:
    """Put the import back to where it was before the work was asked for, with the reason."""
    locked = DataImport.objects.select_for_update().get(pk=found.pk)
    if locked.is_working:
        locked.state, locked.failure = BACK_TO[State(locked.state)], why
        locked.save()


def why_built_upon(refusal: BuiltUpon) -> str:
    """Which records keep an import from being taken back, and why: the first twenty."""
    named = "; ".join(f"{obstacle.record} ({obstacle.what})" for obstacle in refusal.obstacles[:20])
    return _(
        "It cannot be undone, since something was built on %(count)d of its records: %(named)s"
    ) % {
        "count": len(refusal.obstacles),
        "named": named,
    }


@contextmanager
def progress_beside(found: DataImport) -> Iterator[Callable[[float], None]]:
    """Tells the progress of a transaction beside it, on a connection of its own."""
    with closing(connection.copy()) as beside:

        def show(done: float) -> None:
            with beside.cursor() as cursor:
                cursor.execute(
                    "UPDATE inspections_dataimport SET progress = %s WHERE id = %s",
                    [_per_cent(done), found.pk],
                )

        yield show


def _show(found: DataImport, done: float) -> None:
    DataImport.objects.filter(pk=found.pk).update(progress=_per_cent(done))


def _per_cent(done: float) -> int:
    return min(max(int(done * 100), 0), 99)


def requeue_lost_imports(*, at: datetime.datetime | None = None) -> int:
    """Queue again what was lost with its message or its worker; how many imports."""
    moment = at or timezone.now()
    waiting = DataImport.objects.unfinished().filter(queued_at__lt=moment - WAIT)
    lost = [row for row in waiting if not is_being_done(Work.OUTCOME_IMPORT, row.pk)]
    for row in lost:
        queue_import_again(found=row, at=moment, by=None)
    return len(lost)


@recorded
def queue_import_again(*, found: DataImport, at: datetime.datetime, by: None) -> None:
    """Hand a lost import to a worker once more."""
    with transaction.atomic():
        DataImport.objects.filter(pk=found.pk).update(queued_at=at)
        hand_to_worker(found)
