"""Who is here: the list of people, and the end of a role."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.access.roles import Permission
from portal.access.scope import require_anywhere, scope_of
from portal.access.signed_in import SignedInRequest
from portal.accounts.filters.membership import MembershipFilter
from portal.accounts.forms.membership import LastDayForm
from portal.accounts.models import Invitation, Membership
from portal.accounts.operations.membership import (
    LastOfItsKindError,
    change_last_day,
    end_membership,
)
from portal.accounts.tables.membership import COLUMNS, file_rows, membership_rows
from portal.pages.download import download
from portal.pages.paging import page_of
from portal.pages.sheet import Ending, Sheet, about_list


@require_safe
def membership_list(request: SignedInRequest) -> HttpResponse:
    """People and their roles, and the invitations that wait."""
    user, today = request.user, timezone.localdate()
    require_anywhere(user, Permission.INVITE_PEOPLE)
    found = filtered(request)
    page = page_of(request, found.qs.for_list())
    waiting = Invitation.objects.allowed(user, Permission.INVITE_PEOPLE).waiting()
    now = timezone.now()
    context = {
        "filter": found,
        "page": page,
        "rows": membership_rows(page, on=today),
        "invitations": [
            (invitation, invitation.is_expired(at=now))
            for invitation in waiting.select_related("partnership", "invited_by")
        ],
        "manages_everyone": scope_of(user, Permission.INVITE_PEOPLE).everything,
    }
    return render(request, "accounts/membership/list.html", context)


@require_safe
def membership_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """The same list as a file."""
    require_anywhere(request.user, Permission.INVITE_PEOPLE)
    found = filtered(request)
    rows = membership_rows(found.qs.for_list(), on=timezone.localdate())
    about = about_list(request, title=_("People"), page="accounts:membership-list", listing=found)
    return download(Sheet(COLUMNS, file_rows(rows), about), ending)


@require_http_methods(["GET", "HEAD", "POST"])
def membership_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change the last day of a role."""
    membership = membership_of(request, pk)
    form = LastDayForm(request.POST or None, membership=membership)
    if request.method == "POST" and form.is_valid():
        try:
            change_last_day(
                membership=membership,
                ends_on=form.cleaned_data["ends_on"],
                by=request.user,
                on=timezone.localdate(),
            )
        except LastOfItsKindError:
            form.add_error("ends_on", last_of_its_kind(membership))
        else:
            messages.success(request, _("The last day was changed."))
            return redirect("accounts:membership-list")
    return render(
        request, "accounts/membership/edit.html", {"form": form, "membership": membership}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def membership_end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask once, then end a role at once."""
    membership = membership_of(request, pk)
    context = {"membership": membership, "refusal": ""}
    if request.method == "POST":
        try:
            end_membership(membership=membership, by=request.user, on=timezone.localdate())
        except LastOfItsKindError:
            context["refusal"] = last_of_its_kind(membership)
        else:
            messages.success(request, _("The role was ended."))
            return redirect("accounts:membership-list")
    return render(request, "accounts/membership/end.html", context)


def filtered(request: SignedInRequest) -> MembershipFilter:
    """The list as the address asks for it, of what the person may know of."""
    memberships = Membership.objects.allowed(request.user, Permission.INVITE_PEOPLE)
    return MembershipFilter(request.GET, queryset=memberships, request=request)


def membership_of(request: SignedInRequest, pk: int) -> Membership:
    """A membership that the person may end; 404 for one of another partnership."""
    user = request.user
    require_anywhere(user, Permission.INVITE_PEOPLE)
    memberships = Membership.objects.allowed(user, Permission.INVITE_PEOPLE).for_list()
    return get_object_or_404(memberships, pk=pk)


def last_of_its_kind(membership: Membership) -> str:
    return _(
        "Nobody else is %(role)s here without an end date. Invite the next one first, and wait "
        "until they have accepted."
    ) % {"role": membership.get_role_display().lower()}
