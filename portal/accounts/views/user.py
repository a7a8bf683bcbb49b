"""Oneself, and stopping somebody's sign-in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.access.roles import Permission
from portal.access.scope import require_everywhere
from portal.access.signed_in import SignedInRequest
from portal.accounts.forms.user import DisplayNameForm
from portal.accounts.models import User
from portal.accounts.operations.user import (
    NotYourselfError,
    change_display_name,
    deactivate_user,
    reactivate_user,
)


@require_http_methods(["GET", "HEAD", "POST"])
def user_edit(request: SignedInRequest) -> HttpResponse:
    """One's own account: name, roles, and the way to password and second factor."""
    person = request.user
    form = DisplayNameForm(request.POST or None, initial={"display_name": person.display_name})
    if request.method == "POST" and form.is_valid():
        change_display_name(display_name=form.cleaned_data["display_name"], by=person)
        messages.success(request, _("Your name was changed."))
        return redirect("accounts:user-edit")
    memberships = person.current_memberships
    return render(request, "accounts/user/edit.html", {"form": form, "memberships": memberships})


@require_http_methods(["GET", "HEAD", "POST"])
def user_deactivate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask once, then stop a person's sign-in."""
    require_everywhere(request.user, Permission.INVITE_PEOPLE)
    user = get_object_or_404(User, pk=pk)
    refusal = ""
    if request.method == "POST":
        try:
            deactivate_user(user=user, by=request.user)
        except NotYourselfError:
            refusal = _("You cannot stop your own sign-in. Ask another administrator.")
        else:
            messages.success(request, _("%(person)s can sign in no more.") % {"person": user.email})
            return redirect("accounts:membership-list")
    return render(request, "accounts/user/deactivate.html", {"person": user, "refusal": refusal})


@require_POST
def user_reactivate(request: SignedInRequest, pk: int) -> HttpResponse:
    """Allow a person's sign-in again."""
    require_everywhere(request.user, Permission.INVITE_PEOPLE)
    user = get_object_or_404(User, pk=pk)
    reactivate_user(user=user, by=request.user)
    messages.success(request, _("%(person)s can sign in again.") % {"person": user.email})
    return redirect("accounts:membership-list")
