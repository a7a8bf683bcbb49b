"""The access table's world, put into the portal under test.

Every address of the table can then be opened in a browser by everyone who gets a page there.
"""

import json
from dataclasses import dataclass

from django.conf import settings
from django.test import Client, override_settings

from inspections.models import Inspection, Partnership
from portal.access.roles import Role
from portal.accounts.models import User
from tests.access.row import PEOPLE, Row
from tests.access.table import TABLE
from tests.access.world import World
from tests.browser.conftest import Portal
from tests.conftest import PASSWORD, person

BUILD = "from tests.browser.world import build; build()"
NO_PAGES = ("-download", "-file", "-picture", ":published-report-page", ":health", ":schema")
"""Ends of the names of addresses that give files, parts of a page, or what programs read."""
EMPTY_HANDED = ("newcomer", "roleless")
"""Beside the table's people: a lead officer of a place without records, and someone of no role."""


@dataclass(frozen=True)
class Request:
    """A row of the table as a browser sends it."""

    row: Row
    address: str
    form: dict[str, str]


@dataclass(frozen=True)
class BrowserWorld:
    """What `build` has made."""

    sessions: dict[str, str]
    """The key of each one's signed-in session."""
    requests: tuple[Request, ...]
    real: tuple[str, ...]
    """Addresses of the demonstration's own records, which hold more than the world's."""

    def pages(self, role: str) -> list[Request]:
        """What this role gets a page from."""
        column = PEOPLE.index(role)
        return [
            request
            for request in self.requests
            if request.row.expected.split()[column] == "200"
            and not request.row.url.endswith(NO_PAGES)
            and not request.row.url.startswith(("inspections_api:", "findings_api:"))
        ]


def put_world_into(portal: Portal) -> BrowserWorld:
    """Run `build` inside the portal, and read what it tells."""
    told = json.loads(portal.manage("shell", "--no-imports", "-c", BUILD).splitlines()[-1])
    requests = [
        Request(row, address, form)
        for row, (address, form) in zip(TABLE, told["requests"], strict=True)
    ]
    return BrowserWorld(told["sessions"], tuple(requests), tuple(told["real"]))


def build() -> None:
    """Make the records, and print each row's address and form, and each one's session."""
    real = [inspection.get_absolute_url() for inspection in Inspection.objects.published()]
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        world = World()
        world.begin()
        world.grow()
        orkney = Partnership.objects.get(slug="orkney-islands")
        newcomer = person("newcomer@test.example", Role.LEAD_OFFICER, orkney)
        roleless = User.objects.create_user("roleless@test.example", PASSWORD)
    everyone = {role: world.person(role) for role in PEOPLE[1:]}
    everyone |= dict(zip(EMPTY_HANDED, (newcomer, roleless), strict=True))
    told = {
        "sessions": {role: session_of(user) for role, user in everyone.items() if user},
        "requests": [(world.address(row), form(world, row)) for row in TABLE],
        "real": [*real, orkney.get_absolute_url(), world.midlothian.get_absolute_url()],
    }
    print(json.dumps(told))  # noqa: T201 - the test reads it


def form(world: World, row: Row) -> dict[str, str]:
    """What the row sends; the token is the browser's own."""
    sent = world.form(row)
    return {name: str(value) for name, value in sent.items() if name != "csrfmiddlewaretoken"}


def session_of(user: User) -> str:
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value
