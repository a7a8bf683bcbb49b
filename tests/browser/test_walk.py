"""Every page of the portal as every role, looked at by axe at two widths, and at 400%.

Beside what WCAG 2.2 AA and axe's good practice ask: nothing is said in the console, so nothing
breaks the Content Security Policy, and no page scrolls sideways.
"""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext

from tests.access.addresses import address_of, allauth_names
from tests.access.row import PEOPLE
from tests.access.table import ALLAUTH_OPEN_TO_EVERYONE
from tests.browser.conftest import Portal
from tests.browser.eye import Eye
from tests.browser.world import EMPTY_HANDED, BrowserWorld, put_world_into

pytestmark = pytest.mark.browser

STUBS = {"findings:report-read"}
"""Pages whose content is a stub in the world; test_without_scripts.py looks at a built one."""

SENT_EMPTY = {
    "accounts:invitation-create",
    "accounts:user-edit",
    "findings:action-add",
    "findings:action-cancel",
    "findings:action-comment",
    "findings:action-complete",
    "findings:action-edit",
    "findings:action-milestones",
    "findings:action-plan-copy",
    "findings:action-plan-edit",
    "findings:action-plan-start",
    "findings:action-quick",
    "findings:action-rate",
    "findings:action-revise",
    "findings:action-update",
    "findings:action-verify",
    "findings:entry-amend",
    "findings:entry-send-back",
    "findings:evidence-add",
    "findings:evidence-edit",
    "findings:evidence-version-add",
    "findings:finding-edit",
    "findings:finding-entry",
    "findings:paper-edit",
    "findings:plan-exchange",
    "findings:plan-paper-start",
    "findings:review-hand-over",
    "findings:review-limits",
    "findings:review-step",
    "findings:review-step-add",
    "findings:review-take-back",
    "findings:statement-conclude",
    "findings:statement-unsign",
    "inspections:inspection-conclusions",
    "inspections:inspection-details",
    "inspections:inspection-evidence",
    "inspections:inspection-grade",
    "inspections:inspection-team",
}
"""Forms that say what is wrong when they are sent without an answer."""

EMPTY_LISTS = [
    "/actions/",
    "/evidence/",
    "/findings/",
    "/inspections/",
    "/notices/",
    "/papers/",
    "/people/",
    "/reminders/",
]
NO_ANSWERS = [
    "/actions/?words=nothing-has-this-word",
    "/evidence/?words=nothing-has-this-word",
    "/findings/?words=nothing-has-this-word",
    "/findings/?words=nothing-has-this-word&kind=strength&theme=no-such",
    "/findings/good-practice/?words=nothing-has-this-word",
    "/inspections/?text=nothing-has-this-word",
    "/notices/?show=unread&kind=digest",
    "/papers/?text=nothing-has-this-word",
    "/partnerships/?text=nothing-has-this-word",
]

POST = """([address, fields]) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  fields.csrfmiddlewaretoken = document.querySelector("[name=csrfmiddlewaretoken]").value;
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement("input"), {name, value, type: "hidden"}));
  }
  document.body.append(form);
  form.submit();
}"""

BREAK = """() => document.querySelector("main").insertAdjacentHTML("beforeend",
  '<img src="/static/images/favicon.svg" width="2000"><p style="color: red">Inline</p>'
)"""

EyeOf = Callable[[str], Eye]


@pytest.fixture(scope="module")
def world(portal: Portal) -> BrowserWorld:
    return put_world_into(portal)


@pytest.fixture(scope="module")
def eye_of(portal: Portal, chromium: Browser, world: BrowserWorld) -> Iterator[EyeOf]:
    """A tab of each one's own; a shape of page that one has looked at is known to all."""
    contexts: list[BrowserContext] = []
    seen: set[str] = set()

    def eye(role: str) -> Eye:
        context = chromium.new_context(base_url=portal.address, locale="en-GB")
        contexts.append(context)
        if role in world.sessions:
            name, key = settings.SESSION_COOKIE_NAME, world.sessions[role]
            context.add_cookies([{"name": name, "value": key, "url": portal.address}])
        found = Eye(context.new_page())
        found.seen = seen
        return found

    yield eye
    for context in contexts:
        context.close()


