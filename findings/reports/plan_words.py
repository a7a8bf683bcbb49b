"""The sentences and tables that a paper makes of an action plan."""

from collections.abc import Iterator, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models import Brag
from findings.models.action_gaps import GAP_HEADINGS, Gap
from findings.models.brag import BRAG_MEANINGS
from findings.reports import plan_count
from findings.reports.paper_block import Block, Listing, Paragraph, Part
from findings.reports.paper_words import day, in_short
from findings.reports.plan_block import (
    ActionLine,
    ActionTable,
    BragCounts,
    Cancelled,
    Count,
    Counts,
    Mark,
    Move,
    Moves,
    Overdue,
    Rule,
    Slip,
    Slips,
    Verified,
    mark_of,
    name_of,
    status_of,
)
from findings.reports.plan_facts import ActionFacts, AreaFacts, PlanFacts
from findings.tables.plan_tally import sentence as plan_sentence
from findings.tables.plan_tally import standing


def how_it_stands(facts: PlanFacts) -> str:
    """The sentence that the plan's page on the screen opens with, too."""
    return plan_sentence(plan_count.tally(facts), plan_count.answered(facts))


def what_changed(facts: PlanFacts) -> str:
    """How much of it is news to the board, in one sentence."""
    parts = list(_news(facts)) or [_("nothing moved and nothing slipped")]
    return f"{since(facts)}: {get_text_list(parts, _('and'))}."


def _news(facts: PlanFacts) -> Iterator[str]:
    if number := len(plan_count.moved(facts)):
        yield ngettext("%d action moved", "%d actions moved", number) % number
    if number := len(plan_count.new_actions(facts)):
        yield ngettext("%d action is new", "%d actions are new", number) % number
    if number := len(plan_count.revised(facts)):
        yield ngettext("%d has a new due date", "%d have a new due date", number) % number
    if number := len(plan_count.newly_overdue(facts)):
        yield ngettext("%d became overdue", "%d became overdue", number) % number


def since(facts: PlanFacts) -> str:
    """From when on something is news, such as "Since the Council of 6 July 2026"."""
    last = facts.since
    if last is None:
        words = _("Since the plan was agreed on %(day)s")
        return words % {"day": day(facts.agreed_on)} if facts.agreed_on else _("So far")
    return _("Since the %(paper)s") % {"paper": _last_board(facts)}


def _last_board(facts: PlanFacts) -> str:
    """The meeting that had the last paper; empty where there was none."""
    last = facts.since
    if last is None:
        return ""
    if last.meeting_on is None:
        return _("last paper of %(day)s") % {"day": day(last.made_on)}
    meeting = last.meeting_body or _("meeting")
    return _("%(meeting)s of %(day)s") % {"meeting": meeting, "day": day(last.meeting_on)}


def introduction(facts: PlanFacts) -> Iterator[Block]:
    """What the plan answers, since when it is agreed, and on which day it is told."""
    words = {
        "title": facts.title,
        "inspection": facts.inspection,
        "published": day(facts.inspection_published_on),
        "agreed": day(facts.agreed_on),
        "day": day(facts.on),
    }
    answers = _("The plan “%(title)s” answers “%(inspection)s”.")
    if facts.inspection_published_on:
        answers = _("The plan “%(title)s” answers “%(inspection)s”, published on %(published)s.")
    agreed = _("It was agreed on %(agreed)s.") if facts.agreed_on else _("It is still a draft.")
    told = _("This paper tells it as it stood on %(day)s.")
    yield Paragraph(" ".join(part % words for part in (answers, agreed, told)))


def counts(facts: PlanFacts) -> Iterator[Block]:
    """How many actions have which rating, beside how many had it at the last board."""
    if not facts.actions:
        yield Paragraph(_("The plan has no actions yet."))
        return
    yield Paragraph(how_it_stands(facts), leads=True)
    yield Counts(tuple(_counts(facts)), _last_board(facts))


