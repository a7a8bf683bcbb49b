"""Papers on action plans as readers hold them, their numbers, and what they compare with."""

import datetime
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.db import transaction
from django.utils import timezone

from findings.models import ActionPlan, Brag, Paper, Report
from findings.models.action_gaps import counted
from findings.reports import plan_count
from findings.reports.plan_facts import PlanFacts
from findings.reports.plan_words import how_it_stands, what_changed
from findings.reports.printing import PrintedPaper, print_paper, render_html
from findings.reports.snapshot import Snapshot, from_json, to_json
from findings.reports.snapshot_reader import snapshot_of
from findings.tables.plan_tally import sentence, tally_of
from inspections.models import Inspection
from portal.accounts.models import User
from tests.findings.reports.tagged import kids, of_role, opened, page_texts, roles, stray_painting
from tests.papers import built_report, started_plan_paper
from tests.plans import action_in, area_of, plan_for, update_on

AT = timezone.make_aware(datetime.datetime(2026, 11, 21, 10))
DAY = datetime.timedelta(days=1)


@pytest.fixture
def plan(published: Inspection, officer: User) -> ActionPlan:
    """Two areas; one action on track, one overdue without an owner, and one cancelled."""
    agreed = AT - 60 * DAY
    plan = plan_for(published, officer, agreed_at=agreed)
    first, _second = area_of(published, "Improve practice"), area_of(published, "Lead together")
    told = action_in(plan, "Audit files", areas=[first], owner=officer, percent=50,
                     status="in_progress")  # fmt: skip
    update_on(told, officer, written_at=AT - 2 * DAY, text="Half of the files are read.")
    late = AT.date() - 5 * DAY
    action_in(plan, "Train staff", areas=[first], due_on=late)
    action_in(plan, "Second audit", status="cancelled", cancelled_reason="Not needed")
    return plan


Take = Callable[..., Snapshot]


@pytest.fixture
def take(officer: User) -> Take:
    """Takes the snapshot of a paper, as it would be built."""

    def taken(paper: Paper, at: datetime.datetime = AT) -> Snapshot:
        with transaction.atomic():
            found = snapshot_of(
                paper, {}, code="CODE", is_draft=False, requested_by="", address="/", at=at
            )
        assert isinstance(found, Snapshot)
        return found

    return taken


def words_of(paper: PrintedPaper) -> str:
    return " ".join(" ".join(page_texts(paper.pdf)).split())


def filed(paper: Paper, taken: Snapshot, by: User) -> Report:
    return built_report(paper, by, snapshot=to_json(taken), requested_at=taken.made_at)


def facts_of(taken: Snapshot) -> PlanFacts:
    assert taken.plan is not None
    return taken.plan


def test_it_comes_back_from_json_as_it_was(plan: ActionPlan, take: Take, officer: User) -> None:
    taken = take(started_plan_paper(plan, officer))
    assert from_json(to_json(taken)) == taken


def test_its_numbers_are_those_of_the_screen(plan: ActionPlan, take: Take, officer: User) -> None:
    facts = facts_of(take(started_plan_paper(plan, officer)))
    counts = counted(plan.actions.with_brag(on=AT.date()), on=AT.date())
    assert plan_count.tally(facts) == tally_of(counts)
    assert how_it_stands(facts) == sentence(tally_of(counts), plan_count.answered(facts))
    assert how_it_stands(facts).startswith("2 actions answer 1 of 2 areas")


def test_before_the_first_paper_it_tells_since_the_plan_was_agreed(
    plan: ActionPlan, take: Take, officer: User
) -> None:
    facts = facts_of(take(started_plan_paper(plan, officer)))
    assert facts.since is None
    assert what_changed(facts).startswith("Since the plan was agreed on 22 September 2026: 2")


