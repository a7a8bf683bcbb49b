"""Each person is told once a day what is due, overdue and waiting, and nothing else."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from findings.models import (
    ActionPlan,
    Completion,
    Digest,
    ImprovementAction,
    Notice,
    ReminderChoice,
)
from findings.operations.digest import FIRST_WAIT, LONGEST_WAIT, begin_day, wait
from findings.operations.digest_post import remind
from findings.operations.notice import clear_old_notices, notify
from findings.operations.reminder_choice import choose_reminders
from inspections.models import Inspection
from portal.accounts.models import User
from tests.mail_server import MailServer, mail_server
from tests.plans import action_in, plan_for

State = Digest.State
NOW = timezone.make_aware(datetime.datetime(2026, 11, 23, 7, 0))  # a Monday
TODAY = NOW.date()
OVERDUE, SOON, LATER = (TODAY + datetime.timedelta(days=days) for days in (-3, 4, 60))


def run(after: datetime.timedelta = datetime.timedelta()) -> int:
    return remind(clock=lambda: NOW + after)


def after_days(days: int) -> int:
    """How many mails the action owner gets from a run so many days later."""
    before = len(to_owner())
    run(datetime.timedelta(days=days))
    return len(to_owner()) - before


def to_owner() -> list[str]:
    owner = ["action-owner@test.example"]
    return [str(letter.subject) for letter in mail.outbox if letter.to == owner]


@pytest.fixture
def server() -> Iterator[MailServer]:
    """The portal's mail goes to a real mail server."""
    backend = "portal.mail.SmtpBackend"
    with (
        mail_server() as server,
        override_settings(EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=server.port),
    ):
        yield server


@pytest.fixture
def plan(draft: Inspection, lead_officer: User) -> ActionPlan:
    Inspection.objects.filter(pk=draft.pk).update(
        state="published", published_on=TODAY, published_at=NOW
    )
    return plan_for(draft, lead_officer)


@pytest.fixture
def overdue(plan: ActionPlan, action_owner: User) -> ImprovementAction:
    return action_in(plan, "A title for nobody’s mailbox", owner=action_owner, due_on=OVERDUE)


def body() -> str:
    return str(mail.outbox[-1].body)


def test_an_owner_is_told_of_own_actions(overdue: ImprovementAction) -> None:
    action_in(overdue.plan, owner=overdue.owner, due_on=SOON)
    action_in(overdue.plan, owner=overdue.owner, due_on=LATER)
    assert run() == 1
    assert "Your own actions: 1 overdue, 1 due on 27 November 2026." in body()
    assert mail.outbox[0].subject == "Improvement actions: 1 overdue, 1 due soon"
    assert mail.outbox[0].to == ["action-owner@test.example"]


def test_lead_and_sponsor_are_told_of_the_plan(
    overdue: ImprovementAction, lead_officer: User, board_member: User
) -> None:
    ActionPlan.objects.update(lead_officer=lead_officer, sponsor=board_member)
    assert run() == 3
    bodies = {letter.to[0]: str(letter.body) for letter in mail.outbox}
    told = f"Plan {overdue.plan.reference}: 1 overdue."
    assert told in bodies[lead_officer.email]
    assert told in bodies[board_member.email]
    assert told not in bodies["action-owner@test.example"]


def test_an_officer_is_told_of_what_waits_for_verification(
    overdue: ImprovementAction, officer: User, inspector: User, lead_officer: User
) -> None:
    ImprovementAction.objects.update(status="complete")
    words = {"effect_on_outcomes": "Better", "completed_at": NOW, "completed_by": lead_officer}
    Completion.objects.create(action=overdue, **words)
    assert run() == 1  # neither who completed it, nor its owner, nor every inspector
    assert mail.outbox[0].to == [officer.email]
    assert "1 completed action waits for your verification." in body()


def test_nothing_that_people_wrote_is_mailed(overdue: ImprovementAction) -> None:
    run()
    letter = mail.outbox[0].message().as_string()
    for private in (overdue.title, overdue.plan.title, "Action owner", "Midlothian"):
        assert private not in letter


def test_a_letter_can_be_stopped_in_one_press(overdue: ImprovementAction) -> None:
    run()
    headers = mail.outbox[0].message()
    token = ReminderChoice.objects.get(person=overdue.owner).token
    assert headers["List-Unsubscribe"].endswith(f"/reminders/stop/{token}/>")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["Message-ID"].startswith("<reminder-")
    assert headers.get_content_type() == "multipart/alternative"


def test_each_letter_is_a_notice_too(overdue: ImprovementAction) -> None:
    run()
    notice = Notice.objects.get(person=overdue.owner, kind=Notice.Kind.DIGEST)
    assert notice.counts["own"]["overdue"] == 1
    assert notice.digest.state == State.SENT


@pytest.mark.parametrize(
    "change",
    [
        lambda: ActionPlan.objects.update(state="draft"),
        lambda: ActionPlan.objects.update(state="closed", closed_at=NOW),
        lambda: ImprovementAction.objects.update(status="cancelled", cancelled_reason="Not ours"),
        lambda: ImprovementAction.objects.update(due_on=LATER),
        lambda: User.objects.update(is_active=False),
    ],
    ids=["draft", "closed", "cancelled", "later", "inactive"],
)
def test_nothing_to_say_sends_nothing(
    overdue: ImprovementAction, change: Callable[[], int]
) -> None:
    change()
    assert run() == 0
    assert not mail.outbox
    assert not Notice.objects.exists()


