"""Files are read in a process of their own: what they hold harms neither caller nor next file."""

import io
import os
import resource
import signal
import time
from collections.abc import Callable, Iterator

import pikepdf
import pytest

from inspections.published_report.limits import MEMORY, SECONDS
from inspections.published_report.reading import Reading, Refusal
from inspections.published_report.wording import REFUSALS, refusal_sentence
from inspections.published_report.workshop import Workshop
from tests.inspections.published_report import hostile
from tests.inspections.published_report.made_ilacs import POINTS, report_pdf
from tests.inspections.published_report.made_pdf import pdf_of_html

RECIPE = "<h1>Lemon cake</h1><p>Beat four eggs with sugar until the mix is pale and thick.</p>"
VISIT = """<p>3 May 2024</p><p>Dear colleague</p>
<h1>Focused visit to Medway children’s services</h1>
<p>This letter summarises the findings of the focused visit to Medway on 9 April 2024.</p>"""


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    with Workshop() as shop:
        yield shop


def locked(content: bytes) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="owner", user="a secret"))
    return file.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "white space": (lambda: b" \n\n", "empty"),
    "a text named as a PDF": (lambda: b"Inspection of Medway", "not_a_pdf"),
    "too large": (lambda: b"%PDF-1.7\n" + bytes(26 * 1024**2), "too_large"),
    "3,000 pages": (lambda: hostile.of_many_pages(3000), "too_many_pages"),
    "a script": (hostile.with_script, "script"),
    "a script by another spelling": (
        lambda: hostile.with_script(b"<</S /J#61vaScript /JS (1)>>"),
        "script",
    ),
    "a program to start": (lambda: hostile.with_script(b"<</S /Launch /F (a)>>"), "script"),
    "a file inside": (hostile.with_file_inside, "embedded_file"),
    "an object stream of a gigabyte": (
        lambda: hostile.with_object_stream(bytes(300 * 1024**2) * 3),
        "unpacks_too_large",
    ),
    "a script in an object stream": (
        lambda: hostile.with_object_stream(b"9 0 <</S /JavaScript /JS (1)>>"),
        "script",
    ),
    "a huge picture": (lambda: hostile.with_picture(10_000, 10_000), "huge_picture"),
    "a scanned page": (lambda: hostile.with_picture(1_600, 2_200), "no_text"),
    "a locked file": (lambda: locked(report_pdf()), "locked"),
    "a file cut off": (hostile.cut_off, "broken"),
    "a cake recipe": (lambda: pdf_of_html(RECIPE), "not_recognised"),
    "a focused visit": (lambda: pdf_of_html(VISIT), "family_not_read"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_report_is_refused_with_what_to_do(workshop: Workshop, kind: str) -> None:
    make, code = BAD[kind]
    content = make()
    start = time.monotonic()
    outcome = workshop.read(content)
    assert isinstance(outcome, Refusal)
    assert outcome.code == code
    assert refusal_sentence(outcome)
    assert time.monotonic() - start < SECONDS / 4


@pytest.mark.parametrize(
    "make", [hostile.nested, hostile.laughing, lambda: hostile.with_object_stream(b"a", 60)]
)
def test_what_defeats_the_reader_is_a_refusal_too(
    workshop: Workshop, make: Callable[[], bytes]
) -> None:
    outcome = workshop.read(make())
    assert isinstance(outcome, Refusal)
    assert outcome.code in REFUSALS


def test_a_report_is_read_after_all_of_them(workshop: Workshop) -> None:
    outcome = workshop.read(report_pdf())
    assert isinstance(outcome, Reading)
    assert [finding.text for finding in outcome.findings] == list(POINTS)


def test_a_bomb_packed_twice_takes_no_memory_of_the_caller(workshop: Workshop) -> None:
    """Packed twice, so that the first look cannot tell; the limit of the process does."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workshop.read(hostile.with_object_stream(bytes(MEMORY), 2))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEMORY // 1024


def test_a_process_that_is_gone_is_replaced(workshop: Workshop) -> None:
    workshop.read(report_pdf())
    assert workshop.process_id is not None
    os.kill(workshop.process_id, signal.SIGKILL)
    time.sleep(0.1)
    assert isinstance(workshop.read(report_pdf()), Reading)


def test_a_page_is_shown_as_a_picture(workshop: Workshop) -> None:
    picture = workshop.page_image(report_pdf(), 1, width=400)
    assert isinstance(picture, bytes)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 400


def test_a_page_that_is_not_there_is_refused(workshop: Workshop) -> None:
    assert workshop.page_image(report_pdf(), 99) == Refusal("no_such_page")


def test_a_text_file_is_read_too(workshop: Workshop) -> None:
    outcome = workshop.read(b"A recipe for a lemon cake", named_pdf=False)
    assert outcome == Refusal("not_recognised")


def test_neither_text_nor_pdf(workshop: Workshop) -> None:
    assert workshop.read(b"\xff\xfe\x00\x81", named_pdf=False) == Refusal("neither_pdf_nor_text")
