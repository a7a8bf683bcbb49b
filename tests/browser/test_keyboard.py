"""A whole inspection entered by keyboard alone, from signing in to sending it for review."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PASSWORD, Portal
from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.browser

GRADES = ["Good", "Very good", "Adequate", "Good"]
SETTLING = ".htmx-request, .htmx-swapping, .htmx-settling"
"""A part of the page that is being replaced, after which htmx gives the focus once more."""


def sign_in(keyboard: Keyboard) -> None:
    keyboard.page.goto("/accounts/login/")
    keyboard.fill("Email", "outsider@demo.example")
    keyboard.fill("Password", PASSWORD)
    keyboard.button("Sign in")


def start(keyboard: Keyboard) -> None:
    keyboard.link("Start an inspection")
    keyboard.tick(
        "A quality framework for children and young people in need of care and protection"
    )
    keyboard.tick("Joint inspection")
    keyboard.date("First day of fieldwork", 7, 10, 2019)
    keyboard.button("Start")


def enter_facts(keyboard: Keyboard) -> None:
    keyboard.link("Details and dates")
    keyboard.tick("Announced")
    keyboard.date("Fieldwork ended", 8, 11, 2019)
    keyboard.button("Save and continue")
    keyboard.tick("Healthcare Improvement Scotland")
    keyboard.button("Save and continue")
    keyboard.fill("Case files read", "95")
    keyboard.button("Save and continue")


def enter_grades(keyboard: Keyboard) -> None:
    keyboard.button("Grade the next indicator")
    for grade in GRADES:
        keyboard.tick(grade)
        keyboard.button("Save and continue")
    keyboard.button("Continue to strengths")


def paste(keyboard: Keyboard, *texts: str) -> None:
    keyboard.reach(keyboard.page.get_by_label("Type one, or paste the whole list"))
    for text in texts:
        keyboard.type(f"• {text}")
        keyboard.press("Enter")
    keyboard.button("Read and check")
    keyboard.button("Save")


def enter_findings(keyboard: Keyboard) -> None:
    paste(keyboard, "Leaders work together.", "Staff know each child.", "Help comes early.")
    move_and_undo(keyboard)
    keyboard.button("Continue")
    paste(keyboard, "Plans do not name dates.")
    keyboard.button("Continue")
    keyboard.button("The report names no good practice")
    keyboard.button("Continue")
    keyboard.tick("The report draws no conclusions")
    keyboard.button("Save and continue")
    keyboard.link("Skip for now")


def move_and_undo(keyboard: Keyboard) -> None:
    """Changes in place keep the focus where one is at work."""
    page = keyboard.page
    keyboard.reach(page.get_by_role("button", name="Move down number 1"))
    keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move down number 2")).to_be_focused()
    expect(page.locator(SETTLING)).to_have_count(0)
    keyboard.reach(page.get_by_role("button", name="Remove number 2"))
    keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo the removal")).to_be_focused()
    expect(page.locator(SETTLING)).to_have_count(0)
    keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move down number 2")).to_be_focused()


def send(keyboard: Keyboard) -> None:
    keyboard.link("Check your answers and send")
    keyboard.button("Send for review")


@pytest.fixture
def page(portal: Portal, chromium: Browser) -> Page:
    return chromium.new_context(base_url=portal.address, locale="en-GB").new_page()


def test_an_inspection_is_entered_by_keyboard(page: Page) -> None:
    keyboard = Keyboard(page)
    sign_in(keyboard)
    start(keyboard)
    enter_facts(keyboard)
    enter_grades(keyboard)
    enter_findings(keyboard)
    send(keyboard)
    expect(page.get_by_role("alert")).to_contain_text("Sent to the lead officer for review.")


def test_the_first_stop_skips_to_the_content(page: Page) -> None:
    keyboard = Keyboard(page)
    page.goto("/privacy/")
    keyboard.reach(page.get_by_role("link", name="Skip to main content"))
    keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
