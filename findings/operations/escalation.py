"""Actions that stay overdue are brought to the plan's lead officer, then to its sponsor."""

import datetime
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from findings.models import ActionPlan, Escalation, ImprovementAction, Notice
from findings.operations.digest_counts import may_be_told, with_memberships
from portal.access.operation import recorded
from portal.access.roles import Permission, Role
from portal.access.scope import may
from portal.accounts.models import Membership, User

Step = Escalation.Step


@recorded
def escalate_overdue(*, at: datetime.datetime, by: None = None) -> int:
    """Tell who answers for actions overdue beyond the set days; how many steps were taken.

    Each step is taken once for each due date. Where a plan names no lead officer who may still
    read it, every lead officer of the partnership is told. A step that reaches nobody is left for
    the day on which somebody is named. Run by one worker at a time.
    """
    on = timezone.localdate(at)
    days = {
        Step.LEAD_OFFICER: settings.ESCALATE_AFTER_DAYS,
        Step.SPONSOR: settings.ESCALATE_TO_SPONSOR_AFTER_DAYS,
    }
    actions = {step: list(_overdue_for(step, days[step], on)) for step in days}
    people = _people(actions[Step.LEAD_OFFICER] + actions[Step.SPONSOR], on)
    return sum(_take(step, actions[step], people, at) for step in days)


def _overdue_for(step: int, days: int, on: datetime.date) -> QuerySet[ImprovementAction]:
    """Actions of agreed plans for which the step is to be taken; it was not for this due date."""
    overdue = ImprovementAction.objects.overdue(on=on - datetime.timedelta(days=days))
    taken = Escalation.objects.filter(action=OuterRef("pk"), due_on=OuterRef("due"), step=step)
    agreed = overdue.filter(~Exists(taken), plan__state=ActionPlan.State.AGREED)
    return agreed.select_related("plan").order_by("pk")


def _take(
    step: Step,
    actions: Iterable[ImprovementAction],
    people: Mapping[int, User],
    at: datetime.datetime,
) -> int:
    told = [
        (action, due, whom)
        for action in actions
        if (due := action.due_date) and (whom := _whom(step, action.plan, people))
    ]
    Escalation.objects.bulk_create(
        Escalation(action=action, due_on=due, step=step, at=at) for action, due, _ in told
    )
    kind = Notice.Kind.OVERDUE
    Notice.objects.bulk_create(
        Notice(person=person, kind=kind, action=action, created_at=at)
        for action, _, whom in told
        for person in whom
    )
    return len(told)


def _whom(step: Step, plan: ActionPlan, people: Mapping[int, User]) -> list[User]:
    """Who is told of an action of this plan at this step."""
    named = plan.sponsor_id if step == Step.SPONSOR else plan.lead_officer_id
    person = people.get(named) if named else None
    if person and may(person, Permission.VIEW_PUBLISHED, plan.partnership_id):
        return [person]
    if step == Step.SPONSOR:
        return []
    return [one for one in people.values() if leads(one, plan.partnership_id)]


def leads(person: User, partnership_id: int) -> bool:
    return partnership_id in person.partnerships_as(Role.LEAD_OFFICER)


def _people(actions: Iterable[ImprovementAction], on: datetime.date) -> dict[int, User]:
    """Those whom the plans name, and the lead officers of their partnerships, if they may know."""
    plans = {action.plan_id: action.plan for action in actions}.values()
    if not plans:
        return {}
    named = {key for plan in plans for key in (plan.lead_officer_id, plan.sponsor_id) if key}
    places = {plan.partnership_id for plan in plans}
    leading = Membership.objects.current(on=on).filter(
        role=Role.LEAD_OFFICER, partnership__in=places
    )
    keys = named | set(leading.values_list("user", flat=True))
    rows = with_memberships(User.objects.filter(pk__in=keys).order_by("pk"), on=on)
    return {person.pk: person for person in rows if may_be_told(person)}