def test_a_person_whose_role_ended_is_told_nothing(overdue: ImprovementAction) -> None:
    assert overdue.owner is not None
    overdue.owner.memberships.update(ends_on=OVERDUE)
    assert run() == 0


def test_a_role_elsewhere_reaches_no_action_here(
    overdue: ImprovementAction, outsider: User
) -> None:
    ImprovementAction.objects.update(owner=outsider)
    ActionPlan.objects.update(sponsor=outsider)
    assert run() == 0


@pytest.mark.parametrize(
    ("frequency", "days"), [("daily", [0, 1, 2, 7]), ("weekly", [0, 7]), ("off", [])]
)
def test_each_person_is_mailed_as_often_as_chosen(
    overdue: ImprovementAction, frequency: str, days: list[int]
) -> None:
    assert overdue.owner is not None
    choose_reminders(frequency=frequency, by=overdue.owner)
    assert [day for day in (0, 1, 2, 7) if after_days(day)] == days


def test_a_weekly_reminder_missed_on_monday_comes_on_tuesday(overdue: ImprovementAction) -> None:
    assert overdue.owner is not None
    choose_reminders(frequency="weekly", by=overdue.owner)
    assert [after_days(day) for day in (1, 2, 7)] == [1, 0, 1]


def test_a_second_run_of_the_day_sends_nothing(overdue: ImprovementAction) -> None:
    assert [run(), run(), run(datetime.timedelta(hours=5))] == [1, 0, 0]


def test_unread_notices_alone_are_told_once(plan: ActionPlan, officer: User) -> None:
    notify(people=[officer], kind=Notice.Kind.ASSIGNED, at=NOW, by=None, plan=plan)
    assert [run(), run(datetime.timedelta(days=1))] == [1, 0]
    assert "1 notice that you have not read." in body()


def test_a_choice_made_after_the_day_began_is_kept(overdue: ImprovementAction) -> None:
    begin_day(at=NOW, on=TODAY)
    ReminderChoice.objects.update(frequency="off")
    assert run() == 0
    assert Digest.objects.get(person=overdue.owner).state == State.DROPPED


def test_a_mail_server_that_is_down_loses_nothing(
    overdue: ImprovementAction, server: MailServer
) -> None:
    with override_settings(EMAIL_PORT=1):
        assert run() == 0
        assert run() == 0  # not before its time
    assert Digest.objects.filter(state=State.WAITING, attempts=1).count() == 1
    assert run(FIRST_WAIT) == 1
    assert server.addresses == ["action-owner@test.example"]
    assert Notice.objects.filter(kind=Notice.Kind.DIGEST).count() == 1


def test_waits_grow_to_a_limit() -> None:
    assert [wait(n) // FIRST_WAIT for n in (1, 2, 3)] == [1, 2, 4]
    assert wait(100) == LONGEST_WAIT


@pytest.mark.parametrize(("code", "state"), [(550, State.REFUSED), (450, State.WAITING)])
def test_one_bad_address_stops_nobody_else(
    overdue: ImprovementAction, officer: User, server: MailServer, code: int, state: str
) -> None:
    action_in(overdue.plan, owner=officer, due_on=SOON)
    server.refused["action-owner@test.example"] = code
    assert run() == 1
    assert server.addresses == [officer.email]
    refused = Digest.objects.get(person=overdue.owner)
    assert (refused.state, refused.failure) == (state, str(code))


def test_a_server_that_goes_away_before_its_answer_is_asked_again(
    overdue: ImprovementAction, server: MailServer
) -> None:
    went = iter([True])
    server.hang_up = lambda _number: next(went, False)
    assert [run(), run(FIRST_WAIT)] == [0, 1]
    assert len(server.letters) == 1
    assert Digest.objects.get(person=overdue.owner).state == State.SENT


def test_what_a_killed_worker_handed_over_is_not_sent_again(
    overdue: ImprovementAction, caplog: pytest.LogCaptureFixture
) -> None:
    begin_day(at=NOW, on=TODAY)
    Digest.objects.filter(person=overdue.owner).update(state=State.HANDED)
    assert run() == 0
    assert Digest.objects.get(person=overdue.owner).state == State.UNANSWERED
    assert "the answer was not noted" in caplog.text


def test_a_digest_that_still_waits_is_overtaken_by_the_next(
    overdue: ImprovementAction, server: MailServer
) -> None:
    with override_settings(EMAIL_PORT=1):
        run()
    assert run(datetime.timedelta(days=1)) == 1
    states = Digest.objects.filter(person=overdue.owner).order_by("day")
    assert [digest.state for digest in states] == [State.DROPPED, State.SENT]


def test_as_many_queries_for_many_people_as_for_a_few(
    overdue: ImprovementAction, officer: User, lead_officer: User, board_member: User
) -> None:
    def queries(days: int) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as captured:
            sent = run(datetime.timedelta(days=days))
        return sent, len(captured)

    run()
    few, asked = queries(1)
    action_in(overdue.plan, owner=officer, due_on=SOON)
    ActionPlan.objects.update(lead_officer=lead_officer, sponsor=board_member)
    assert queries(2) == (few + 3, asked + 3)  # each letter is noted as it is handed over


def test_old_notices_are_forgotten(officer: User, plan: ActionPlan) -> None:
    for days in (366, 364):
        then = NOW - datetime.timedelta(days=days)
        notify(people=[officer], kind=Notice.Kind.ASSIGNED, at=then, by=None, plan=plan)
        Digest.objects.create(person=officer, day=then.date(), next_at=then)
    assert clear_old_notices(at=NOW, by=None) == 1
    assert not Digest.objects.exists()
