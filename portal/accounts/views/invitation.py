"""Inviting somebody, sending again, withdrawing; and what the invited person sees."""

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from portal.access.roles import Permission
from portal.access.scope import require_anywhere
from portal.access.signed_in import SignedInRequest
from portal.accounts.forms.invitation import InvitationForm, JoinForm
from portal.accounts.models import Invitation, User
from portal.accounts.operations.invitation import (
    AlreadyAMemberError,
    AlreadyInvitedError,
    InvitationClosedError,
    InvitationForSomeoneElseError,
    MailNotSentError,
    accept_invitation,
    join_by_invitation,
    open_invitation,
    resend_invitation,
    send_invitation,
    withdraw_invitation,
)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_create(request: SignedInRequest) -> HttpResponse:
    """Invite an address to a role."""
    require_anywhere(request.user, Permission.INVITE_PEOPLE)
    form = InvitationForm(request.POST or None, by=request.user, on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        invite(request, form)
        if not form.errors:
            return redirect("accounts:membership-list")
    context = {"form": form, "days": settings.INVITATION_DAYS}
    return render(request, "accounts/invitation/create.html", context)


def invite(request: SignedInRequest, form: InvitationForm) -> None:
    """Send what a valid form asks for; what stands against it becomes an error of the form."""
    try:
        send_invitation(offer=form.offer, by=request.user, at=timezone.now())
    except AlreadyAMemberError:
        form.add_error("email", _("This person holds this role already"))
    except AlreadyInvitedError:
        form.add_error(
            "email", _("An invitation to this role waits already. You can send it again.")
        )
    except MailNotSentError:
        say_not_sent(request)
    else:
        say_sent(request, form.cleaned_data["email"])


@require_POST
def invitation_resend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send the invitation with a new link."""
    invitation = invitation_of(request, pk)
    try:
        resend_invitation(invitation=invitation, by=request.user, at=timezone.now())
    except InvitationClosedError:
        messages.info(request, _("This invitation was accepted or withdrawn in the meantime."))
    except MailNotSentError:
        say_not_sent(request)
    else:
        say_sent(request, invitation.email)
    return redirect("accounts:membership-list")


@require_POST
def invitation_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """End the invitation; its link stops working."""
    invitation = invitation_of(request, pk)
    try:
        withdraw_invitation(invitation=invitation, by=request.user, at=timezone.now())
    except InvitationClosedError:
        messages.info(request, _("This invitation was accepted or withdrawn in the meantime."))
    else:
        messages.success(request, _("The invitation was withdrawn. Its link works no more."))
    return redirect("accounts:membership-list")


@never_cache
@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of the mail leads: join, accept, or sign in first."""
    try:
        invitation = open_invitation(token=token, at=timezone.now())
        if request.user.is_authenticated:
            return accept(request, request.user, invitation, token)
        if User.objects.filter(email=invitation.email).exists():
            return render(request, "accounts/invitation/sign_in.html", {"invitation": invitation})
        return join(request, invitation, token)
    except InvitationClosedError:
        return render(request, "accounts/invitation/closed.html", status=410)
    except InvitationForSomeoneElseError:
        return render(request, "accounts/invitation/someone_else.html", status=403)


def accept(request: HttpRequest, user: User, invitation: Invitation, token: str) -> HttpResponse:
    """For a person who is signed in: one press and the role is theirs."""
    if user.email != invitation.email:
        raise InvitationForSomeoneElseError
    if request.method != "POST":
        return render(request, "accounts/invitation/accept.html", {"invitation": invitation})
    accept_invitation(token=token, by=user, at=timezone.now())
    messages.success(request, _("You have a new role."))
    return redirect("pages:home")


@sensitive_variables("form", "token")
def join(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    """For somebody new: a name and a password, and they are in."""
    form = JoinForm(request.POST or None, email=invitation.email)
    if request.method == "POST" and form.is_valid():
        user = join_by_invitation(token=token, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Your account is ready."))
        response: HttpResponse = perform_login(request, user, redirect_url=reverse("pages:home"))
        return response
    return render(
        request, "accounts/invitation/join.html", {"form": form, "invitation": invitation}
    )


def invitation_of(request: SignedInRequest, pk: int) -> Invitation:
    """An invitation that the person may look after; 404 for one of another partnership."""
    require_anywhere(request.user, Permission.INVITE_PEOPLE)
    return get_object_or_404(
        Invitation.objects.allowed(request.user, Permission.INVITE_PEOPLE), pk=pk
    )


def say_sent(request: HttpRequest, email: str) -> None:
    messages.success(request, _("The invitation was sent to %(email)s.") % {"email": email})


def say_not_sent(request: HttpRequest) -> None:
    messages.error(
        request,
        _("The invitation is kept, but its mail could not be sent. Try “Send again” later."),
    )
