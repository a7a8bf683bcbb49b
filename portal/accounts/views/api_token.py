"""A person's own tokens for the API: the list, a new one, and an end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.access.signed_in import SignedInRequest
from portal.accounts.forms.api_token import ApiTokenForm
from portal.accounts.models import ApiToken
from portal.accounts.operations.api_token import (
    MOST,
    TokenNameTakenError,
    TooManyTokensError,
    make_api_token,
    revoke_api_token,
)


@require_safe
def api_token_list(request: SignedInRequest) -> HttpResponse:
    """The tokens that the person has not revoked, those that have expired too."""
    now = timezone.now()
    kept = ApiToken.objects.of(request.user).kept()
    context = {"tokens": [(token, token.is_expired(at=now)) for token in kept]}
    return render(request, "accounts/api_token/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def api_token_create(request: SignedInRequest) -> HttpResponse:
    """Ask for a name and days; then show the secret, once, on the page that answers the form.

    A redirect would have to keep the secret somewhere. Sending the form twice makes no second
    token: its name is taken by then.
    """
    form = ApiTokenForm(request.POST or None)
    made = _made(request, form) if request.method == "POST" and form.is_valid() else None
    if made is None:
        return render(request, "accounts/api_token/create.html", {"form": form})
    context = {"token": made[0], "secret": made[1]}
    return render(request, "accounts/api_token/made.html", context)


def _made(request: SignedInRequest, form: ApiTokenForm) -> tuple[ApiToken, str] | None:
    try:
        return make_api_token(**form.cleaned_data, by=request.user, at=timezone.now())
    except TokenNameTakenError:
        form.add_error("name", _("You have another token of this name"))
    except TooManyTokensError:
        words = _("You have %(most)d tokens. Revoke one that nothing uses any more.")
        form.add_error(None, words % {"most": MOST})
    return None


@require_http_methods(["GET", "HEAD", "POST"])
def api_token_revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask once, then end a token of one's own."""
    token = get_object_or_404(ApiToken.objects.of(request.user).kept(), pk=pk)
    if request.method == "POST":
        revoke_api_token(token=token, by=request.user, at=timezone.now())
        messages.success(request, _("The token “%s” was revoked.") % token.name)
        return redirect("accounts:api-token-list")
    return render(request, "accounts/api_token/revoke.html", {"token": token})
