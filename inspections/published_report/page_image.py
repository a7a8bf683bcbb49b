"""A page of a report as a picture, to be shown beside what was read from it."""

import io

import pypdfium2

from inspections.published_report.pdf import opened
from inspections.published_report.reading import Refused

WIDEST = 2000  # pixels


def png_of_page(content: bytes, number: int, width: int) -> bytes:
    """A page, counted from 1, as a PNG so many pixels wide. Raises Refused: there is none."""
    pdf = opened(content)
    try:
        if not 1 <= number <= len(pdf):
            raise Refused("no_such_page")
        return _png(pdf[number - 1], min(width, WIDEST))
    finally:
        pdf.close()


def _png(page: pypdfium2.PdfPage, width: int) -> bytes:
    try:
        bitmap = page.render(scale=width / page.get_width(), optimize_mode="lcd")
        file = io.BytesIO()
        bitmap.to_pil().convert("RGB").save(file, "PNG", compress_level=3)
        return file.getvalue()
    finally:
        page.close()
