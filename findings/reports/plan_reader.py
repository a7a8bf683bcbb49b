"""Reading an action plan off the records, for the snapshot of its paper."""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import localdate

from findings.models import (
    ActionPlan,
    Completion,
    Finding,
    ImprovementAction,
    Paper,
    ProgressUpdate,
    Report,
)
from findings.models.area_state import AreaState
from findings.models.plan_areas import areas_of
from findings.reports.plan_facts import (
    ActionFacts,
    AreaFacts,
    BeforeFacts,
    CompletionFacts,
    PlanFacts,
    RatedFacts,
    RevisionFacts,
    SinceFacts,
)

Status = ImprovementAction.Status


def plan_facts(paper: Paper, *, on: datetime.date) -> PlanFacts:
    """Everything that a paper on a plan tells of it, as it stands on a day.

    The plan and its actions are locked, so that nobody tells of progress while they are read.
    """
    assert paper.plan is not None  # noqa: S101 - asked of papers on plans alone
    plan = _locked(paper.plan)
    last = last_told(paper)
    areas = list(areas_of(plan))
    numbers = {area.pk: number for number, area in enumerate(areas, start=1)}
    before = _before(last) if last else None
    heard_at = _made_at(last) if last else plan.agreed_at
    actions = [
        _action(row, numbers=numbers, before=before, heard_at=heard_at)
        for row in _actions(plan, on=on)
    ]
    known = {row.reference for row in actions}
    return PlanFacts(
        title=plan.title,
        reference=plan.reference,
        inspection=plan.inspection.title,
        inspection_published_on=plan.inspection.published_on,
        state=plan.state,
        agreed_on=localdate(plan.agreed_at) if plan.agreed_at else None,
        on=on,
        since=_since(last, before) if last and before is not None else None,
        areas=tuple(_area(number, area) for number, area in enumerate(areas, start=1)),
        actions=tuple(actions),
        gone=tuple(name for key, name in _names(last).items() if key not in known),
    )


def last_told(paper: Paper) -> Report | None:
    """The last final paper on the plan that another meeting had before this paper's.

    It is the newest build of that paper: what a board was told is what was last filed for it.
    """
    assert paper.plan is not None  # noqa: S101 - asked of papers on plans alone
    told = Report.objects.told_of(paper.plan).select_related("paper")
    if paper.pk:
        told = told.exclude(paper=paper.pk)
    if paper.meeting_on:
        told = told.exclude(paper__meeting_on__gte=paper.meeting_on)
    return told.first()


def _locked(plan: ActionPlan) -> ActionPlan:
    plans = ActionPlan.objects.select_for_update(no_key=True, of=("self",))
    plan = plans.select_related("inspection").get(pk=plan.pk)
    rows = plan.actions.order_by("pk").select_for_update(no_key=True)
    list(rows.values_list("pk"))
    return plan


def _actions(plan: ActionPlan, *, on: datetime.date) -> Sequence[ImprovementAction]:
    """In the plan's order, each with the last update and the last completion alone."""
    updates = ProgressUpdate.objects.order_by("action_id", "-written_at", "-pk").distinct(
        "action_id"
    )
    completions = Completion.objects.order_by("action_id", "-completed_at", "-pk").distinct(
        "action_id"
    )
    rows = plan.actions.with_brag(on=on).select_related("lead_agency")
    return list(
        rows.prefetch_related(
            "findings",
            "supporting_agencies",
            "due_date_revisions",
            Prefetch("updates", updates),
            Prefetch("completions", completions),
        ).in_order()
    )


def _area(number: int, area: Finding) -> AreaFacts:
    state, review = getattr(area, "area_state", ""), getattr(area, "area_review", None)
    return AreaFacts(
        number=number,
        text=area.text,
        kind=area.kind,
        question=area.question.text if area.question else "",
        inspection=area.inspection.title,
        published_on=area.inspection.published_on,
        state=str(AreaState(state).label) if state else "",
        review=review["title"] if review else "",
    )


