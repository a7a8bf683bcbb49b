"""One worker to a job: a lock that lasts as long as the worker's database session."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from django.db import connection


class Work(IntEnum):
    """What is done to a record, as the first key of its advisory lock: one for each kind of job."""

    PAPER = 7201
    WORD = 7202
    PUBLISHED_REPORT = 7203
    OUTCOME_IMPORT = 7204
    REMINDERS = 7205


@contextmanager
def sole_worker(work: Work, record_id: int) -> Iterator[bool]:
    """Whether this process may do the work; another that is at it keeps it from doing so.

    PostgreSQL frees the lock when the process ends, however it ends, so no work stays locked. It
    needs a session of its own: behind a pooler, one that pools by session.
    """
    granted = _ask("pg_try_advisory_lock", work, record_id)
    try:
        yield granted
    finally:
        if granted:
            _ask("pg_advisory_unlock", work, record_id)


def is_being_done(work: Work, record_id: int) -> bool:
    """Whether some process is at it just now."""
    with sole_worker(work, record_id) as free:
        return not free


def _ask(function: str, work: Work, record_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}(%s, %s)", [work, record_id])
        return bool(cursor.fetchone()[0])
