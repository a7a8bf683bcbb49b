"""The header of every page."""

from typing import Any

from django.test import RequestFactory

from portal.accounts.models import User
from portal.pages.context import Service, is_within


def names(user: User) -> list[str]:
    request: Any = RequestFactory().get("/")
    request.user = user
    return [section.label for section in Service(request).sections]


def test_people_and_imports_are_entries_of_those_who_may(
    officer: User, administrator: User
) -> None:
    assert not {"People", "Imports"} & set(names(officer))
    assert {"People", "Imports"} <= set(names(administrator))


def test_nobody_who_is_signed_out_sees_the_navigation() -> None:
    assert Service(RequestFactory().get("/")).sections == []
    assert Service().sections == []


def test_home_is_current_on_home_alone() -> None:
    assert is_within("/", "/")
    assert not is_within("/papers/", "/")
    assert is_within("/papers/7/", "/papers/")


def test_evidence_stands_under_actions(officer: User) -> None:
    request: Any = RequestFactory().get("/evidence/some-key/")
    request.user = officer
    current = [section.label for section in Service(request).sections if section.is_current]
    assert current == ["Actions"]


def test_outside_a_demonstration_no_account_is_offered(settings: Any) -> None:  # noqa: ANN401
    settings.DEMONSTRATION = False
    assert Service().demonstration_accounts == []
    assert Service().demonstration_password == ""