def _action(
    row: ImprovementAction,
    *,
    numbers: Mapping[int, int],
    before: Mapping[str, BeforeFacts] | None,
    heard_at: datetime.datetime | None,
) -> ActionFacts:
    update = next(iter(row.updates.all()), None)
    completion = next(iter(row.completions.all()), None)
    answered = (numbers[area.pk] for area in row.findings.all() if area.pk in numbers)
    return ActionFacts(
        reference=row.reference,
        title=row.title,
        outcome=row.outcome,
        success_measure=row.success_measure,
        lead_agency=row.lead_agency.name if row.lead_agency else "",
        lead_officer=row.lead_officer,
        supporting=tuple(agency.name for agency in row.supporting_agencies.all()),
        is_owned=row.owner_id is not None,
        areas=tuple(sorted(answered)),
        starts_on=row.starts_on,
        first_due_on=row.due_on,
        due_on=row.due_date,
        status=row.status,
        percent=row.percent,
        brag=getattr(row, "brag", ""),
        brag_reason=row.brag_reason if row.brag_override else "",
        milestones_done=getattr(row, "milestones_done", 0),
        milestones_all=getattr(row, "milestones_all", 0),
        told_on=localdate(update.written_at) if update else None,
        told=update.text if update else "",
        next_step=update.next_step if update else "",
        revisions=_revisions(row, heard_at),
        completion=_completion(completion) if completion else None,
        cancelled_reason=row.cancelled_reason if row.status == Status.CANCELLED else "",
        before=_as_agreed(row) if before is None else before.get(row.reference),
    )


def _revisions(
    row: ImprovementAction, heard_at: datetime.datetime | None
) -> tuple[RevisionFacts, ...]:
    return tuple(
        RevisionFacts(
            told.was_on,
            told.revised_to,
            told.reason,
            is_news=heard_at is None or told.revised_at > heard_at,
        )
        for told in row.due_date_revisions.all()
    )


def _completion(row: Completion) -> CompletionFacts:
    return CompletionFacts(
        said_on=localdate(row.completed_at),
        outcomes=row.effect_on_outcomes,
        verified_on=localdate(row.verified_at) if row.verified_at else None,
        is_adequate=row.is_adequate,
        effect=row.get_effect_display() if row.effect else "",
        reasons=row.reasons,
    )


def _as_agreed(row: ImprovementAction) -> BeforeFacts:
    """Before the first paper: nothing is told of progress before a plan is agreed."""
    return BeforeFacts(Status.NOT_STARTED, 0, "", row.due_on, is_overdue=False)


def _since(last: Report, before: Mapping[str, BeforeFacts]) -> SinceFacts:
    live = [row for row in before.values() if row.status != Status.CANCELLED]
    ratings = Counter(row.brag for row in live)
    return SinceFacts(
        code=last.code,
        meeting_body=last.paper.meeting_body,
        meeting_on=last.paper.meeting_on,
        made_on=localdate(_made_at(last)),
        rated=tuple(RatedFacts(brag, number) for brag, number in sorted(ratings.items())),
        overdue=sum(row.is_overdue for row in live),
    )


def _made_at(last: Report) -> datetime.datetime:
    """When the records that the last paper tells were read."""
    made_at = parse_datetime((last.snapshot or {}).get("made_at", ""))
    return made_at or last.finished_at or timezone.now()


def _before(last: Report) -> dict[str, BeforeFacts]:
    """What the frozen snapshot of the last paper said of each action, by its reference."""
    plan = (last.snapshot or {}).get("plan") or {}
    on = parse_date(plan.get("on", ""))
    return {row["reference"]: _told(row, on) for row in plan.get("actions", ())}


def _told(row: Mapping[str, str], on: datetime.date | None) -> BeforeFacts:
    due = parse_date(row["due_on"]) if row["due_on"] else None
    is_open = row["status"] in ImprovementAction.UNFINISHED
    return BeforeFacts(
        status=row["status"],
        percent=int(row["percent"]),
        brag=row["brag"],
        due_on=due,
        is_overdue=bool(is_open and due and on and due < on),
    )


def _names(last: Report | None) -> dict[str, str]:
    plan = ((last.snapshot if last else None) or {}).get("plan") or {}
    return {
        row["reference"]: f"{row['reference']} {row['title']}" for row in plan.get("actions", ())
    }
