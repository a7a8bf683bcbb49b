"""The first page: what waits for the person, or what this service is."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.pages.home import home_sections


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return render(request, "pages/home/start.html")
    user = request.user
    context = {
        "sections": home_sections(user, on=timezone.localdate()),
        "memberships": user.current_memberships,
    }
    return render(request, "pages/home/home.html", context)
