"""The ruled lines across a page of a PDF, which part the rows of its tables."""

from collections.abc import Iterator
from ctypes import byref, c_float

import pypdfium2
from pypdfium2 import raw

THICKEST = 2.0  # points
SHORTEST = 40.0  # points
MOST_OBJECTS = 5000  # a page of a report has some hundreds; drawings have more and no tables


def rules_of(page: pypdfium2.PdfPage) -> Iterator[raw.FS_RECTF]:
    """The thin level strokes and bars of a page, in the page's own coordinates."""
    count = raw.FPDFPage_CountObjects(page.raw)
    for place in range(count if count <= MOST_OBJECTS else 0):
        drawn = raw.FPDFPage_GetObject(page.raw, place)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH:
            rect = _bounds(drawn)
            if rect.top - rect.bottom <= THICKEST and rect.right - rect.left >= SHORTEST:
                yield rect


def _bounds(drawn: raw.FPDF_PAGEOBJECT) -> raw.FS_RECTF:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    raw.FPDFPageObj_GetBounds(drawn, byref(left), byref(bottom), byref(right), byref(top))
    return raw.FS_RECTF(left=left, bottom=bottom, right=right, top=top)