def _counts(facts: PlanFacts) -> Iterator[Count]:
    last = facts.since
    told = {row.brag: row.number for row in last.rated} if last else {}
    for brag, number in plan_count.rated(facts).items():
        before = told.get(brag, 0) if last else None
        if brag or number or before:
            yield Count(_meaning(brag), brag or "none", number, before)
    every = len(plan_count.live(facts))
    yield Count(_("All actions"), "", every, sum(told.values()) if last else None)
    late = len(plan_count.overdue(facts))
    yield Count(_("Of these overdue"), "", late, last.overdue if last else None)


def _meaning(brag: str) -> str:
    return str(BRAG_MEANINGS[Brag(brag)]) if brag else _("No start or no due date")


def bars(facts: PlanFacts) -> Iterator[Block]:
    """The ratings as a picture, where there is anything to show."""
    rated = plan_count.rated(facts)
    if any(rated.values()):
        yield BragCounts(tuple((brag, n) for brag, n in rated.items() if brag or n))


def changes(facts: PlanFacts) -> Iterator[Block]:
    """Each action whose status, rating or per cent is news; then what is new or gone."""
    rows = plan_count.moved(facts)
    if rows:
        yield Paragraph(_changed(facts, len(rows)), leads=True)
        yield Moves(tuple(map(_move, rows)), _last_board(facts), facts.since is not None)
    else:
        words = _("%(since)s, no action has changed its status, its rating or its per cent.")
        yield Paragraph(words % {"since": since(facts)})
    yield from _named(plan_count.new_actions(facts), _("New in the plan:"))
    yield from _listed(facts.gone, _("No longer in the plan:"))


def _changed(facts: PlanFacts, number: int) -> str:
    words = ngettext(
        "%(since)s, %(number)d action has moved, what has become worse first:",
        "%(since)s, %(number)d actions have moved, what has become worse first:",
        number,
    )
    return words % {"since": since(facts), "number": number}


def _move(row: ActionFacts) -> Move:
    before = row.before
    assert before is not None  # noqa: S101 - moved() gives no others
    return Move(row, status_of(before), mark_of(before.brag), status_of(row), mark_of(row.brag))


def slipped(facts: PlanFacts) -> Iterator[Block]:
    """Revised due dates with the first one and the reason, and what became overdue."""
    revised = plan_count.revised(facts)
    late = plan_count.newly_overdue(facts)
    if revised:
        number = len(revised)
        words = ngettext(
            "%(since)s, the due date of %(number)d action was revised:",
            "%(since)s, the due dates of %(number)d actions were revised:",
            number,
        )
        yield Paragraph(words % {"since": since(facts), "number": number}, leads=True)
        yield Slips(
            tuple(
                Slip(row, told.was_on, told.revised_to, told.reason)
                for row, news in revised
                for told in news
            )
        )
    if late:
        number = len(late)
        words = ngettext(
            "%(since)s, %(number)d action became overdue, and still is:",
            "%(since)s, %(number)d actions became overdue, and still are:",
            number,
        )
        yield Paragraph(words % {"since": since(facts), "number": number}, leads=True)
        yield Overdue(tuple((row, plan_count.days_over(row, facts.on)) for row in late))
    if not revised and not late:
        words = _("%(since)s, no due date was revised, and no action became overdue.")
        yield Paragraph(words % {"since": since(facts)})


def area_parts(facts: PlanFacts, anchor: str) -> Iterator[Part]:
    """Each area with its state and its actions, a part with a heading of its own."""
    for area in facts.areas:
        heading = in_short(area.text)
        yield Part(
            "plan_area",
            2,
            "",
            _("Area %(number)d: %(area)s") % {"number": area.number, "area": heading},
            tuple(_area(facts, area, is_cut=heading != area.text)),
            f"{anchor}-{area.number}",
            is_listed=True,
        )
    if rows := plan_count.without_area(facts):
        heading = _("Actions that answer no area")
        blocks = (_table(facts, rows),)
        yield Part("plan_area", 2, "", heading, blocks, f"{anchor}-none", is_listed=True)


