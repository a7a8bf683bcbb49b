"""A PDF as a `Document`: the words of every page and where they stand."""

import ctypes
import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import pypdfium2
from pypdfium2 import raw

from inspections.published_report.document import Box, Document, Page, Word, around
from inspections.published_report.hazard import (
    refuse_bombs,
    refuse_hazards,
    refuse_huge_pictures,
)
from inspections.published_report.layout import PlacedWord, lines_of, with_roles
from inspections.published_report.reading import Refused
from inspections.published_report.rules import rules_of

PAGES = 400  # the longest report of any family has about 100
LETTERS_A_PAGE = 40  # fewer on average: pictures of pages, not text

RAISED = 0.85  # a mark of a footnote is smaller than so much of the word before it
BOLD = (b"Bold", b"bold", b"Black", b"Heavy", b"Semibold")
HYPHENS_AT_LINE_END = (0x02, 0xFFFE)  # what PDFium writes for a hyphen at the end of a line
SOFT_HYPHEN = 0xAD
HYPHENS = (0x2010, 0x2011)


def document_of_pdf(content: bytes) -> Document:
    """Raises Refused: locked, broken, too long, or pictures of pages without text."""
    refuse_bombs(content)
    pdf = opened(content)
    try:
        if len(pdf) > PAGES:
            raise Refused("too_many_pages", pages=str(len(pdf)), most=str(PAGES))
        refuse_hazards(content, pdf)
        pages = tuple(_page(pdf, number) for number in range(1, len(pdf) + 1))
        made = _day_made(pdf.get_metadata_dict().get("CreationDate", ""))
    finally:
        pdf.close()
    if sum(len(line.text) for page in pages for line in page.lines) < LETTERS_A_PAGE * len(pages):
        raise Refused("no_text")
    return Document(with_roles(pages), made=made)


def pages_without_hazard(content: bytes) -> int:
    """How many pages a PDF has. Raises Refused: locked, broken, scripts or files within, a bomb."""
    refuse_bombs(content)
    pdf = opened(content)
    try:
        refuse_hazards(content, pdf)
        return len(pdf)
    finally:
        pdf.close()


def _day_made(stamp: str) -> datetime.date | None:
    """The day of a PDF date such as D:20240213090000Z."""
    match = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", stamp)
    if match is None:
        return None
    try:
        return datetime.date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def opened(content: bytes) -> pypdfium2.PdfDocument:
    """Raises Refused: locked by a password, or broken."""
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise Refused("locked" if locked else "broken") from error


def _page(pdf: pypdfium2.PdfDocument, number: int) -> Page:
    page = pdf[number - 1]
    try:
        refuse_huge_pictures(page)
        frame = _Frame.of(page)
        text = page.get_textpage()
        try:
            words = list(_words(text, frame))
        finally:
            text.close()
        width, height = page.get_size()
        rules = tuple(frame.box(rect) for rect in rules_of(page))
        return Page(number, width, height, lines_of(number, words), rules)
    finally:
        page.close()


@dataclass(frozen=True)
class _Frame:
    """From a page's own coordinates to points from the upper left of the page as it is seen."""

    left: float
    bottom: float
    width: float
    height: float
    turned: int

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> "_Frame":
        left, bottom, right, top = page.get_cropbox()
        return cls(left, bottom, right - left, top - bottom, page.get_rotation())

    def box_of(self, text: pypdfium2.PdfTextPage, place: int) -> Box:
        """The box of a letter, as high as its font."""
        rect = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(text, place, rect)
        return self.box(rect)

    def box(self, rect: raw.FS_RECTF) -> Box:
        if not self.turned:  # nearly always, and asked for every letter
            left, above = self.left, self.height + self.bottom
            return Box(rect.left - left, above - rect.top, rect.right - left, above - rect.bottom)
        left, top = self._seen(rect.left, rect.top)
        right, bottom = self._seen(rect.right, rect.bottom)
        across, down = sorted((left, right)), sorted((top, bottom))
        return Box(across[0], down[0], across[1], down[1])

    def baseline_of(self, text: pypdfium2.PdfTextPage, place: int) -> float:
        """How far from the top of the page the line that a letter stands on is."""
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, place, x, y)
        return self._seen(x.value, y.value)[1]

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        across, up = x - self.left, y - self.bottom
        places = {
            90: (up, across),
            180: (self.width - across, up),
            270: (self.height - up, self.width - across),
        }
        return places.get(self.turned, (across, self.height - up))


@dataclass
class _Gathered:
    """Letters on their way to a word."""

    letters: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    baseline: float = 0.0
    bold: bool = False

    def placed(self) -> PlacedWord:
        word = Word("".join(self.letters), around(self.boxes).rounded())
        return PlacedWord(word, round(self.baseline, 1), self.bold)

    def is_left_by(self, letter: str, box: Box) -> bool:
        """Whether a letter begins another word though no space is between: marks, table cells."""
        last = self.boxes[-1]
        smaller = letter.isdigit() and box.height < RAISED * last.height
        apart = abs(box.left - last.right) > last.height
        return smaller or apart or box.top > last.bottom or box.bottom < last.top


def _words(text: pypdfium2.PdfTextPage, frame: _Frame) -> Iterator[PlacedWord]:
    gathered = _Gathered()
    for place in range(text.count_chars()):
        letter = _letter(raw.FPDFText_GetUnicode(text, place))
        if letter == "":
            continue
        box = frame.box_of(text, place) if letter else None
        if gathered.letters and (box is None or gathered.is_left_by(letter or "", box)):
            yield gathered.placed()
            gathered = _Gathered()
        if letter and box:
            if not gathered.letters:
                gathered.bold = _is_bold(text, place)
                gathered.baseline = frame.baseline_of(text, place)
            gathered.letters.append(letter)
            gathered.boxes.append(box)
    if gathered.letters:
        yield gathered.placed()


@cache
def _letter(code: int) -> str | None:
    """A letter as we write it; None for white space, nothing for signs without a shape."""
    if code in HYPHENS_AT_LINE_END:
        return "-"
    letter = chr(code)
    if letter.isspace() or code < 32:
        return None
    if code in HYPHENS or 0xFB00 <= code <= 0xFB06:  # ligatures such as "fi"
        return unicodedata.normalize("NFKC", letter).replace("\u2010", "-")
    return "" if unicodedata.category(letter) in {"Cf", "Cn"} and code != SOFT_HYPHEN else letter


def _is_bold(text: pypdfium2.PdfTextPage, place: int) -> bool:
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, place, name, 128, None)
    return any(word in name.value for word in BOLD)
