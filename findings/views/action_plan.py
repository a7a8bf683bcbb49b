"""One improvement action plan, looked at in several ways."""

import datetime
from collections.abc import Iterable

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from findings.models import ImprovementAction
from findings.models.action_gaps import GAP_HEADINGS, Gap, lacks
from findings.models.improvement_action import ImprovementActionQuerySet
from findings.tables.improvement_action import ActionRow, headings, numbers_of, rows_of
from findings.tables.plan_areas import AreaGroup, Pair, groups, pairs_in_order
from findings.tables.plan_timeline import span_words, time_lines, time_scale
from findings.views.plan_frame import (
    PlanFrame,
    plan_frame,
    rated_links,
    updates_of,
    with_told,
)
from portal.access.signed_in import SignedInRequest

Day = datetime.date | None
Link = tuple[int | None, int, Day, Day, Day]
"""Area, action, start, first due and revised due."""
GAPS_SHOWN = 25


@require_safe
def action_plan(request: SignedInRequest, reference: str) -> HttpResponse:
    """The actions of a plan as a table, filtered, sorted and paged."""
    frame = plan_frame(request, reference, "findings:action-plan")
    found = frame.found()
    chosen = chosen_rating(frame)
    rows = with_told(frame.listing.qs).for_list()
    page = frame.page_of(rows, found.get(chosen, 0) if chosen else found["rows"])
    context = frame.context() | {
        "page": page,
        "rows": _rows(frame, page),
        "headings": headings(frame.listing.sort_chosen),
        "ratings": rated_links(request, request.path, found, chosen),
    }
    return render(request, "findings/action_plan/page.html", context)


@require_safe
def action_plan_areas(request: SignedInRequest, reference: str) -> HttpResponse:
    """The actions under the areas that they answer; an area without one is shown as such."""
    frame = plan_frame(request, reference, "findings:action-plan-areas")
    page, shown = _grouped(frame, _links(frame))
    known = _known(frame, page)
    context = frame.context() | {
        "page": page,
        "groups": [(group, [known[key] for key in group.actions]) for group in shown],
        "ratings": rated_links(request, request.path, frame.found(), chosen_rating(frame)),
    }
    return render(request, "findings/action_plan/areas.html", context)


@require_safe
def action_plan_timeline(request: SignedInRequest, reference: str) -> HttpResponse:
    """The actions as bars in time, under their areas."""
    frame = plan_frame(request, reference, "findings:action-plan-timeline")
    links = _links(frame)
    page, shown = _grouped(frame, links)
    scale = time_scale([day for link in links for day in link[2:]], on=frame.on)
    lines = time_lines(_known(frame, page, "milestones").values(), scale)
    context = frame.context() | {
        "page": page,
        "scale": scale,
        "span": span_words(scale),
        "groups": [(group, [lines[key] for key in group.actions]) for group in shown],
        "ratings": rated_links(request, request.path, frame.found(), chosen_rating(frame)),
    }
    return render(request, "findings/action_plan/timeline.html", context)


@require_safe
def action_plan_gaps(request: SignedInRequest, reference: str) -> HttpResponse:
    """What the plan misses: areas without an action, actions without an owner, dates or news."""
    frame = plan_frame(request, reference, "findings:action-plan-gaps")
    told = [gap for gap in Gap if frame.plan.is_agreed or gap is not Gap.UPDATE]
    context = frame.context() | {
        "unanswered": [area for area in frame.areas if not getattr(area, "answers", 0)],
        "gaps": [
            (gap, GAP_HEADINGS[gap], frame.tally.gaps[gap], _lacking(frame, gap)) for gap in told
        ],
        "total": frame.gaps,
    }
    return render(request, "findings/action_plan/gaps.html", context)


def chosen_rating(frame: PlanFrame) -> str:
    """The rating that the list is narrowed to."""
    form = frame.listing.form
    return str(form.cleaned_data.get("brag") or "") if form.is_valid() else ""


def _rows(
    frame: PlanFrame, actions: Iterable[ImprovementAction], *, with_areas: bool = True
) -> list[ActionRow]:
    kept = list(actions)
    for action in kept:
        action.plan = frame.plan
    return rows_of(
        kept,
        on=frame.on,
        numbers=numbers_of(frame.areas) if with_areas else None,
        may_update=updates_of(frame.request.user),
    )


def _links(frame: PlanFrame) -> list[Link]:
    """Every area with each of its actions and its days, as the filters leave them."""
    rows = frame.listing.qs.in_order()
    return list(rows.values_list("findings", "pk", "starts_on", "due_on", "revised_due_on"))


def _grouped(frame: PlanFrame, links: list[Link]) -> tuple[Page[Pair], list[AreaGroup]]:
    """The page asked for, and what it shows under each area."""
    narrowed = frame.listing.is_filtered
    pairs = pairs_in_order(frame.areas, [link[:2] for link in links], with_empty=not narrowed)
    page = frame.page_of(pairs, len(pairs))
    before = pairs[page.start_index() - 2] if page.number > 1 else None
    numbers = numbers_of(frame.areas)
    return page, groups(frame.areas, list(page), numbers, before=before)


def _known(frame: PlanFrame, page: Iterable[Pair], *more: str) -> dict[int, ActionRow]:
    """The actions of one page by their keys."""
    keys = {action for _area, action in page if action is not None}
    rows: ImprovementActionQuerySet = frame.listing.queryset.filter(pk__in=keys)
    found = rows.select_related("lead_agency", "owner").prefetch_related("findings", *more)
    return {row.action.pk: row for row in _rows(frame, found)}


def _lacking(frame: PlanFrame, gap: Gap) -> list[ActionRow]:
    """The first of the actions with a gap; the table has them all."""
    if not frame.tally.gaps[gap]:
        return []
    rows = frame.listing.queryset.filter(lacks(gap, on=frame.on)).in_order()
    return _rows(frame, rows.select_related("lead_agency", "owner")[:GAPS_SHOWN], with_areas=False)
