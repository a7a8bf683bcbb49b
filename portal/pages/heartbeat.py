"""When slow work was last seen to be done."""

import datetime

from django.core.cache import cache

KEY = "slow-work-seen"
LATE_AFTER = datetime.timedelta(minutes=3)


def record(now: datetime.datetime) -> None:
    cache.set(KEY, now, timeout=None)


def last_seen() -> datetime.datetime | None:
    seen = cache.get(KEY)
    return seen if isinstance(seen, datetime.datetime) else None
