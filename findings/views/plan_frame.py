"""What the pages of a plan share: the plan, how it stands, its filters, ways to look at it."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Subquery
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from findings.filters.action_choices import choices_of
from findings.filters.improvement_action import ActionFilter
from findings.models import ActionPlan, Finding, ImprovementAction, ProgressUpdate
from findings.models.action_gaps import counted
from findings.models.improvement_action import ImprovementActionQuerySet
from findings.models.last_board import LastBoard, board_of, last_meeting
from findings.models.plan_areas import areas_of
from findings.tables.plan_tally import (
    RATINGS,
    RatingCount,
    Tally,
    rating_counts,
    sentence,
    tally_of,
)
from findings.tables.statutory_clock import PlanAsked, statutory_clock
from portal.access.roles import Permission
from portal.access.scope import may, scope_of
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User
from portal.pages.filters import chosen_filters
from portal.pages.paging import SIZES, size_of

TABS = (
    ("findings:action-plan", gettext_lazy("Table")),
    ("findings:action-plan-areas", gettext_lazy("By area")),
    ("findings:action-plan-timeline", gettext_lazy("Time line")),
    ("findings:action-plan-gaps", gettext_lazy("Gaps")),
)
GAPS = TABS[-1][0]


@dataclass(frozen=True)
class Tab:
    """One way to look at the plan."""

    label: str
    address: str
    is_current: bool


@dataclass(frozen=True)
class PlanFrame:
    """A plan as one request asks to see it."""

    request: SignedInRequest
    name: str
    """Of the URL: which way to look at it."""
    plan: ActionPlan
    on: datetime.date
    areas: Sequence[Finding]
    tally: Tally
    listing: ActionFilter

    @property
    def gaps(self) -> int:
        """How many areas and actions miss something; what a draft has not told is no gap."""
        return gap_count(self.plan, self.areas, self.tally)

    @property
    def board(self) -> LastBoard:
        met_on: datetime.date | None = self.plan.board_met_on  # type: ignore[attr-defined]
        return board_of(self.plan, met_on)

    def found(self) -> Mapping[str, int]:
        """How many there are of each rating among what the other filters leave."""
        if not self.listing.is_filtered:
            return {**self.tally.ratings, "rows": self.tally.rows}
        return counted(self.listing.of_any_rating(self.listing.queryset), on=self.on)

    def context(self) -> dict[str, Any]:
        """What the templates of these pages need besides their own."""
        plan, asked = self.plan, self.request.GET
        here = reverse(self.name, args=[plan.reference])
        return {
            "plan": plan,
            "sentence": sentence(self.tally, self.areas),  # type: ignore[arg-type]
            "tally": self.tally,
            "board": self.board,
            "clock": statutory_clock(PlanAsked.of_plan(plan, self.areas), on=self.on),
            "tabs": self.tabs(),
            "here": here,
            "listing": self.listing,
            "form": self.listing.form,
            "chosen": chosen_filters(self.listing.form, asked, but=("sort",))
            if self.listing.form.is_valid()
            else [],
            "may": steps(plan, self.request.user),
            "sizes": SIZES,
            "size": size_of(self.request),
        }

    def tabs(self) -> list[Tab]:
        """Every way to look at the plan; gaps take no filters, the others keep them."""
        query = filters_of(self.request.GET).urlencode()
        labels = [(name, str(label)) for name, label in TABS]
        return [
            Tab(
                f"{label} ({self.gaps})" if name == GAPS else label,
                reverse(name, args=[self.plan.reference])
                + (f"?{query}" if query and name != GAPS else ""),
                name == self.name,
            )
            for name, label in labels
        ]

    def page_of(self, rows: Any, count: int) -> Page[Any]:  # noqa: ANN401 - rows or a list
        """The page asked for of rows whose number is known already."""
        return page_of_known(self.request, rows, count)


def gap_count(plan: ActionPlan, areas: Sequence[Finding], tally: Tally) -> int:
    """Areas without an action, and what actions miss."""
    gaps = sum(number for gap, number in tally.gaps.items() if plan.is_agreed or gap != "update")
    return gaps + sum(1 for area in areas if not getattr(area, "answers", 0))


def plan_frame(request: SignedInRequest, reference: str, name: str) -> PlanFrame:
    """The plan, for those who may know of it (404)."""
    on = timezone.localdate()
    known = ActionPlan.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    known = known.annotate(board_met_on=last_meeting(on, plan="pk"))
    plan = get_object_or_404(known.for_list(), reference=reference)
    actions = plan.actions.with_brag(on=on)
    areas = list(areas_of(plan))
    listing = ActionFilter(
        request.GET,
        actions,
        request=request,
        on=on,
        first_sort="plan",
        choices=choices_of(plan.actions.all(), areas=areas, user=request.user),
    )
    return PlanFrame(
        request=request,
        name=name,
        plan=plan,
        on=on,
        areas=areas,
        tally=tally_of(counted(actions, on=on)),
        listing=listing,
    )


def rated_links(
    request: SignedInRequest, here: str, found: Mapping[str, int], chosen: str
) -> list[RatingCount]:
    """The ratings with their numbers; a press on the chosen one takes it away again."""
    addresses = {}
    for rating in (*RATINGS, "none"):
        asked = filters_of(request.GET)
        asked.pop("brag", None)
        if rating != chosen:
            asked["brag"] = rating
        addresses[str(rating)] = f"{here}?{asked.urlencode()}" if asked else here
    return rating_counts(found, addresses, chosen)


def filters_of(asked: QueryDict) -> QueryDict:
    """The address's question without what belongs to one page alone."""
    left = asked.copy()
    for name in ("page", "size"):
        left.pop(name, None)
    return left


def page_of_known(request: SignedInRequest, rows: Any, count: int) -> Page[Any]:  # noqa: ANN401
    """The page asked for; the number of rows is known, so nothing counts them again."""
    paginator: Paginator[Any] = Paginator(rows, size_of(request))
    vars(paginator)["count"] = count
    return paginator.get_page(request.GET.get("page"))


def with_told(rows: ImprovementActionQuerySet) -> ImprovementActionQuerySet:
    """With `told`, what the last update says."""
    newest = ProgressUpdate.objects.filter(action=OuterRef("pk")).order_by("-written_at", "-pk")
    return rows.annotate(told=Subquery(newest.values("text")[:1]))


def updates_of(user: User) -> Callable[[ImprovementAction], bool]:
    """Tells whose progress this person may tell, without a query for each action."""
    edits, own = (scope_of(user, each) for each in (Permission.EDIT_PLAN, Permission.UPDATE_ACTION))

    def may_update(action: ImprovementAction) -> bool:
        place = action.plan.partnership_id
        is_theirs = place in edits or (place in own and action.owner_id == user.pk)
        return is_theirs and action.plan.is_agreed and not action.is_finished

    return may_update


def steps(plan: ActionPlan, user: User) -> dict[str, bool]:
    """The next steps that the pages offer this person."""

    def has(permission: Permission) -> bool:
        return may(user, permission, plan.partnership_id)

    return {
        "edit": plan.is_open and has(Permission.EDIT_PLAN),
        "agree": plan.state == ActionPlan.State.DRAFT and has(Permission.SIGN_OFF),
        "close": plan.is_agreed and has(Permission.SIGN_OFF),
        "reopen": not plan.is_open and has(Permission.SIGN_OFF),
        "copy": has(Permission.EDIT_PLAN),
        "prepare": has(Permission.REQUEST_PAPER),
        "exchange": has(Permission.EDIT_PLAN),
        "history": has(Permission.VIEW_HISTORY),
    }
