"""A page printed from the browser: its content, whole, and nothing to press."""

from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser import midlothian

pytestmark = pytest.mark.browser


@pytest.fixture
def page(signed_in: Callable[..., Page]) -> Page:
    found = signed_in("board-member")
    found.goto("/inspections/midlothian-joint-2020/")
    found.emulate_media(media="print")
    return found


def test_an_inspection_is_printed_whole(page: Page) -> None:
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    printed = " ".join("".join(leaf.get_textpage().get_text_range() for leaf in document).split())
    for sentence in (*midlothian.STRENGTHS, *midlothian.AREAS):
        assert sentence in printed
    assert "Sign out" not in printed


def test_a_printed_page_has_nothing_to_press(page: Page) -> None:
    assert page.get_by_role("button").count() == 0
    for place in ("Sections", "Breadcrumb"):
        expect(page.get_by_role("navigation", name=place)).to_be_hidden()
