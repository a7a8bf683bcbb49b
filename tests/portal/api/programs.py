"""A program that asks the API with somebody's token."""

import datetime
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.operations.api_token import make_api_token

Ask = Callable[..., Any]
"""Gives the test client's answer, which knows `json()`."""


def secret_of(
    user: User, name: str = "A report", *, days: int = 30, at: datetime.datetime | None = None
) -> str:
    return make_api_token(name=name, days=days, by=user, at=at or timezone.now())[1]


def asking(secret: str) -> Ask:
    """Asks with a token and without any cookie."""
    client = Client()

    def ask(path: str, **filters: Any) -> Any:  # noqa: ANN401 - as the test client has it
        headers = {"Authorization": f"Bearer {secret}"}
        return client.get(f"/api/v1/{path}", filters, headers=headers)

    return ask


def results(response: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - as the test client has it
    """The records of a page."""
    assert response.status_code == 200, response.content
    found: list[dict[str, Any]] = response.json()["results"]
    return found
