"""An inspector narrows the comparison, saves it, follows a grade and takes the table away."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.eye import PHONE, ZOOMED, Eye

pytestmark = pytest.mark.browser
FRAMEWORK = re.compile("A quality framework for children")
ON_SCREEN = """() => [...document.querySelectorAll(".portal-matrix tbody tr")].map((row) => [
  row.querySelector("th a").textContent,
  ...[...row.querySelectorAll("td .grade b")].map((word) => word.textContent),
])"""


def narrow(page: Page) -> None:
    """The programme of 2018 to 2020, by the grade for families, the best first."""
    page.goto("/comparison/")
    page.locator("summary", has_text="Filter").click()
    page.get_by_label("Framework", exact=True).select_option(label=framework(page))
    page.get_by_label("Programme").select_option("joint-inspections-2018-2020")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.get_by_text("8 partnerships, 4 indicators; 18 evaluations")).to_be_visible()
    page.get_by_role("link", name="2.2 Impact on families").click()


def framework(page: Page) -> str:
    options = page.get_by_label("Framework", exact=True).locator("option").all_text_contents()
    return next(option for option in options if FRAMEWORK.match(option))


def save_filters(page: Page) -> None:
    page.locator("summary", has_text="Save this search").click()
    page.get_by_label("Name of this search").fill("The eight by families")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="The eight by families")).to_be_visible()


def save_set(page: Page) -> None:
    page.get_by_role("link", name="Save these partnerships as a set").click()
    page.get_by_label("Name of the set").fill("Six of the eight")
    for name in ("Fife", "Midlothian"):
        page.get_by_label(name, exact=True).uncheck()
    page.get_by_role("button", name="Save the set").click()
    expect(page.get_by_text("6 partnerships, 4 indicators")).to_be_visible()


def open_cell(page: Page) -> None:
    """The weak grade of Orkney leads to the row of its inspection."""
    page.get_by_role("row", name="Orkney").get_by_role("link", name="Weak").click()
    row = page.locator(f"[id='{page.url.partition('#')[2]}']")
    expect(row).to_contain_text("2.1")
    expect(row).to_contain_text("Weak")
    page.go_back()


def taken_away(page: Page, folder: Path) -> list[list[str]]:
    """The partnership and the grades of each row of the Excel file."""
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as Excel").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    sheet = load_workbook(file).worksheets[0]
    headings, *rows = sheet.iter_rows(values_only=True)
    grades = [n for n, name in enumerate(headings) if re.match(r"\d.*(?<!: date)$", str(name))]
    return [[str(row[0]), *(str(row[place]) for place in grades)] for row in rows]


def test_an_inspector_narrows_saves_opens_and_takes_away(
    signed_in: Callable[..., Page], tmp_path: Path
) -> None:
    page = signed_in("inspector")
    narrow(page)
    save_filters(page)
    save_set(page)
    open_cell(page)
    on_screen = page.evaluate(ON_SCREEN)
    assert [row[0] for row in on_screen][0::5] == ["Stirling", "Orkney Islands"]
    assert taken_away(page, tmp_path) == on_screen
    assert Eye(page).look() == []


@pytest.mark.parametrize("width", [PHONE, ZOOMED])
def test_a_phone_shows_a_card_for_each_partnership(
    signed_in: Callable[..., Page], width: int
) -> None:
    page = signed_in("officer", width=width)
    page.goto("/comparison/?indicator=2.1&indicator=2.2&text=orkney")
    card = page.get_by_role("row", name="Orkney")
    expect(card.get_by_text("2.2 Impact on families")).to_be_visible()
    expect(card.get_by_role("link", name="Adequate")).to_be_visible()
    assert Eye(page).look() == []


def test_headings_stay_while_many_columns_scroll(signed_in: Callable[..., Page]) -> None:
    page = signed_in("inspector")
    codes = ("1.1", "2.1", "2.2", "3.1", "4.1", "5.1", "5.2", "5.3", "5.4", "6.1", "6.2", "9")
    query = "&".join(f"indicator={code}" for code in codes)
    page.goto(f"/comparison/?framework=children-care-and-protection&{query}")
    box = page.get_by_role("region", name="Grades of partnerships by indicator")
    box.evaluate("box => box.scrollTo(600, 600)")
    left, top = box.evaluate("box => {const {x, y} = box.getBoundingClientRect(); return [x, y]}")
    heading, name = page.get_by_role("columnheader").nth(5), page.get_by_role("rowheader").nth(20)
    assert abs((heading.bounding_box() or {"y": 0})["y"] - top) < 3
    assert abs((name.bounding_box() or {"x": 0})["x"] - left) < 3
