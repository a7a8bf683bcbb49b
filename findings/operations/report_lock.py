"""One worker to a paper: a lock that lasts as long as the worker's database session."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from django.db import connection


class Work(IntEnum):
    """What is done to a report, as the first key of its advisory lock."""

    PAPER = 7201
    WORD = 7202


@contextmanager
def sole_worker(work: Work, report_id: int) -> Iterator[bool]:
    """Whether this process may do the work; another that is at it keeps it from doing so.

    PostgreSQL frees the lock when the process ends, however it ends, so no work stays locked. It
    needs a session of its own: behind a pooler, one that pools by session.
    """
    granted = _ask("pg_try_advisory_lock", work, report_id)
    try:
        yield granted
    finally:
        if granted:
            _ask("pg_advisory_unlock", work, report_id)


def is_being_done(work: Work, report_id: int) -> bool:
    """Whether some process is at it just now."""
    with sole_worker(work, report_id) as free:
        return not free


def _ask(function: str, work: Work, report_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}(%s, %s)", [work, report_id])
        return bool(cursor.fetchone()[0])
