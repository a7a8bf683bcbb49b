"""The row lock that every change of an action takes, and what it refuses."""

from findings.models import ActionPlan, ImprovementAction


class PlanClosed(Exception):  # noqa: N818 - a state, said to the person as it is
    """A closed plan is kept as it was when it was closed."""


class PlanNotAgreed(Exception):  # noqa: N818
    """A plan that is still a draft has no progress to tell."""


class ActionCancelled(Exception):  # noqa: N818
    """Nothing more is told of an action that was cancelled."""


def lock_plan(plan: ActionPlan) -> ActionPlan:
    """The plan as stored, locked. Raises PlanClosed."""
    locked = ActionPlan.objects.select_for_update(of=("self",)).select_related("partnership")
    row = locked.get(pk=plan.pk)
    if not row.is_open:
        raise PlanClosed(row.reference)
    return row


def lock_action(action: ImprovementAction, *, doing: bool = False) -> ImprovementAction:
    """The action as stored, locked, of a plan that is open; `doing` tells of its progress.

    Raises PlanClosed; when doing, PlanNotAgreed and ActionCancelled.
    """
    actions = ImprovementAction.objects.select_for_update(of=("self",))
    row = actions.select_related("plan__partnership", "owner").get(pk=action.pk)
    if not row.plan.is_open:
        raise PlanClosed(row.plan.reference)
    if doing:
        refuse_untold(row)
    return row


def refuse_untold(action: ImprovementAction) -> None:
    """Raise PlanNotAgreed or ActionCancelled where no progress can be told of a locked action."""
    if not action.plan.is_agreed:
        raise PlanNotAgreed(action.plan.reference)
    refuse_cancelled(action)


def refuse_cancelled(action: ImprovementAction) -> None:
    if action.status == ImprovementAction.Status.CANCELLED:
        raise ActionCancelled(action.reference)
