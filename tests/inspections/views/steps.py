"""Opening and sending a step as a person would."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from inspections.models import Inspection


def address(step: str, inspection: Inspection, *more: str) -> str:
    return reverse(f"inspections:inspection-{step}", args=[inspection.reference, *more])


def opened(client: Client, url: str) -> str:
    """The values that the page carries, as a browser would send them back."""
    response: Any = client.get(url)
    assert response.status_code == 200, response.status_code
    return str(response.context["form"]["opened"].value())


def send(client: Client, url: str, **typed: str) -> HttpResponse:
    """Open the page, type, and press "Save and continue"."""
    return client.post(url, {"opened": opened(client, url), **typed})  # type: ignore[return-value]
