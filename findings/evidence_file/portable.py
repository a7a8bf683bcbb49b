"""PDFs: opened in a process of their own, as everything that might harm whoever opens it."""

import re
from typing import BinaryIO

from findings.evidence_file.refusal import Refusal, Refused
from findings.models.evidence_kind import PDF, FileKind
from inspections.published_report.workshop import Workshop

TAIL = 2048  # bytes in which readers look for the end
_HEADER = re.compile(rb"%PDF-[12]\.\d")
_ANSWERS = {
    "locked": Refusal.LOCKED,
    "script": Refusal.PDF_SCRIPT,
    "embedded_file": Refusal.PDF_FILES,
    "unpacks_too_large": Refusal.UNPACKS_TOO_LARGE,
}
"""What the process says, as it is said of evidence; anything else is a file that does not open."""


def portable_kind(file: BinaryIO) -> FileKind:
    """A PDF that opens without a password, and holds neither scripts nor files. Raises Refused."""
    file.seek(0)
    content = file.read()
    tail = content[-TAIL:]
    if not _HEADER.match(content) or b"%%EOF" not in tail or b"startxref" not in tail:
        raise Refused(Refusal.DAMAGED)
    with Workshop() as workshop:
        pages = workshop.pages(content)
    if not isinstance(pages, int):
        raise Refused(_ANSWERS.get(pages.code, Refusal.DAMAGED))
    if pages == 0:
        raise Refused(Refusal.DAMAGED)
    return PDF