def test_it_compares_with_the_last_final_paper(plan: ActionPlan, take: Take, officer: User) -> None:
    first = started_plan_paper(plan, officer)
    first.meeting_body, first.meeting_on = "Council", datetime.date(2026, 11, 1)
    first.save()
    filed(first, take(first, AT - 20 * DAY), officer)
    plan.actions.filter(title="Audit files").update(brag_override=Brag.RED, brag_reason="Stuck")
    facts = facts_of(take(started_plan_paper(plan, officer)))
    moved = plan_count.moved(facts)
    assert [row.title for row in moved if plan_count.is_worse(row)] == ["Audit files"]
    assert [row.title for row in plan_count.newly_overdue(facts)] == ["Train staff"]
    assert what_changed(facts).startswith("Since the Council of 1 November 2026:")


def test_a_paper_for_the_same_meeting_is_not_the_last_board(
    plan: ActionPlan, take: Take, officer: User
) -> None:
    first, again = started_plan_paper(plan, officer), started_plan_paper(plan, officer)
    for paper in (first, again):
        paper.meeting_on = datetime.date(2026, 12, 1)
        paper.save()
    filed(first, take(first), officer)
    assert facts_of(take(again)).since is None


def test_the_most_urgent_comes_first(plan: ActionPlan, take: Take, officer: User) -> None:
    facts = facts_of(take(started_plan_paper(plan, officer, "exception-report")))
    found = plan_count.concerns(facts)
    assert [row.reasons[0] for row in found] == ["overdue", "unanswered"]
    assert plan_count.Urgency.OWNER in found[0].reasons


def test_an_older_snapshot_still_reads(plan: ActionPlan, take: Take, officer: User) -> None:
    stored = {**to_json(take(started_plan_paper(plan, officer))), "version": 2}
    del stored["plan"], stored["review"]
    older = from_json(stored)
    assert isinstance(older, Snapshot)
    assert older.plan is None


@pytest.fixture
def printed_plan(plan: ActionPlan, take: Take, officer: User) -> PrintedPaper:
    area = area_of(plan.inspection, "Hear children")
    for number in range(30):
        action_in(plan, f"Action {number}", areas=[area], owner=officer)
    return print_paper(take(started_plan_paper(plan, officer)))


def test_the_paper_is_tagged_and_says_what_it_must(printed_plan: PrintedPaper) -> None:
    pdf = opened(printed_plan.pdf)
    said = words_of(printed_plan)
    for words in ("Half of the files are read.", "Not needed", "Nobody", "Area 1: Improve"):
        assert words in said or words == "Nobody"
    tables = [[str(kid.S) for kid in kids(table)] for table in of_role(pdf, "Table")]
    assert all(parts == ["/Caption", "/THead", "/TBody"] for parts in tables)
    assert all(str(cell.A.Scope) in ("/Column", "/Row") for cell in of_role(pdf, "TH"))
    levels = [int(role[1]) for role in roles(pdf) if role in ("H1", "H2", "H3", "H4")]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert all(stray_painting(sheet) == [] for sheet in pdf.pages)


def test_the_first_page_answers_at_a_glance(printed_plan: PrintedPaper) -> None:
    first = " ".join(page_texts(printed_plan.pdf)[0].split())
    for words in ("32 actions answer 2 of 3 areas", "Red: off track", "Members are asked to"):
        assert words in first


def test_exceptions_fit_on_one_page_and_say_what_is_left_out(
    plan: ActionPlan, take: Take, officer: User
) -> None:
    for number in range(60):
        action_in(plan, f"Late action {number}", due_on=AT.date() - 9 * DAY)
    printed = print_paper(take(started_plan_paper(plan, officer, "exception-report")))
    assert printed.pages == 1
    assert "more that need attention: see the action plan" in words_of(printed)


def test_what_people_typed_is_escaped(plan: ActionPlan, take: Take, officer: User) -> None:
    plan.actions.update(title="<script>alert(1)</script>")
    html = render_html(take(started_plan_paper(plan, officer)))
    assert "<script>" not in html
