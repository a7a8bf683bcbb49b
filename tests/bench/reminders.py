"""How fast 1,000 people are reminded, by a real mail server on the same machine."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.test import override_settings
from django.test.runner import DiscoverRunner

from findings.models import Digest
from findings.operations.digest_post import remind
from tests.bench.measure import Measure
from tests.findings.test_killed_digests import PEOPLE, people_with_overdue_actions
from tests.mail_server import mail_server

SECONDS = 60


def measures() -> Iterator[Measure]:
    """The whole run, from the first count to the last letter ÷ a minute."""
    with scratch_database(), mail_server() as server:
        people_with_overdue_actions(PEOPLE)
        backend = {"EMAIL_BACKEND": "portal.mail.SmtpBackend", "EMAIL_HOST": "127.0.0.1"}
        with override_settings(**backend, EMAIL_PORT=server.port):
            began = time.perf_counter()
            remind()
            taken = time.perf_counter() - began
        sent = Digest.objects.filter(state=Digest.State.SENT).count()
    name = f"{sent} reminders, counted, written and sent in {taken:.1f} s"
    yield Measure(f"{name} ÷ 60 s", taken / SECONDS, "at most", 1.0)


@contextmanager
def scratch_database() -> Iterator[None]:
    """A database of its own with the reference data alone."""
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        call_command("load_frameworks", verbosity=0)
        yield
    finally:
        runner.teardown_databases(databases)
