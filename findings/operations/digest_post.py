"""Digests go to the mail server: one worker, one connection, one letter after the other."""

import datetime
import logging
import smtplib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from findings.models import Digest
from findings.operations.digest import (
    begin_day,
    count_batch,
    hand_over,
    next_batch,
    note_refused,
    note_sent,
    note_unanswered,
    put_off,
)
from findings.operations.digest_letter import letter_for
from findings.operations.escalation import escalate_overdue
from portal.mail import post
from portal.sole_worker import Work, sole_worker

logger = logging.getLogger(__name__)

BATCH = 100
LONGEST = datetime.timedelta(minutes=10)
"""A run ends before its worker's time does; the next one goes on."""

MOST_BROKEN = 3

Clock = Callable[[], datetime.datetime]


class NotOursAnyMore(Exception):  # noqa: N818 - a state: another worker took the digest
    """The letter must not be handed over."""


class MailServerAway(Exception):  # noqa: N818 - a state that passes
    """Nothing can be sent just now."""


def remind(*, clock: Clock = timezone.now) -> int:
    """Escalate what stays overdue, begin the day's digests, send those that wait; how many.

    Safe to repeat at any time and by several workers: one does it, the others leave at once.
    """
    with sole_worker(Work.REMINDERS, 0) as granted:
        if not granted:
            return 0
        now = clock()
        escalate_overdue(at=now)
        note_unanswered()
        begin_day(at=now, on=timezone.localdate(now))
        return Postman(get_connection(), clock).send_waiting()


@dataclass
class Postman:
    """Carries letters to one mail server, and notes what becomes of each."""

    mailbox: BaseEmailBackend
    clock: Clock
    broken: int = 0
    """How many letters in a row lost their connection."""

    def send_waiting(self) -> int:
        """Send until none waits, the mail server is away or the time is over; how many it took."""
        sent, end = 0, self.clock() + LONGEST
        try:
            while self.clock() < end and (batch := next_batch(at=self.clock(), size=BATCH)):
                now = self.clock()
                sent += self.send_batch(count_batch(batch, at=now, on=timezone.localdate(now)))
        except MailServerAway as away:
            logger.warning("The mail server is away (%s); digests wait", away)
            put_off(Digest.objects.waiting(at=self.clock()), str(away), at=self.clock())
        finally:
            self.close()
        return sent

    def send_batch(self, digests: Iterable[Digest]) -> int:
        """Send these; how many the mail server took. Raises MailServerAway."""
        sent: list[Digest] = []
        try:
            for digest in digests:
                if self.send(digest):
                    sent.append(digest)
        finally:
            note_sent(sent)
        return len(sent)

    def send(self, digest: Digest) -> bool:
        """Whether the mail server took it; what it refused or put off is noted.

        Raises MailServerAway.
        """
        self.open()
        try:
            post(letter_for(digest, handing_over=partial(self.hand_over, digest)), self.mailbox)
        except NotOursAnyMore:
            self.abandon()
            return False
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as answer:
            self.note_answer(digest, answer)
            return False
        except OSError as failure:  # every other failure of SMTP and of the network is one
            self.note_broken(digest, failure)
            return False
        except ValueError:  # an address that cannot be written into a letter
            note_refused(digest, "address", at=self.clock())
            return False
        self.broken = 0
        return True

    def hand_over(self, digest: Digest) -> None:
        """Called when the mail server waits for the text. Raises NotOursAnyMore."""
        if not hand_over(digest, at=self.clock()):
            raise NotOursAnyMore

    def note_answer(
        self, digest: Digest, answer: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError
    ) -> None:
        """A 5yz refuses this letter for good, a 4yz for now (RFC 5321, 4.2.1)."""
        self.broken = 0
        code = code_of(answer)
        if 500 <= code < 600:
            note_refused(digest, str(code), at=self.clock())
        else:
            put_off([digest], str(code), at=self.clock())

    def note_broken(self, digest: Digest, failure: OSError) -> None:
        """No answer for one letter is its own trouble; for three in a row, the mail server's."""
        self.abandon()
        put_off([digest], type(failure).__name__, at=self.clock())
        self.broken += 1
        if self.broken == MOST_BROKEN:
            raise MailServerAway(type(failure).__name__) from failure

    def open(self) -> None:
        """Connect, where there is no connection. Raises MailServerAway."""
        try:
            self.mailbox.open()
        except OSError as failure:
            raise MailServerAway(type(failure).__name__) from failure

    def abandon(self) -> None:
        """Close a connection whose state is not known; the next letter opens another."""
        if (connection := getattr(self.mailbox, "connection", None)) is not None:
            connection.close()
            setattr(self.mailbox, "connection", None)  # noqa: B010 - only a mail server's has one

    def close(self) -> None:
        """Say good-bye; a mail server that is gone need not hear it."""
        try:
            self.mailbox.close()
        except OSError:
            self.abandon()


def code_of(answer: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> int:
    """The number of a refusal; a letter has one recipient, so there is one."""
    if isinstance(answer, smtplib.SMTPDataError):
        return int(answer.smtp_code)
    return int(next(iter(answer.recipients.values()))[0])
