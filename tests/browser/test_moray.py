"""Moray from six areas for improvement to the board's paper, as the people there do it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import moray
from tests.browser.conftest import Portal
from tests.browser.test_story import (
    download_paper,
    fill_date,
    paste_findings,
    send,
    words_of,
)

pytestmark = pytest.mark.browser

TITLE = "Moray improvement plan"
POLICE_ACTION = "Read twenty records together every quarter"
ACTIONS = [
    "Set standards of practice and audit them",
    POLICE_ACTION,
    "Agree one vision with children and staff",
    "Give the champions' group a vote",
    "Carry out a joint self-evaluation every year",
    "Appoint an independent chair of the committee",
]
REMAIN = {moray.AREAS[1]: "Progressing", moray.AREAS[3]: "Remains"}
"""What the review leaves open; the other four areas it closes."""

REPORT = {
    "team": {"Scope": "Progress in the six areas for improvement."},
    "evidence": {"How the evidence was gathered": "Records were read and people were met."},
    "conclusions": {"Confidence statement": "Confident that partners will keep up the pace."},
}

SignIn = Callable[[str], Page]


@pytest.fixture
def people(portal: Portal, chromium: Browser) -> Iterator[SignIn]:
    """Opens a tab as one of Moray's people; each has a browser of their own."""
    sessions = moray.put_moray_into(portal)
    contexts: list[BrowserContext] = []

    def sign_in(who: str) -> Page:
        context = chromium.new_context(base_url=portal.address, locale="en-GB")
        contexts.append(context)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": sessions[who], "url": portal.address}])
        return context.new_page()

    yield sign_in
    for context in contexts:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("link", name=name).first.click()


def make_plan(officer: Page, lead: Page) -> str:
    """A plan of six actions, one for each area, agreed by the lead officer; its address."""
    officer.goto(f"/inspections/{moray.REFERENCE}/plan/new/")
    officer.get_by_label("Title of the plan").fill(TITLE)
    press(officer, "Start the plan")
    plan = officer.url
    for title, area in zip(ACTIONS, moray.AREAS, strict=True):
        add_action(officer, plan, title, area)
    lead.goto(f"{plan}agree/")
    press(lead, "Agree the plan")
    expect(lead.get_by_role("alert")).to_be_visible()
    return plan


def add_action(page: Page, plan: str, title: str, area: str) -> None:
    page.goto(f"{plan}add/")
    page.get_by_label("What will be done").fill(title)
    page.get_by_label(area).check()
    page.get_by_label("Intended outcome").fill("Children are safer.")
    page.get_by_label("Success measure").fill("Eight of ten records are good or better.")
    if title == POLICE_ACTION:
        owner = page.get_by_label("Owner")
        post = owner.locator("option", has_text="Detective inspector")
        owner.select_option(value=post.get_attribute("value"))
    fill_date(page, "Start", 1, 9, 2026)
    fill_date(page, "Due", 31, 3, 2027)
    press(page, "Save")
    expect(page.get_by_role("alert")).to_be_visible()


def open_own_action(police: Page) -> str:
    """From the list of what one owns; the action's address."""
    police.goto("/actions/mine/")
    follow(police, POLICE_ACTION)
    return police.url


def write_update(police: Page, action: str, text: str, percent: int) -> None:
    police.goto(f"{action}update/")
    police.get_by_label("What changed").fill(text)
    police.get_by_label("In progress").check()
    police.get_by_label("How much is done, in per cent").fill(str(percent))
    press(police, "Save the update")
    expect(police.get_by_text(text)).to_be_visible()


def attach_evidence(police: Page, action: str, file: Path) -> None:
    police.goto(f"{action}evidence/add/")
    police.get_by_label("Title").fill("Joint audit of twenty records")
    police.get_by_label(re.compile("^Everyone who reads the plan")).check()
    police.get_by_label("File").set_input_files(file)
    press(police, "Attach evidence")
    police.goto(action)
    evidence = police.get_by_role("link", name="Joint audit of twenty records", exact=True)
    expect(evidence).to_be_visible()


def complete(police: Page, action: str, effect: str) -> None:
    police.goto(f"{action}complete/")
    police.get_by_label("What has changed for children and families?").fill(effect)
    press(police, "Say that it is complete")
    expect(police.get_by_text(effect)).to_be_visible()


def verify(lead: Page, action: str, *, adequate: str, effect: str, reasons: str) -> None:
    """The lead officer finds it among what waits for verification."""
    lead.goto("/actions/waiting/")
    follow(lead, POLICE_ACTION)
    lead.goto(f"{action}verify/")
    lead.get_by_label(re.compile(f"^{adequate}:")).check()
    lead.get_by_label(re.compile(f"^{effect}:")).check()
    lead.get_by_label("Reasons").fill(reasons)
    press(lead, "Save the verification")
    expect(lead.get_by_text(reasons).first).to_be_visible()


def audit(folder: Path) -> Path:
    """A PDF as the police would send it."""
    file = folder / "audit.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(file)
    return file


def do_the_work(people: SignIn, police: Page, lead: Page, folder: Path) -> str:
    """Update with evidence, a verification refused, and the next one given; its address."""
    action = open_own_action(police)
    write_update(police, action, "Ten records were read.", 50)
    attach_evidence(police, action, audit(folder))
    complete(police, action, "Half of the records are good.")
    refused = "Twenty records were to be read, and ten were."
    verify(lead, action, adequate="No", effect="2", reasons=refused)
    police.goto("/notices/")
    expect(police.get_by_role("main")).to_contain_text("reopened")
    write_update(police, action, "All twenty records were read.", 100)
    complete(police, action, "Seventeen of twenty records are good.")
    verify(lead, action, adequate="Yes", effect="4", reasons="The list of records was seen.")
    return action


