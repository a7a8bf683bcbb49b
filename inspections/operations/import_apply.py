"""Writing a checked import, all of it or nothing."""

from collections.abc import Callable

from django.db import connection
from django.utils import timezone

from inspections.models import DataImport, ImportRow
from inspections.operations.data_import import NotImportable
from inspections.operations.neighbour_import import decide_neighbours_again, write_neighbours
from inspections.operations.outcome_fates import decide_outcomes_again
from inspections.operations.outcome_writing import lock_changed, write_outcomes
from portal.access.operation import recorded
from portal.accounts.models import User
from portal.sole_worker import Work

ONE_AT_A_TIME = -1
"""The key under which imports wait for each other, so that two cannot make the same inspection."""


class RecordsChanged(Exception):  # noqa: N818 - said to the person as it is
    """What is here is no longer what the check saw, so the rows' fates have changed."""


@recorded
def import_outcomes(
    *, data_import: DataImport, progress: Callable[[float], None], by: User | None
) -> None:
    """Write the rows that are new or changed, in one transaction; then it is imported.

    Each row's fate is worked out once more before, by the records as they are now.
    RecordsChanged is raised where one has another fate than the person confirmed, NotImportable
    where one is refused.
    """
    wait_for_others()
    _refuse_changes(data_import)
    if data_import.kind == DataImport.Kind.NEIGHBOURS:
        write_neighbours(data_import)
    else:
        for done in write_outcomes(data_import):
            progress(done)
    locked = DataImport.objects.select_for_update().get(pk=data_import.pk)
    locked.state, locked.progress = DataImport.State.IMPORTED, 100
    locked.imported_at, locked.failure = timezone.now(), ""
    locked.save()


def wait_for_others() -> None:
    """Until the transaction ends, no other import writes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [Work.OUTCOME_IMPORT, ONE_AT_A_TIME])


def _refuse_changes(data_import: DataImport) -> None:
    lock_changed(data_import)
    is_of_neighbours = data_import.kind == DataImport.Kind.NEIGHBOURS
    decide_again = decide_neighbours_again if is_of_neighbours else decide_outcomes_again
    if not decide_again(data_import):
        raise RecordsChanged(data_import.file_name)
    if data_import.rows.filter(fate=ImportRow.Fate.REFUSED).exists():
        raise NotImportable(data_import.state)
