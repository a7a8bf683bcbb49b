"""Every action that a person may read, across plans, on screen and as a file."""

import datetime
from collections.abc import Sequence

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from findings.filters.action_choices import choices_of
from findings.filters.improvement_action import ActionFilter
from findings.models import ActionPlan, Finding, ImprovementAction
from findings.models.action_gaps import counted
from findings.models.plan_areas import areas_of
from findings.models.plan_summary import with_counts
from findings.tables.improvement_action import COLUMNS, file_rows, headings, numbers_of, rows_of
from findings.tables.plan_summary import summary_of
from findings.views.plan_frame import page_of_known, rated_links, updates_of, with_told
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.filters import chosen_filters
from portal.pages.paging import SIZES, size_of
from portal.pages.sheet import Ending, Sheet, about_list
from portal.pages.views.saved_search import offer_of

CHUNK = 500
FEW_PLANS = 10
"""So many plans stand above the list; more are chosen in the filter."""


def known_plans(request: SignedInRequest) -> list[ActionPlan]:
    """The plans whose actions are listed, the newest first."""
    known = ActionPlan.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    rows = with_counts(known.for_list(), on=timezone.localdate())
    return list(rows.newest_first())


def _areas(request: SignedInRequest, plans: Sequence[ActionPlan]) -> list[Finding]:
    """The areas of the plan that is chosen; those of all would be a list without end."""
    asked = request.GET.get("plan")
    chosen = next((plan for plan in plans if plan.reference == asked), None)
    return list(areas_of(chosen)) if chosen else []


def _listing(
    request: SignedInRequest,
    plans: Sequence[ActionPlan],
    areas: Sequence[Finding],
    on: datetime.date,
) -> ActionFilter:
    actions = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    choices = choices_of(actions, areas=areas, plans=plans, user=request.user)
    return ActionFilter(
        request.GET,
        actions.with_brag(on=on),
        request=request,
        on=on,
        first_sort="due",
        choices=choices,
    )


@require_safe
def action_list(request: SignedInRequest) -> HttpResponse:
    """Every action that the person may read, filtered, sorted and paged; above it, the plans."""
    on = timezone.localdate()
    plans = known_plans(request)
    areas = _areas(request, plans)
    listing = _listing(request, plans, areas, on)
    found = counted(listing.of_any_rating(listing.queryset), on=on)
    is_valid = listing.form.is_valid()
    chosen = str(listing.form.cleaned_data.get("brag") or "") if is_valid else ""
    rows = with_told(listing.qs).for_list()
    page = page_of_known(request, rows, found[chosen] if chosen else found["rows"])
    context = {
        "listing": listing,
        "form": listing.form,
        "page": page,
        "rows": rows_of(
            page, on=on, numbers=numbers_of(areas), may_update=updates_of(request.user)
        ),
        "headings": headings(listing.sort_chosen),
        "ratings": rated_links(request, request.path, found, chosen),
        "chosen": chosen_filters(listing.form, request.GET, but=("sort",)) if is_valid else [],
        "plans": [(plan, summary_of(plan)) for plan in plans] if len(plans) <= FEW_PLANS else [],
        "names_plan": len(plans) > 1,
        "may_start": bool(scope_of(request.user, Permission.EDIT_PLAN)),
        "sizes": SIZES,
        "size": size_of(request),
        "saved": offer_of(request, "actions"),
    }
    return render(request, "findings/action_plan/list.html", context)


@require_safe
def action_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """The list exactly as it is filtered, all pages of it."""
    plans = known_plans(request)
    listing = _listing(request, plans, _areas(request, plans), timezone.localdate())
    rows = file_rows(with_told(listing.qs).for_list().iterator(chunk_size=CHUNK))
    about = about_list(request, title=_("Actions"), page="findings:action-list", listing=listing)
    return download(Sheet(COLUMNS, rows, about), ending)
