"""Why an action is left as it is, in words for the person who wanted to change it."""

from django.utils.translation import gettext as _

from findings.operations.action_change import NoDueDate, SameDate
from findings.operations.action_lock import ActionCancelled, PlanClosed, PlanNotAgreed
from findings.operations.improvement_action import DueBeforeStart, ForeignAgency, OwnerWithoutAccess
from findings.operations.progress_update import ActionComplete, UnfitProgress


def why_not(error: Exception) -> str:
    """One sentence for each refusal."""
    said = {
        PlanClosed: _("The plan is closed, so its actions stay as they are."),
        PlanNotAgreed: _("The plan is still a draft; this is for plans that are agreed."),
        ActionCancelled: _("The action was cancelled."),
        ActionComplete: _("The action is complete already."),
        UnfitProgress: _("This status and per cent do not go together."),
        NoDueDate: _("It has no due date yet. Give it one first."),
        SameDate: _("It is due on that day already."),
        DueBeforeStart: _("It would be due before it starts."),
        OwnerWithoutAccess: _("The person chosen may not tell how actions go here any more."),
        ForeignAgency: _("The agency does not belong to this partnership."),
    }
    return said[type(error)]
