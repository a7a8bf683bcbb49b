"""How often a person is reminded, and the link in a mail that stops it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from findings.forms.reminder import ReminderChoiceForm
from findings.models import ReminderChoice
from findings.operations.reminder_choice import (
    UnknownReminderLink,
    choice_by,
    choice_of,
    choose_reminders,
    stop_reminders,
    take_reminders_back,
)
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def reminder_choice(request: SignedInRequest) -> HttpResponse:
    """Choose how often one is mailed."""
    choice = choice_of(request.user)
    form = ReminderChoiceForm(request.POST or None, initial={"frequency": choice.frequency})
    if request.method == "POST" and form.is_valid():
        choose_reminders(frequency=form.cleaned_data["frequency"], by=request.user)
        messages.success(request, _("Your choice of reminders was saved."))
        return redirect("findings:reminder-choice")
    return render(request, "findings/reminder/choice.html", {"form": form})


@csrf_exempt
@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def reminder_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of a mail leads, without a sign-in: one button that stops the mails.

    A mail service that stops them for its person posts `List-Unsubscribe=One-Click` and has no
    token against forgery (RFC 8058); the address itself is the secret. Browsers need the token.
    """
    if request.POST.get("List-Unsubscribe") == "One-Click":
        return stop_at_once(request, token)
    page: HttpResponse = ask_to_stop(request, token)
    return page


def stop_at_once(request: HttpRequest, token: str) -> HttpResponse:
    """Stop, and answer without a redirect, as RFC 8058 asks."""
    try:
        return stop_page(request, stop_reminders(token=token))
    except UnknownReminderLink:
        return unknown_link(request)


@csrf_protect
def ask_to_stop(request: HttpRequest, token: str) -> HttpResponse:
    """The page, and its one button: stop, or take it back."""
    try:
        if request.method != "POST":
            return stop_page(request, choice_by(token))
        (take_reminders_back if request.POST.get("again") else stop_reminders)(token=token)
    except UnknownReminderLink:
        return unknown_link(request)
    return redirect("findings:reminder-stop", token)


def stop_page(request: HttpRequest, choice: ReminderChoice) -> HttpResponse:
    """Says to whom the mails go, no further than the person can tell that it is them."""
    context = {
        "address": masked(choice.person.email),
        "is_stopped": choice.frequency == ReminderChoice.Frequency.OFF,
    }
    return render(request, "findings/reminder/stop.html", context)


def unknown_link(request: HttpRequest) -> HttpResponse:
    return render(request, "findings/reminder/unknown.html", status=410)


def masked(email: str) -> str:
    """An address by its first letter and its domain: "o…@council.example"."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"