def start_review(officer: Page) -> str:
    """A progress review that follows the inspection; its reference."""
    officer.goto("/inspections/start/")
    officer.get_by_label(re.compile("How well are we improving", re.IGNORECASE)).check()
    officer.get_by_label("Progress review", exact=True).check()
    fill_date(officer, "First day of fieldwork", 9, 11, 2026)
    press(officer, "Start")
    found = re.search(r"/inspections/([\w-]+)/enter/", officer.url)
    assert found, officer.url
    reference = found.group(1)
    follow(officer, "Details and dates")
    fill_date(officer, "Fieldwork ended", 13, 11, 2026)
    fill_date(officer, "The inspectorate published the report", 20, 11, 2026)
    earlier = officer.get_by_label("Earlier inspection that this one follows up")
    title = earlier.locator("option", has_text="Joint inspection in Moray, 2017")
    earlier.select_option(value=title.first.get_attribute("value"))
    press(officer, "Save and continue")
    return reference


def make_statements(officer: Page, lead: Page, reference: str) -> None:
    """Six statements are drafted, signed off and handed to the inspectors."""
    preparation = f"/inspections/{reference}/preparation/"
    officer.goto(preparation)
    press(officer, "Begin to prepare")
    for area in moray.AREAS:
        officer.goto(preparation)
        follow(officer, area)
        statement = officer.url
        officer.get_by_label("Where the partnership stands").fill(f"We did much. {area}.")
        press(officer, "Save")
        lead.goto(statement)
        press(lead, "Sign off")
    lead.goto(f"{preparation}hand-over/")
    press(lead, "Hand over")
    expect(lead.get_by_role("main")).to_contain_text("With the inspectors")


def conclude(inspector: Page, reference: str) -> None:
    for area in moray.AREAS:
        inspector.goto(f"/inspections/{reference}/statements/")
        inspector.get_by_role("link", name=f"Record the conclusion {area}").click()
        inspector.get_by_label(REMAIN.get(area, "Closed"), exact=True).check()
        inspector.get_by_label("What the inspectors concluded").fill(f"Seen: {area}.")
        press(inspector, "Save")


def publish_review(officer: Page, lead: Page, reference: str) -> None:
    """What the rest of the report says, then the lead officer's word."""
    for section, words in REPORT.items():
        officer.goto(f"/inspections/{reference}/enter/{section}/")
        for label, text in words.items():
            officer.get_by_role("textbox", name=label).fill(text)
        press(officer, "Save and continue")
    for section in ("strengths", "areas-for-improvement", "good-practice"):
        officer.goto(f"/inspections/{reference}/enter/{section}/")
        officer.get_by_role("button", name=re.compile("The report names no")).click()
    send(officer, reference)
    lead.goto(f"/inspections/{reference}/review/publish/")
    press(lead, "Publish now")
    expect(lead.get_by_role("alert")).to_be_visible()


def build_paper(officer: Page, plan: str) -> None:
    """The plan's paper in Moray's own form, built and ready."""
    officer.goto(plan)
    press(officer, "Prepare a paper")
    officer.get_by_label("Report on the action plan to Moray Community Planning Board").check()
    officer.get_by_label("Title of the paper").fill("Progress with the improvement plan")
    officer.get_by_label(re.compile(r"^Meeting")).fill("Community Planning Board")
    fill_date(officer, "Date of the meeting", 10, 12, 2026)
    press(officer, "Continue")
    officer.get_by_role("textbox", name="BY").fill("Head of children’s services")
    for part in officer.get_by_role("textbox", name=re.compile(r"^\([a-h]\)")).all():
        part.fill("Nothing beyond the plan.")
    press(officer, "Build the final paper")
    press(officer, "Build the final paper")
    expect(officer.get_by_role("link", name="Download the PDF")).to_be_visible(timeout=60_000)


def ratings_on(page: Page, plan: str) -> dict[str, str]:
    """How many actions have each rating, as the plan's page says it."""
    page.goto(plan)
    main = page.get_by_role("main").inner_text()
    return {word: number for number, word in re.findall(r"(\d+)\s+(Red|Amber|Green|Blue)", main)}


def test_moray_from_six_areas_to_the_board(people: SignIn, tmp_path: Path) -> None:
    officer, lead, police, board = (people(who) for who in ("officer", "lead", "police", "board"))
    paste_findings(officer, moray.REFERENCE, "areas-for-improvement", moray.AREAS)
    send(officer, moray.REFERENCE)
    lead.goto(f"/inspections/{moray.REFERENCE}/review/publish/")
    press(lead, "Publish now")
    plan = make_plan(officer, lead)
    do_the_work(people, police, lead, tmp_path)
    review = start_review(officer)
    make_statements(officer, lead, review)
    conclude(people("inspector"), review)
    publish_review(officer, lead, review)
    build_paper(officer, plan)
    words = words_of(download_paper(board, tmp_path))
    told = re.findall(r"(Red|Amber|Green|Blue): [a-z ]+ (\d+) of 6", words)
    assert (
        dict(told)
        == ratings_on(board, plan)
        == {"Red": "5", "Amber": "0", "Green": "0", "Blue": "1"}
    )
    assert [area for area in moray.AREAS if area not in words] == []
    assert words.count("State of the area: Closed by review.") == len(moray.AREAS) - len(REMAIN)
    assert "State of the area: Progressing." in words
    assert "State of the area: Open." in words
    assert "Seventeen of twenty records are good." in words
