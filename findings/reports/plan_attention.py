"""The one-page exception report: what of a plan needs attention, and why."""

from collections.abc import Iterator

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from findings.reports import plan_count
from findings.reports.paper_block import Block, Paragraph
from findings.reports.plan_block import Concerns, Line, Mark, mark_of, name_of
from findings.reports.plan_count import Concern, Urgency
from findings.reports.plan_facts import ActionFacts, PlanFacts

WHY = {
    Urgency.RED: gettext_lazy("off track"),
    Urgency.REFUSED: gettext_lazy("said to be complete, not accepted on verification"),
    Urgency.UNANSWERED: gettext_lazy("no action answers this area"),
    Urgency.FALLING: gettext_lazy("slipping since the last board"),
    Urgency.OWNER: gettext_lazy("nobody owns it"),
}


def attention(facts: PlanFacts) -> Iterator[Block]:
    """Only what needs attention, the most urgent first."""
    found = plan_count.concerns(facts)
    if found:
        yield Concerns(tuple(_line(row, facts) for row in found))
    else:
        yield Paragraph(_("Nothing in this plan needs attention."))


def how_much(facts: PlanFacts) -> str:
    """How much needs attention, of how much there is."""
    found = plan_count.concerns(facts)
    actions = sum(row.action is not None for row in found)
    every = len(plan_count.live(facts))
    words = ngettext(
        "%(some)d of %(all)d action needs attention",
        "%(some)d of %(all)d actions need attention",
        every,
    )
    parts = [words % {"some": actions, "all": every}]
    if areas := len(found) - actions:
        parts.append(ngettext("%d area has no action", "%d areas have no action", areas) % areas)
    return f"{get_text_list(parts, _('and'))}."


def _line(row: Concern, facts: PlanFacts) -> Line:
    if row.area is not None:
        name = _("Area %(number)d: %(text)s") % {"number": row.area.number, "text": row.area.text}
        return Line(name, Mark("none", "–"), _sentence(row, facts), "", "")
    action = row.action
    assert action is not None  # noqa: S101 - a concern is an action or an area
    lead = action.lead_officer or action.lead_agency
    return Line(name_of(action), mark_of(action.brag), _sentence(row, facts), lead, _next(action))


def _sentence(row: Concern, facts: PlanFacts) -> str:
    words = get_text_list([_why(reason, row, facts) for reason in row.reasons], _("and"))
    return f"{words[:1].upper()}{words[1:]}"


def _why(reason: Urgency, row: Concern, facts: PlanFacts) -> str:
    if reason != Urgency.OVERDUE or row.action is None:
        return str(WHY[reason])
    days = plan_count.days_over(row.action, facts.on)
    return ngettext("%d day overdue", "%d days overdue", days) % days


def _next(action: ActionFacts) -> str:
    """What is to happen; else what was told last."""
    return action.next_step or action.told
