"""What works in a browser that runs no scripts: an entry, its findings, and a paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.eye import Eye

pytestmark = pytest.mark.browser

SignedIn = Callable[..., Page]
WAIT_FOR_PAPER = 60
"""Refreshes, half a second apart."""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def fill_date(page: Page, group: str, date: str) -> None:
    fields = page.get_by_role("group", name=group)
    for label, value in zip(("Day", "Month", "Year"), date.split(), strict=True):
        fields.get_by_label(label).fill(value)


def start(page: Page) -> str:
    """Begin an inspection; the address of its task list."""
    page.goto("/inspections/start/")
    page.get_by_label("A quality framework for children", exact=False).first.check()
    page.get_by_label("Joint inspection", exact=True).check()
    fill_date(page, "First day of fieldwork", "5 11 2018")
    press(page, "Start")
    expect(page.get_by_role("heading", level=1)).to_have_text("Joint inspection in Moray, 2018")
    return page.url


def expect_findings(page: Page, *texts: str) -> None:
    expect(page.locator(".portal-findings__text")).to_have_text(list(texts))


def test_a_step_is_saved(signed_in: SignedIn) -> None:
    page = signed_in("outsider", scripts=False)
    start(page)
    page.get_by_role("link", name="Evidence base").click()
    page.get_by_label("Case files read").fill("ninety")
    press(page, "Save and continue")
    problem = page.get_by_role("link", name="Enter a whole number, such as 95")
    expect(problem).to_have_attribute("href", "#id_case_files")
    page.get_by_label("Case files read").fill("90")
    press(page, "Save and continue")
    expect(page.get_by_role("heading", level=1)).to_have_text("Grades")


def test_findings_are_pasted_moved_removed_and_put_back(signed_in: SignedIn) -> None:
    page = signed_in("outsider", scripts=False)
    page.goto(f"{start(page)}strengths/")
    page.get_by_label("Type one, or paste the whole list").fill("• First\n• Second\n• Third")
    press(page, "Read and check")
    press(page, "Save")
    expect_findings(page, "First", "Second", "Third")
    press(page, "Move up number 3")
    expect_findings(page, "First", "Third", "Second")
    press(page, "Remove number 1")
    expect_findings(page, "Third", "Second")
    press(page, "Undo the removal")
    expect_findings(page, "First", "Third", "Second")


def test_an_entry_is_sent(signed_in: SignedIn) -> None:
    page = signed_in("outsider", scripts=False)
    tasks = start(page)
    page.get_by_role("link", name="Details and dates").click()
    page.get_by_label("Announced", exact=True).check()
    fill_date(page, "Fieldwork ended", "7 12 2018")
    press(page, "Save and continue")
    say_nothing(page, "The report says nothing of partners, team or scope")
    say_nothing(page, "The report does not describe its evidence")
    press(page, "Grade the next indicator")
    for _indicator in range(4):
        page.get_by_label("Not known here").check()
        press(page, "Save and continue")
    for section in ("strengths", "areas-for-improvement", "good-practice"):
        page.goto(f"{tasks}{section}/")
        page.get_by_role("button", name="The report names no").click()
    page.goto(f"{tasks}conclusions/")
    say_nothing(page, "The report draws no conclusions")
    page.goto(f"{tasks}check/")
    press(page, "Send for review")
    expect(page.get_by_role("alert")).to_contain_text("Sent to the lead officer for review.")


def say_nothing(page: Page, words: str) -> None:
    page.get_by_label(words).check()
    press(page, "Save and continue")


def test_a_paper_is_asked_for_followed_and_read(signed_in: SignedIn) -> None:
    page = signed_in("officer", scripts=False)
    page.goto("/inspections/midlothian-joint-2020/papers/new/")
    page.locator("[name=template]").first.check()
    page.get_by_label("Title of the paper").fill("A paper without scripts")
    press(page, "Continue")
    press(page, "Build a draft to check")
    follow(page)
    expect(page.get_by_role("link", name="Download the PDF")).to_be_visible()
    reader = Eye(signed_in("officer"))
    assert reader.open(f"{page.url}read/") == []


def follow(page: Page) -> None:
    """Refresh by the page's own link until it has gone."""
    refresh = page.get_by_role("link", name="Refresh this page to see how far it is")
    expect(refresh).to_be_visible()
    for _again in range(WAIT_FOR_PAPER):
        if not refresh.is_visible():
            return
        page.wait_for_timeout(500)
        with page.expect_navigation():
            refresh.click()
