"""A page printed from the browser: its content, whole, and nothing to press."""

from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(signed_in: Callable[..., Page]) -> Page:
    found = signed_in("board-member")
    found.goto("/inspections/midlothian-joint-2020/")
    found.emulate_media(media="print")
    return found


def letters(text: str) -> str:
    """The text without its line breaks, and the hyphens that they bring."""
    return "".join(character for character in text if character.isalnum())


def printed(page: Page) -> str:
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as document:
        return letters("".join(leaf.get_textpage().get_text_range() for leaf in document))


def test_an_inspection_is_printed_whole(page: Page) -> None:
    parts = page.locator("main h1, main h2, main li .portal-prose, main td").all_inner_texts()
    assert len(parts) > 20
    paper = printed(page)
    assert [part for part in parts if letters(part) not in paper] == []


def test_a_printed_page_has_nothing_to_press(page: Page) -> None:
    assert page.get_by_role("button").count() == 0
    for place in ("Sections", "Breadcrumb"):
        expect(page.get_by_role("navigation", name=place)).to_be_hidden()