def told(place: object, problems: list[str]) -> list[str]:
    return [f"{place}: {problem}" for problem in problems]


def post(eye: Eye, address: str, fields: dict[str, str]) -> list[str]:
    """What is wrong with the page that answers a form."""
    with eye.page.expect_navigation():
        eye.page.evaluate(POST, [address, fields])
    return eye.look()


@pytest.mark.parametrize("role", PEOPLE)
def test_every_page(eye_of: EyeOf, world: BrowserWorld, role: str) -> None:
    eye = eye_of(role)
    problems = []
    for request in world.pages(role):
        if request.row.method == "GET" and request.row.url not in STUBS:
            problems += told(request.row, eye.open(request.address))
    assert problems == []


@pytest.mark.parametrize("role", ["officer", "lead_officer", "administrator"])
def test_every_form_with_a_mistake(eye_of: EyeOf, world: BrowserWorld, role: str) -> None:
    eye = eye_of(role)
    eye.page.goto("/")
    problems = []
    for request in world.pages(role):
        if request.row.method == "POST":
            problems += told(request.row, post(eye, request.address, request.form))
        elif request.row.url in SENT_EMPTY:
            problems += told(f"empty {request.row}", post(eye, request.address, {}))
    assert problems == []


@pytest.mark.parametrize("name", EMPTY_HANDED)
def test_every_page_without_records(eye_of: EyeOf, name: str) -> None:
    eye = eye_of(name)
    addresses = ["/", *EMPTY_LISTS, *NO_ANSWERS]
    status = {"/people/": 403} if name == "roleless" else {}
    problems = []
    for address in addresses:
        problems += told(address, eye.open(address, status=status.get(address, 200)))
    assert problems == []


def test_every_page_of_the_demonstration(eye_of: EyeOf, world: BrowserWorld) -> None:
    eye = eye_of("inspector")
    problems = []
    for address in world.real:
        problems += told(address, eye.open(address))
    assert problems == []


def test_every_refusal(eye_of: EyeOf, world: BrowserWorld) -> None:
    eye = eye_of("board_member")
    problems = eye.open("/no-such-page/", status=404)
    problems += eye.open("/inspections/start/", status=403)
    problems += eye.open("/accounts/invitation/wrong/", status=410)
    assert problems == []


@pytest.mark.parametrize("role", ["anonymous", "officer"])
def test_every_page_of_sign_in(eye_of: EyeOf, role: str) -> None:
    eye = eye_of(role)
    names = ALLAUTH_OPEN_TO_EVERYONE if role == "anonymous" else allauth_names()
    problems = []
    for name in sorted(names):
        eye.page.goto(address_of(name))
        problems += told(name, eye.look())
    assert problems == []


def test_wrong_password(eye_of: EyeOf) -> None:
    eye = eye_of("anonymous")
    eye.page.goto("/accounts/login/")
    eye.page.get_by_role("button", name="Sign in", exact=True).click()
    eye.page.wait_for_selector(".govuk-error-summary")
    assert eye.look() == []


def test_page_that_two_people_changed(eye_of: EyeOf) -> None:
    eye = eye_of("officer")
    first = eye.page.context.new_page()
    for tab in (eye.page, first):
        tab.goto("/inspections/first-draft/enter/details/")
    for tab in (first, eye.page):
        tab.get_by_label("Title").fill(f"Changed in tab {id(tab)}")
        tab.get_by_label("Announced", exact=True).check()
        tab.get_by_role("button", name="Save and continue").click()
        tab.wait_for_load_state()
    eye.page.get_by_role("heading", name="Someone else changed this page").wait_for()
    assert eye.look() == []


def test_what_is_wrong_is_seen(eye_of: EyeOf) -> None:
    eye = eye_of("anonymous")
    eye.page.goto("/privacy/")
    eye.page.evaluate(BREAK)
    problems = " ".join(eye.look())
    assert "at 1280: image-alt" in problems
    assert "at 375: image-alt" in problems
    assert "at 320: scrolls sideways" in problems
    assert "Content Security Policy" in problems
