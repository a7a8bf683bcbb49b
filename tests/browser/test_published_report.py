"""An officer with the inspectorate's PDF: sent, read, mended, entered, and told to the board."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from weasyprint import HTML

from tests.browser import midlothian
from tests.browser.eye import Eye
from tests.browser.test_story import build_paper, download_paper, publish, save, send, words_of

pytestmark = pytest.mark.browser


def points(texts: list[str]) -> str:
    return "".join(f"<li>{text}</li>" for text in texts)


REPORT = f"""<html lang="en"><title>Midlothian</title>
<h1>Report of a joint inspection of services for children and young people in need of
care and protection in the Midlothian community planning partnership</h1>
<p>Led by the Care Inspectorate.</p>
<p>The inspection took place between 3 February and 13 March 2020.</p>
<p>The report was published on 1 September 2020.</p>
<h2>Evaluations</h2><table>
<tr><td>1.1 Improvements in the safety, wellbeing and life chances of vulnerable children and young
people</td><td>Good</td></tr>
<tr><td>2.1 Impact on children and young people</td><td>Good</td></tr>
<tr><td>2.2 Impact on families</td><td>Adequate</td></tr>
<tr><td>9 Leadership and direction</td><td>Good</td></tr></table>
<h2>Key strengths</h2><ul>{points(midlothian.STRENGTHS)}</ul>
<h2>Priority areas for improvement</h2><ul>{points(midlothian.AREAS)}</ul></html>"""
"""As the inspectorate would print it, but for one grade, which the officer will mend."""


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    file = tmp_path / "midlothian.pdf"
    HTML(string=REPORT).write_pdf(file)
    return file


def send_report(page: Page, pdf: Path) -> None:
    page.goto("/inspections/start/")
    page.get_by_role("link", name=re.compile("The portal can read it")).click()
    page.get_by_label("PDF of the published report").set_input_files(pdf)
    page.get_by_role("button", name="Send and read").click()
    heading = page.get_by_role("heading", level=1, name="Check what was read")
    expect(heading).to_be_visible(timeout=30_000)


def mend_a_grade(page: Page) -> None:
    """The words that gave the grade are marked on the page beside it; the officer changes it."""
    grade = page.get_by_label(re.compile("^2.2 Impact on families"))
    grade.focus()
    expect(page.locator("#report-pages[data-shown='grade-2.2']")).to_be_visible()
    expect(grade).to_be_focused()
    page.get_by_role("button", name=re.compile("page 1.*Impact on families")).click()
    expect(page.locator("#report-pages")).to_contain_text("Adequate")
    expect(page.locator(".portal-beside__mark")).not_to_have_count(0)
    grade.select_option(label="Good")
    page.get_by_label(re.compile("^1.1 Improvements")).select_option(label="Good")


def enter_the_rest(page: Page, reference: str) -> None:
    """What the report did not say in a form that can be read."""
    page.goto(f"/inspections/{reference}/enter/details/")
    page.get_by_label("Announced", exact=True).check()
    save(page)
    for partner in midlothian.PARTNERS:
        page.get_by_label(partner, exact=True).check()
    save(page)
    for measure, count in midlothian.EVIDENCE.items():
        page.get_by_label(measure, exact=True).fill(str(count))
    save(page)
    page.goto(f"/inspections/{reference}/enter/conclusions/")
    page.get_by_label("Confidence statement").fill(midlothian.CONFIDENCE)
    save(page)
    page.goto(f"/inspections/{reference}/enter/good-practice/")
    page.get_by_role("button", name="The report names no good practice").click()


def send_again(page: Page, pdf: Path) -> None:
    """The same file leads to the inspection that it became."""
    page.goto("/published-reports/")
    page.get_by_label("PDF of the published report").set_input_files(pdf)
    page.get_by_role("button", name="Send and read").click()
    expect(page.get_by_text("This file was sent before")).to_be_visible()
    page.get_by_role("link", name="Compare the report with the inspection").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Compare the report")


def test_a_report_is_read_mended_entered_and_told_to_the_board(
    signed_in: Callable[..., Page], pdf: Path, tmp_path: Path
) -> None:
    officer = signed_in("officer")
    send_report(officer, pdf)
    mend_a_grade(officer)
    assert Eye(officer).look() == []
    officer.get_by_role("button", name="Enter as a draft").click()
    found = re.search(r"/inspections/([\w-]+)/enter/", officer.url)
    assert found, officer.url
    reference = found.group(1)
    officer.goto(f"/inspections/{reference}/")
    expect(officer.locator("main")).not_to_contain_text("Adequate")
    enter_the_rest(officer, reference)
    send(officer, reference)
    publish(signed_in("lead-officer"), reference)
    build_paper(officer, reference)
    words = words_of(download_paper(signed_in("board-member"), tmp_path))
    assert [
        piece for piece in (*midlothian.STRENGTHS, *midlothian.AREAS) if piece not in words
    ] == []
    send_again(officer, pdf)
