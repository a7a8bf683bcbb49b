"""One digest for each person and day, and what it takes to send it once.

What "once" means with SMTP is told in CONTRIBUTING, "A digest is noted before its text is sent".
"""

import datetime
import logging
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from findings.models import Digest, Notice, ReminderChoice
from findings.operations.digest_counts import last_day, may_be_told, tallies, with_memberships
from findings.tables.digest import to_json
from portal.accounts.models import Membership, User

logger = logging.getLogger(__name__)

State, Frequency = Digest.State, ReminderChoice.Frequency
FIRST_WAIT = datetime.timedelta(minutes=5)
LONGEST_WAIT = datetime.timedelta(hours=4)


def begin_day(*, at: datetime.datetime, on: datetime.date) -> int:
    """Give a row to everyone whose digest of this day is not begun; how many.

    Weekly ones on Monday, or the first day after it on which the clock runs. Older ones that
    still wait are dropped, since the new one tells everything that theirs would.
    """
    with transaction.atomic():
        people = list(_to_tell(on).values_list("pk", flat=True))
        chosen = ReminderChoice.objects.filter(person__in=people).values_list("person", flat=True)
        silent = set(people) - set(chosen)
        ReminderChoice.objects.bulk_create(
            (ReminderChoice(person_id=person) for person in silent), ignore_conflicts=True
        )
        Digest.objects.bulk_create(
            (Digest(person_id=person, day=on, next_at=at) for person in people),
            ignore_conflicts=True,
        )
        Digest.objects.overtaken().update(state=State.DROPPED)
    return len(people)


def _to_tell(on: datetime.date) -> QuerySet[User]:
    """People with a role today who chose to be told, and have no row for the day or week yet."""
    monday = on - datetime.timedelta(days=on.weekday())
    own = Digest.objects.filter(person=OuterRef("pk"))
    weekly = Q(reminder_choice__frequency=Frequency.WEEKLY)
    held = Membership.objects.current(on=on).filter(user=OuterRef("pk"))
    return (
        User.objects.filter(Exists(held), is_active=True)
        .exclude(reminder_choice__frequency=Frequency.OFF)
        .exclude(Exists(own.filter(day=on)))
        .exclude(weekly & Exists(own.filter(day__gte=monday)))
        .order_by("pk")
    )


def note_unanswered() -> int:
    """Close what a killed worker handed over: it is not sent again, and the log names it."""
    left = Digest.objects.filter(state=State.HANDED)
    for digest in left:
        logger.warning("Digest %s was handed over, and the answer was not noted", digest.pk)
    return left.update(state=State.UNANSWERED)


def next_batch(*, at: datetime.datetime, size: int) -> list[Digest]:
    """The next digests that may be sent, the oldest first, with the person's choice."""
    waiting = Digest.objects.waiting(at=at).select_related("person__reminder_choice", "notice")
    return list(waiting.order_by("next_at", "pk")[:size])


def count_batch(
    digests: Iterable[Digest], *, at: datetime.datetime, on: datetime.date
) -> list[Digest]:
    """Those that have something to say, each with its notice; the others are closed.

    Counted at the last moment, by the access of that moment. A constant number of queries.
    """
    rows = {digest.person_id: digest for digest in digests}
    people = with_memberships(User.objects.filter(pk__in=rows), on=on)
    told = [person for person in people if may_be_told(person) and _wants(rows[person.pk])]
    found = tallies(told, on=on)
    for digest in rows.values():
        digest.state = State.DROPPED
    for person in told:
        digest, tally = rows[person.pk], found[person.pk]
        is_new = tally.is_fresh or digest.notice is not None
        says = tally.counts.has_work or (is_new and tally.counts.has_notices)
        digest.state = State.WAITING if says else State.NOTHING
        if says:
            digest.notice = digest.notice or Notice(
                person=person, kind=Notice.Kind.DIGEST, created_at=at
            )
            digest.notice.counts = to_json(tally.counts, until=last_day(on))
    return _store(list(rows.values()))


def _wants(digest: Digest) -> bool:
    return digest.person.reminder_choice.frequency != Frequency.OFF


def _store(digests: list[Digest]) -> list[Digest]:
    """Keep states and notices, in one transaction; those that are to be sent."""
    to_send = [digest for digest in digests if digest.state == State.WAITING]
    notices = [digest.notice for digest in to_send if digest.notice]
    with transaction.atomic():
        Notice.objects.bulk_create([notice for notice in notices if notice.pk is None])
        Notice.objects.bulk_update(notices, ["counts"])
        for digest in to_send:
            digest.notice = digest.notice  # takes the key that the notice has got by now
        Digest.objects.bulk_update(digests, ["state", "notice"])
    return to_send


def hand_over(digest: Digest, *, at: datetime.datetime) -> bool:
    """Note, before its text goes out, that the mail server has it; False when it is not ours."""
    mine = Digest.objects.filter(pk=digest.pk, state=State.WAITING)
    values = {"state": State.HANDED, "tried_at": at, "attempts": F("attempts") + 1}
    return bool(mine.update(**values))


def note_sent(digests: Iterable[Digest]) -> None:
    """The mail server took them."""
    handed = Digest.objects.filter(pk__in=[digest.pk for digest in digests], state=State.HANDED)
    handed.update(state=State.SENT, failure="")


def note_refused(digest: Digest, failure: str, *, at: datetime.datetime) -> None:
    """The mail server will never take this one; tomorrow's may do better."""
    values = {"state": State.REFUSED, "failure": failure[:20], "tried_at": at}
    Digest.objects.filter(pk=digest.pk).update(attempts=digest.attempts + 1, **values)


def put_off(digests: Iterable[Digest], failure: str, *, at: datetime.datetime) -> None:
    """Try them again later, and later each time: 5, 10, 20 minutes, at most 4 hours."""
    rows = list(digests)
    for digest in rows:
        digest.state, digest.failure, digest.tried_at = State.WAITING, failure[:20], at
        digest.attempts += 1
        digest.next_at = at + wait(digest.attempts)
    Digest.objects.bulk_update(rows, ["state", "failure", "tried_at", "attempts", "next_at"])


def wait(attempts: int) -> datetime.timedelta:
    """How long after so many attempts a digest is left alone."""
    doubled: datetime.timedelta = FIRST_WAIT * 2 ** min(attempts - 1, 10)
    return min(doubled, LONGEST_WAIT)
