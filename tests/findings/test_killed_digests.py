"""A thousand people are mailed once each, although two workers are killed on the way."""

import datetime
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from findings.models import ActionPlan, Digest, ImprovementAction, Notice, ReminderChoice
from inspections.models import FrameworkEdition, Inspection, Partnership
from portal.access.roles import Role
from portal.accounts.models import Membership, User
from tests.mail_server import MailServer, mail_server
from tests.plans import plan_for

PEOPLE = 1_000
WORKER = """
import sys, django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from findings.tasks import remind
print(remind())
"""


def people_with_overdue_actions(number: int) -> None:
    """So many people, each with one action that is overdue since yesterday."""
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    midlothian = Partnership.objects.get(slug="midlothian")
    edition = FrameworkEdition.objects.get(slug="ci_children_care_protection_2019")
    inspection = Inspection.objects.create(
        reference="reminders",
        partnership=midlothian,
        edition=edition,
        kind=Inspection.Kind.JOINT,
        lead_body=edition.framework.inspectorate,
    )
    people = User.objects.bulk_create(User(email=f"{n}@many.example") for n in range(number))
    Membership.objects.bulk_create(
        Membership(user=one, partnership=midlothian, role=Role.ACTION_OWNER, starts_on=yesterday)
        for one in people
    )
    plan = plan_for(inspection, people[0])
    ImprovementAction.objects.bulk_create(
        ImprovementAction(
            plan=plan, reference=f"A{n}", position=n, title="Act", owner=one, due_on=yesterday
        )
        for n, one in enumerate(people)
    )


def without_history(on: bool) -> None:
    """Records that other processes see are not undone by a rollback, and history keeps rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"set session_replication_role = {'replica' if on else 'origin'}")


@pytest.fixture
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ANN401
    """Committed, so that workers see them, and taken away again."""
    with django_db_blocker.unblock():
        without_history(True)
        people_with_overdue_actions(PEOPLE)
        without_history(False)
        try:
            yield
        finally:
            without_history(True)
            events = ReminderChoice._meta.get_field("events").related_model
            for model in (Digest, Notice, events, ReminderChoice, ImprovementAction, ActionPlan):
                model._default_manager.all().delete()
            for model in (Membership, User):
                model._default_manager.all().delete()
            Inspection.objects.filter(reference="reminders").delete()
            without_history(False)


def worker(server: MailServer) -> "subprocess.Popen[str]":
    """A process of its own that does what the clock asks of a worker."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "EMAIL_URL": f"smtp://127.0.0.1:{server.port}",
    }
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(connection.settings_dict["NAME"])],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end_of(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """How it ended and what it printed, or its complaint."""
    printed, complaint = process.communicate(timeout=120)
    return process.returncode, printed.strip() or complaint


def test_a_thousand_digests_survive_two_killed_workers(people: None) -> None:
    with mail_server() as server:
        first = worker(server)
        server.on_recipient = lambda n: first.kill() if n == 300 else None
        assert end_of(first)[0] == -signal.SIGKILL
        second = worker(server)
        server.on_letter = lambda n: second.kill() if n == 600 else None
        assert end_of(second)[0] == -signal.SIGKILL
        last = [worker(server), worker(server)]  # one does it, the other leaves
        assert sorted(end_of(process) for process in last) == [(0, "0"), (0, "400")]
    assert len(server.letters) == len(set(server.addresses)) == PEOPLE
    states = Digest.objects.order_by("state").values_list("state", flat=True)
    assert set(states) == {Digest.State.SENT, Digest.State.UNANSWERED}
    assert Notice.objects.filter(kind=Notice.Kind.DIGEST).count() == PEOPLE