def _area(facts: PlanFacts, area: AreaFacts, *, is_cut: bool) -> Iterator[Block]:
    if is_cut:
        yield Paragraph(area.text, leads=True)
    yield Paragraph(" ".join(_about(area)), leads=True, is_note=True)
    if rows := plan_count.actions_under(facts, area.number):
        yield _table(facts, rows)
    if others := plan_count.actions_elsewhere(facts, area.number):
        names = get_text_list([row.reference for row in others], _("and"))
        words = _("Answered, too, by %(actions)s, printed under another area.")
        yield Paragraph(words % {"actions": names})
    if not rows and not others:
        yield Paragraph(_("No action answers this area yet."))


def _about(area: AreaFacts) -> Iterator[str]:
    """The source of an area, and where it stands."""
    words = {"title": area.inspection, "day": day(area.published_on)}
    if area.published_on:
        yield _("From “%(title)s”, published on %(day)s.") % words
    else:
        yield _("From “%(title)s”.") % words
    if area.question:
        yield _("Question: %(question)s") % {"question": area.question}
    if area.state:
        yield _("State of the area: %(state)s.") % {"state": area.state}
    if area.review:
        yield _("Concluded by “%(review)s”.") % {"review": area.review}


def _table(facts: PlanFacts, rows: Sequence[ActionFacts]) -> ActionTable:
    number = len(rows)
    words = ngettext("%d action", "%d actions", number) % number
    said = standing(plan_count.tally(facts, rows))
    lines = tuple(_line(row, facts) for row in rows)
    return ActionTable(f"{words}: {said}", lines, _last_board(facts))


def _line(row: ActionFacts, facts: PlanFacts) -> ActionLine:
    before = mark_of(row.before.brag if row.before else "")
    if facts.since is not None and row.before is None:
        before = Mark("none", _("New"))
    is_late = plan_count.days_over(row, facts.on) > 0
    return ActionLine(row, status_of(row), mark_of(row.brag), before, is_late)


def verified(facts: PlanFacts) -> Iterator[Block]:
    """What is complete and was verified by somebody else, with its effect."""
    if rows := plan_count.verified(facts):
        number = len(rows)
        words = ngettext(
            "%d action is complete, and somebody else has verified it:",
            "%d actions are complete, and somebody else has verified them:",
            number,
        )
        yield Paragraph(words % number, leads=True)
        yield Verified(rows)
    else:
        yield Paragraph(_("No action has been verified yet."))


def cancelled(facts: PlanFacts) -> Iterator[Block]:
    """What nobody does any more, and why."""
    if rows := plan_count.cancelled(facts):
        yield Cancelled(rows)
    else:
        yield Paragraph(_("No action has been cancelled."))


def gaps(facts: PlanFacts) -> Iterator[Block]:
    """Areas without an action, and actions without owner, dates or news."""
    found = [
        *_listed(
            tuple(row.text for row in plan_count.unanswered(facts)),
            _("Areas that no action answers:"),
        ),
        *_named(plan_count.without_owner(facts), f"{GAP_HEADINGS[Gap.OWNER]}:"),
        *_named(plan_count.without_dates(facts), f"{GAP_HEADINGS[Gap.DATES]}:"),
        *_named(plan_count.without_news(facts), f"{GAP_HEADINGS[Gap.UPDATE]}:"),
    ]
    yield from found or [Paragraph(_("Every area has an action, and every action its owner."))]


def rule(facts: PlanFacts) -> Iterator[Block]:
    """What the ratings mean, with the note of who gave them."""
    if facts.actions:
        rows = tuple((mark_of(brag), str(BRAG_MEANINGS[brag])) for brag in Brag)
        yield Rule(rows)


def _named(rows: Sequence[ActionFacts], lead: str) -> Iterator[Block]:
    yield from _listed(tuple(map(name_of, rows)), lead)


def _listed(items: tuple[str, ...], lead: str) -> Iterator[Block]:
    if items:
        yield Paragraph(lead, leads=True)
        yield Listing(items)
