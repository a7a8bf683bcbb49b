"""How fast 1,000 people are reminded, against the time that the mail server itself takes."""

import smtplib
import time
from collections.abc import Iterator

from django.test import override_settings

from findings.models import Digest
from findings.operations.digest_post import remind
from tests.bench.measure import Measure
from tests.bench.pages import demonstration
from tests.findings.test_killed_digests import PEOPLE, people_with_overdue_actions
from tests.mail_server import MailServer, mail_server

SECONDS = 60


def measures() -> Iterator[Measure]:
    """The whole run ÷ a minute, and ÷ the same number of letters sent by smtplib alone."""
    with demonstration(), mail_server() as server:
        people_with_overdue_actions(PEOPLE)
        bare = sent_by_smtplib_alone(server)
        backend = {"EMAIL_BACKEND": "portal.mail.SmtpBackend", "EMAIL_HOST": "127.0.0.1"}
        with override_settings(**backend, EMAIL_PORT=server.port):
            began = time.perf_counter()
            remind()
            taken = time.perf_counter() - began
        sent = Digest.objects.filter(state=Digest.State.SENT).count()
    name = f"{sent} reminders, counted, written and sent in {taken:.1f} s"
    yield Measure(f"{name} ÷ 60 s", taken / SECONDS, "at most", 1.0)
    yield Measure(f"the same ÷ {PEOPLE} letters by smtplib alone", taken / bare, "at most", 25.0)


def sent_by_smtplib_alone(server: MailServer) -> float:
    """Seconds for as many letters over one connection, without any database."""
    letter = "Subject: measure\r\n\r\n" + "A line of a letter.\r\n" * 60
    began = time.perf_counter()
    with smtplib.SMTP("127.0.0.1", server.port) as connection:
        for number in range(PEOPLE):
            connection.sendmail("portal@bench.example", [f"{number}@bench.example"], letter)
    return time.perf_counter() - began
