"""Facts of an action in words: when it is due, and where its other pages are."""

import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models import ImprovementAction
from portal.pages.context import address_of

Status = ImprovementAction.Status


def due_words(action: ImprovementAction, *, on: datetime.date) -> str:
    """When it is due, and how long that is from today while somebody still has to do it."""
    due = action.due_date
    if due is None:
        return _("No due date")
    if action.is_finished:
        return _("Due %(day)s") % {"day": date_format(due)}
    days = (due - on).days
    if days < 0:
        late = ngettext(
            "Was due %(day)s: %(days)d day overdue", "Was due %(day)s: %(days)d days overdue", -days
        )
        return late % {"day": date_format(due), "days": -days}
    if days == 0:
        return _("Due today, %(day)s") % {"day": date_format(due)}
    left = ngettext("Due %(day)s, in %(days)d day", "Due %(day)s, in %(days)d days", days)
    return left % {"day": date_format(due), "days": days}


def action_steps(action: ImprovementAction) -> list[tuple[str, str]]:
    """What those who edit the plan can change about an action: words and addresses."""
    is_open = not action.is_finished
    cancelled = action.status == Status.CANCELLED
    offered = [
        (_("Change the action"), "findings:action-edit", not cancelled),
        (_("Revise the due date"), "findings:action-revise", is_open and action.due_on is not None),
        (_("Give another BRAG rating"), "findings:action-rate", not cancelled),
        (_("Cancel the action"), "findings:action-cancel", not cancelled),
        (_("Restore the action"), "findings:action-restore", cancelled),
    ]
    named = [(words, address_of(name, action.pk)) for words, name, fits in offered if fits]
    return [(words, address) for words, address in named if address]
