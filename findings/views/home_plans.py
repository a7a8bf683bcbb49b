"""What plans put on the home page: one's own actions, and the plans that one follows."""

import datetime
from collections.abc import Iterator

from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models import ActionPlan, ImprovementAction
from findings.models.plan_summary import with_counts
from findings.tables.plan_summary import summary_of
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User
from portal.pages.context import address_of
from portal.pages.home import PAPERS, WORK, HomeLink, HomeRow, HomeSection

NEWEST = 5
PLANS = (WORK + PAPERS) // 2
"""After what waits for the person, before the papers."""


def plan_sections(user: User, on: datetime.date) -> Iterator[HomeSection]:
    """Actions to do for those who own any or may; plans for those who read them."""
    if scope_of(user, Permission.UPDATE_ACTION):
        yield own_actions(user, on)
    if scope_of(user, Permission.VIEW_PUBLISHED):
        yield from plans(user, on)


def own_actions(user: User, on: datetime.date) -> HomeSection:
    """The person's unfinished actions, the soonest due first."""
    known = ImprovementAction.objects.allowed(user, Permission.UPDATE_ACTION)
    own = known.unfinished().filter(owner=user).exclude(plan__state=ActionPlan.State.CLOSED)
    soonest = Coalesce("revised_due_on", "due_on").asc(nulls_last=True)
    rows = list(own.select_related("plan").order_by(soonest, "pk")[:NEWEST])
    address = address_of("findings:action-mine") or (
        reverse("findings:action-list") + "?owner=mine"
    )
    everything = HomeLink(_("See all your actions"), address)
    return HomeSection(
        WORK,
        _("Your actions"),
        tuple(action_row(action, on) for action in rows),
        _("Actions that you own will be listed here, the soonest due first."),
        everything if rows else None,
    )


def action_row(action: ImprovementAction, on: datetime.date) -> HomeRow:
    address = address_of("findings:action", action.pk) or action.plan.get_absolute_url()
    state, colour = when_due(action.due_date, on)
    due = date_format(action.due_date) if action.due_date else ""
    facts = [action.plan.title, _("Due %(day)s") % {"day": due} if due else _("No due date")]
    if action.status == ImprovementAction.Status.IN_PROGRESS:
        facts.append(_("%(percent)d%% done") % {"percent": action.percent})
    return HomeRow(HomeLink(str(action), address), tuple(facts), state, colour)


def when_due(due: datetime.date | None, on: datetime.date) -> tuple[str, str]:
    """What is pressing about a due date, with the colour of its tag; nothing of a far one."""
    if due is None:
        return "", ""
    days = (due - on).days
    if days < 0:
        return ngettext("Overdue by %d day", "Overdue by %d days", -days) % -days, "red"
    if days == 0:
        return _("Due today"), "orange"
    if days <= 7:
        return ngettext("Due in %d day", "Due in %d days", days) % days, "yellow"
    return "", ""


def plans(user: User, on: datetime.date) -> Iterator[HomeSection]:
    """The newest plans; shown empty only to those who could start one."""
    known = ActionPlan.objects.allowed(user, Permission.VIEW_PUBLISHED)
    newest = with_counts(known.for_list(), on=on).exclude(state=ActionPlan.State.CLOSED)
    rows = list(newest.newest_first()[: NEWEST + 1])
    if not rows and not scope_of(user, Permission.EDIT_PLAN):
        return
    everything = HomeLink(_("See all actions"), reverse("findings:action-list"))
    start = HomeLink(_("Go to the inspections"), reverse("inspections:inspections"))
    yield HomeSection(
        PLANS,
        _("Action plans"),
        tuple(plan_row(plan) for plan in rows[:NEWEST]),
        _("A plan that answers an inspection will be listed here. Start one on its page."),
        everything if rows else start,
    )


def plan_row(plan: ActionPlan) -> HomeRow:
    summary = summary_of(plan)
    return HomeRow(
        link=HomeLink(plan.title, summary.address),
        facts=(plan.partnership.name, *summary.facts),
        state=summary.state_words,
        colour=summary.colour,
    )
