"""Named people and the records they work with; every test runs on the real database."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from inspections.models import FrameworkEdition, Inspection, Partnership
from portal.access.roles import Role
from portal.accounts.models import Membership, User

PASSWORD = "look around freely"

ClientOf = Callable[[User | None], Client]
"""Gives a signed-in client for a person."""


@pytest.fixture(scope="session", autouse=True)
def static_files_as_built() -> Iterator[None]:
    """Pages name the files of static/dist themselves, so that no test needs `collectstatic`."""
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": plain}}
    with override_settings(
        STORAGES=storages, WHITENOISE_AUTOREFRESH=True, WHITENOISE_USE_FINDERS=True
    ):
        yield


@pytest.fixture(scope="session", autouse=True)
def files_of_tests_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What tests store does not come among the portal's own files."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Passwords are hashed fast, since tests make many people; what is hashed stays the same."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:  # noqa: ANN401
    """The reference data of a real portal, loaded once for all tests."""
    with django_db_blocker.unblock():
        call_command("load_frameworks", verbosity=0)
        call_command("load_paper_templates", verbosity=0)


@pytest.fixture
def midlothian(db: None) -> Partnership:
    return Partnership.objects.get(slug="midlothian")


@pytest.fixture
def moray(db: None) -> Partnership:
    return Partnership.objects.get(slug="moray")


def person(email: str, role: Role, partnership: Partnership | None) -> User:
    """Someone who has held a role since 2020."""
    user = User.objects.create_user(email, PASSWORD, display_name=str(role.label))
    Membership.objects.create(
        user=user, partnership=partnership, role=role, starts_on=datetime.date(2020, 1, 1)
    )
    return user


@pytest.fixture
def officer(midlothian: Partnership) -> User:
    return person("officer@test.example", Role.OFFICER, midlothian)


@pytest.fixture
def lead_officer(midlothian: Partnership) -> User:
    return person("lead-officer@test.example", Role.LEAD_OFFICER, midlothian)


@pytest.fixture
def action_owner(midlothian: Partnership) -> User:
    return person("action-owner@test.example", Role.ACTION_OWNER, midlothian)


@pytest.fixture
def board_member(midlothian: Partnership) -> User:
    return person("board-member@test.example", Role.BOARD_MEMBER, midlothian)


@pytest.fixture
def inspector(db: None) -> User:
    return person("inspector@test.example", Role.INSPECTOR, None)


@pytest.fixture
def administrator(db: None) -> User:
    return person("administrator@test.example", Role.ADMINISTRATOR, None)


@pytest.fixture
def outsider(moray: Partnership) -> User:
    """An officer of another council."""
    return person("outsider@test.example", Role.OFFICER, moray)


@pytest.fixture
def client_of() -> ClientOf:
    """A signed-in client for a person."""

    def signed_in(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def edition(db: None) -> FrameworkEdition:
    """The framework that the joint inspections of 2018 to 2020 used."""
    return FrameworkEdition.objects.get(slug="ci_children_care_protection_2019")


@pytest.fixture
def draft(midlothian: Partnership, edition: FrameworkEdition) -> Inspection:
    """A joint inspection of Midlothian that nobody has entered further than its start."""
    return Inspection.objects.create(
        reference="midlothian-joint-2020",
        partnership=midlothian,
        edition=edition,
        kind=Inspection.Kind.JOINT,
        title="Joint inspection of services for children and young people in Midlothian",
        lead_body=edition.framework.inspectorate,
        fieldwork_from=datetime.date(2020, 2, 3),
        fieldwork_to=datetime.date(2020, 3, 13),
    )
