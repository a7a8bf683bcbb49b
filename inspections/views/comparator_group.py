"""Sets of partnerships that a person saves from the comparison."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from inspections.filters.comparison_selection import selection_of
from inspections.forms.comparator_group import SaveSetForm
from inspections.models import ComparatorGroup
from inspections.operations.comparator_group import (
    MOST,
    SetNameTakenError,
    TooManySetsError,
    delete_set,
    save_set,
)
from inspections.views.comparison_frame import comparison_listing
from portal.access.roles import Permission
from portal.access.scope import require_anywhere
from portal.access.signed_in import SignedInRequest


@require_safe
def comparator_groups(request: SignedInRequest) -> HttpResponse:
    """The sets that the person has saved."""
    require_anywhere(request.user, Permission.COMPARE_PARTNERSHIPS)
    groups = ComparatorGroup.objects.saved_by(request.user).for_list()
    return render(request, "inspections/comparator_group/list.html", {"groups": groups})


@require_http_methods(["GET", "HEAD", "POST"])
def comparator_group_create(request: SignedInRequest) -> HttpResponse:
    """Save rows of the comparison, as it is filtered in this address, as a set."""
    listing = comparison_listing(request)
    places = [row.place for row in selection_of(listing).rows]
    choices = [(place.pk, place.name) for place in places]
    form = SaveSetForm(request.POST or None, partnerships=choices)
    if request.method == "POST" and form.is_valid():
        group = _saved(request, form)
        if group is not None:
            messages.success(request, _("The set “%s” was saved.") % group.name)
            return redirect(f"{reverse('inspections:comparison')}?{_query(request, group)}")
    context = {"form": form, "query": request.GET.urlencode()}
    return render(request, "inspections/comparator_group/create.html", context)


def _saved(request: SignedInRequest, form: SaveSetForm) -> ComparatorGroup | None:
    name, partnerships = form.cleaned_data["name"], form.cleaned_data["partnerships"]
    try:
        return save_set(name=name, partnerships=partnerships, by=request.user)
    except SetNameTakenError:
        form.add_error("name", _("You have saved another set under this name"))
    except TooManySetsError:
        words = _("You have saved %(most)d sets. Delete one that you do not need.")
        form.add_error(None, words % {"most": MOST})
    return None


def _query(request: SignedInRequest, group: ComparatorGroup) -> str:
    """The comparison of the set: what it was asked for, without what made up its rows."""
    asked = request.GET.copy()
    for name in ("text", "region", "areas", "at_least", "at_most", "inspected", "page"):
        asked.pop(name, None)
    asked["group"] = str(group.pk)
    return asked.urlencode()


@require_http_methods(["GET", "HEAD", "POST"])
def comparator_group_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask once, then forget a set."""
    require_anywhere(request.user, Permission.COMPARE_PARTNERSHIPS)
    group = get_object_or_404(ComparatorGroup.objects.saved_by(request.user), pk=pk)
    if request.method == "POST":
        delete_set(group=group, by=request.user)
        messages.success(request, _("The set “%s” was deleted.") % group.name)
        return redirect("inspections:comparator-groups")
    return render(request, "inspections/comparator_group/delete.html", {"group": group})
