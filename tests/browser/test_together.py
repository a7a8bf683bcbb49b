"""Two people, or two presses, in the same moment: two real connections to the running portal."""

import http.cookiejar
import json
import re
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from typing import Any
from urllib.error import HTTPError

import pytest

from tests.browser.conftest import PASSWORD, Portal

COUNTS = """
import json
from inspections.models import Inspection
from findings.models import Report
found = Inspection.objects.filter(reference={reference!r}).first()
print(json.dumps({{
    "grades": [row.said for row in found.evaluations.all()],
    "state": found.state,
    "sent": Inspection.pgh_event_model.objects.filter(
        pgh_obj=found, pgh_label="update", state="in_review").count(),
    "published": Inspection.pgh_event_model.objects.filter(
        pgh_obj=found, pgh_label="update", state="published").count(),
    "references": sorted(Inspection.objects.filter(
        reference__startswith={reference!r}).values_list("reference", flat=True)),
}} if found else {{}}))
"""
COMPLETE = """
from findings.models import Finding
from inspections.models import Inspection
found = Inspection.objects.get(reference={reference!r})
Inspection.objects.filter(pk=found.pk).update(
    fieldwork_to=found.fieldwork_from, team="Nine", evidence_note="Read",
    confidence_statement="Confident")
for indicator in found.edition.indicators.filter(formally_graded=True):
    found.evaluations.get_or_create(
        indicator=indicator, defaults={{"without_grade": "not_known"}})
for position, kind in enumerate(("strength", "area_for_improvement", "good_practice"), start=1):
    Finding.objects.create(inspection=found, kind=kind, position=position, text=kind)
"""

GONE = """
from inspections.models import Inspection
Inspection.objects.filter(reference__startswith={reference!r}).delete()
"""


@dataclass(frozen=True)
class Answer:
    """What the portal answered: the page after any redirect."""

    status: int
    address: str
    page: str


class Visitor:
    """A person at a browser without scripts; each has a connection and a session of their own."""

    def __init__(self, portal: Portal, who: str) -> None:
        self.portal = portal
        self.cookies = http.cookiejar.CookieJar()
        keeper = urllib.request.HTTPCookieProcessor(self.cookies)
        self.opener = urllib.request.build_opener(keeper)
        self.get("/accounts/login/")
        self.post("/accounts/login/", login=f"{who}@demo.example", password=PASSWORD)

    def get(self, path: str) -> Answer:
        return self._ask(path, None)

    def post(self, path: str, **form: str) -> Answer:
        token = next(cookie.value for cookie in self.cookies if cookie.name == "csrftoken")
        form = {"csrfmiddlewaretoken": token or "", **form}
        return self._ask(path, urllib.parse.urlencode(form).encode())

    def _ask(self, path: str, body: bytes | None) -> Answer:
        try:
            response = self.opener.open(f"{self.portal.address}{path}", body, timeout=60)
        except HTTPError as refusal:
            response = refusal
        return Answer(response.status, response.url, response.read().decode())


def together(*presses: Callable[[], Answer]) -> list[Answer]:
    """Every press in the same moment, each on a thread of its own."""
    barrier = Barrier(len(presses))

    def press(one: Callable[[], Answer]) -> Answer:
        barrier.wait(timeout=30)
        return one()

    with ThreadPoolExecutor(len(presses)) as pool:
        return list(pool.map(press, presses))


@dataclass
class Entry:
    """An inspection that one officer has started, and two people work on."""

    portal: Portal
    officer: Visitor
    lead: Visitor
    reference: str = ""
    started: list[Answer] = field(default_factory=list)

    @property
    def enter(self) -> str:
        return f"/inspections/{self.reference}/enter/"

    def start(self, year: int) -> dict[str, str]:
        """What the page "Start an inspection" sends."""
        page = self.officer.get("/inspections/start/").page
        offered = re.findall(r'name="framework" value="(\d+)"[^>]*>\s*<label[^>]*>\s*([^<]+)', page)
        named = "young people in need of care and protection"
        framework = next(value for value, label in offered if named in label)
        day = {"began_on_day": "3", "began_on_month": "2", "began_on_year": str(year)}
        return {"framework": framework, "kind": "joint", **day}

    def stored(self) -> dict[str, Any]:
        shell = self.portal.manage("shell", "-v0", "-c", COUNTS.format(reference=self.reference))
        stored: dict[str, Any] = json.loads(shell.splitlines()[-1])
        return stored

    def complete(self) -> None:
        self.portal.manage("shell", "-v0", "-c", COMPLETE.format(reference=self.reference))


@pytest.fixture
def entry(portal: Portal) -> Iterator[Entry]:
    """A fresh draft; whatever became of it is taken away again."""
    own = Entry(portal, Visitor(portal, "officer"), Visitor(portal, "lead-officer"))
    answer = own.officer.post("/inspections/start/", **own.start(2019))
    own.reference = answer.address.rstrip("/").split("/")[-2]
    yield own
    portal.manage("shell", "-v0", "-c", GONE.format(reference=own.reference))


def test_two_grades_at_once_are_one_evaluation_and_one_clash(entry: Entry) -> None:
    address = f"{entry.enter}grades/1.1/"

    def answered(visitor: Visitor, said: str) -> Callable[[], Answer]:
        opened = re.search(r'name="opened" value="([^"]+)"', visitor.get(address).page)
        assert opened
        return lambda: visitor.post(address, answer=said, opened=opened[1])

    answers = together(answered(entry.officer, "not_known"), answered(entry.lead, "not_graded"))
    assert sorted(answer.status for answer in answers) == [200, 409]
    clash = next(answer for answer in answers if answer.status == 409)
    assert "Nothing has been saved yet" in clash.page
    assert len(entry.stored()["grades"]) == 1


def test_two_submits_at_once_send_it_once(entry: Entry) -> None:
    entry.complete()
    answers = together(*[lambda who=who: who.post(f"{entry.enter}submit/")
                         for who in (entry.officer, entry.lead)])  # fmt: skip
    assert [answer.status for answer in answers] == [200, 200]
    said = "".join(answer.page for answer in answers)
    assert "Sent to the lead officer" in said
    assert "was sent already" in said
    assert (entry.stored()["state"], entry.stored()["sent"]) == ("in_review", 1)


def test_a_double_publish_publishes_once(entry: Entry) -> None:
    entry.complete()
    entry.officer.post(f"{entry.enter}submit/")
    publish = f"/inspections/{entry.reference}/review/publish/"
    answers = together(*[lambda: entry.lead.post(publish)] * 4)
    assert [answer.status for answer in answers] == [200] * 4
    assert (entry.stored()["state"], entry.stored()["published"]) == ("published", 1)


def test_two_starts_at_once_get_a_reference_each(entry: Entry) -> None:
    form = entry.start(2019)
    answers = together(*[lambda who=who: who.post("/inspections/start/", **form)
                         for who in (entry.officer, entry.lead)])  # fmt: skip
    assert [answer.status for answer in answers] == [200, 200]
    assert len({answer.address for answer in answers}) == 2
    assert len(entry.stored()["references"]) == 3


def test_a_draft_that_one_deletes_while_another_enters_is_gone_for_both(entry: Entry) -> None:
    answers = together(
        lambda: entry.lead.post(f"{entry.enter}delete/"),
        lambda: entry.officer.post(f"{entry.enter}strengths/add/", **{
            "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-text": "Leaders acted."}),
    )  # fmt: skip
    assert all(answer.status in (200, 404) for answer in answers)
    assert entry.stored() == {}
