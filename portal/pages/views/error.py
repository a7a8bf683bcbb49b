"""What a person sees when something went wrong: plain words, never a trace."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from portal.api.errors import went_wrong
from portal.pages.context import Service


@requires_csrf_token
def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is missing or old: the page was open too long, or cookies are off."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Draws without the request: what was sent may be what cannot be read."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    page = render_to_string("400.html", {"service": Service(), "too_much": too_much})
    return HttpResponse(page, status=413 if too_much else 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Draws with no request and no database, since either may be what failed."""
    if request.path.startswith("/api/"):
        return went_wrong()
    page = render_to_string("500.html", {"service": Service()})
    return HttpResponse(page, status=500)
