"""The main job as three people do it, from the report on paper to the paper of the board."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser import midlothian

pytestmark = pytest.mark.browser


def fill_date(page: Page, group: str, day: int, month: int, year: int) -> None:
    fields = page.get_by_role("group", name=group)
    for label, value in {"Day": day, "Month": month, "Year": year}.items():
        fields.get_by_label(label).fill(str(value))


def save(page: Page) -> None:
    page.get_by_role("button", name="Save and continue").click()


def start(page: Page) -> str:
    """Begin an inspection; its reference."""
    page.goto("/inspections/start/")
    page.get_by_label(re.compile("children and young people in need of care")).check()
    page.get_by_label("Joint inspection", exact=True).check()
    fill_date(page, "First day of fieldwork", 3, 2, 2020)
    page.get_by_role("button", name="Start").click()
    found = re.search(r"/inspections/([\w-]+)/enter/", page.url)
    assert found, page.url
    return found.group(1)


def enter_facts(page: Page) -> None:
    page.get_by_role("link", name="Details and dates").click()
    for group, date in midlothian.DATES.items():
        fill_date(page, group, *date)
    save(page)
    for partner in midlothian.PARTNERS:
        page.get_by_label(partner, exact=True).check()
    save(page)
    for measure, count in midlothian.EVIDENCE.items():
        page.get_by_label(measure, exact=True).fill(str(count))
    save(page)


def enter_grades(page: Page) -> None:
    page.get_by_role("button", name="Grade the next indicator").click()
    for title in midlothian.INDICATORS:
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        page.get_by_label("Good", exact=True).check()
        save(page)


def paste_findings(page: Page, reference: str, section: str, findings: list[str]) -> None:
    page.goto(f"/inspections/{reference}/enter/{section}/")
    page.get_by_label("Type one, or paste the whole list").fill(
        "\n".join(f"• {finding}" for finding in findings)
    )
    page.get_by_role("button", name="Read and check").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name=f"{len(findings)} ")).to_be_visible()


def enter_findings(page: Page, reference: str) -> None:
    paste_findings(page, reference, "strengths", midlothian.STRENGTHS)
    paste_findings(page, reference, "areas-for-improvement", midlothian.AREAS)
    page.goto(f"/inspections/{reference}/enter/good-practice/")
    page.get_by_role("button", name="The report names no good practice").click()
    page.goto(f"/inspections/{reference}/enter/conclusions/")
    page.get_by_label("Confidence statement").fill(midlothian.CONFIDENCE)
    save(page)


def send(page: Page, reference: str) -> None:
    page.goto(f"/inspections/{reference}/enter/")
    page.get_by_role("link", name="Check your answers and send").click()
    page.get_by_role("button", name="Send for review").click()
    expect(page.get_by_role("alert")).to_be_visible()


def publish(page: Page, reference: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Joint inspection in Midlothian, 2020").first.click()
    page.goto(f"/inspections/{reference}/review/publish/")
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_role("alert")).to_be_visible()


def build_paper(page: Page, reference: str) -> None:
    """Write the paper in Midlothian's own form, build it, and wait until it is ready."""
    page.goto(f"/inspections/{reference}/")
    page.get_by_role("button", name="Prepare a paper").click()
    page.get_by_label("Midlothian Council report").check()
    page.get_by_label("Title of the paper").fill("Integrated Children's Services Inspection Report")
    page.get_by_label(re.compile(r"^Meeting")).fill("Midlothian Council")
    fill_date(page, "Date of the meeting", 15, 9, 2020)
    page.get_by_role("button", name="Continue").click()
    for part, text in midlothian.WRITTEN.items():
        page.get_by_role("textbox", name=part).fill(text)
    page.get_by_role("button", name="Build the final paper").click()
    page.get_by_role("button", name="Build the final paper").click()
    expect(page.get_by_role("link", name="Download the PDF")).to_be_visible(timeout=60_000)


def download_paper(page: Page, folder: Path) -> Path:
    """What a board member does: one click on the newest paper of the home page."""
    page.goto("/")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("PDF")).first.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def words_of(file: Path) -> str:
    """The text of a PDF in one line, whatever its line breaks."""
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


def test_three_people_take_an_inspection_to_the_board(
    signed_in: Callable[..., Page], tmp_path: Path
) -> None:
    officer = signed_in("officer")
    reference = start(officer)
    enter_facts(officer)
    enter_grades(officer)
    enter_findings(officer, reference)
    send(officer, reference)
    publish(signed_in("lead-officer"), reference)
    build_paper(officer, reference)
    words = words_of(download_paper(signed_in("board-member"), tmp_path))
    told = [
        *midlothian.INDICATORS,
        *midlothian.STRENGTHS,
        *midlothian.AREAS,
        midlothian.CONFIDENCE,
        *(str(count) for count in midlothian.EVIDENCE.values()),
        "3 February",
        "13 March 2020",
        "Page 1 of",
    ]
    assert [piece for piece in told if piece not in words] == []
    assert words.count("Good") >= len(midlothian.INDICATORS)
