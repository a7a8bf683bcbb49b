"""Plain text, and the web pages, drawings and scripts that only look like it."""

import re
from typing import BinaryIO

from findings.evidence_file.refusal import Refusal, Refused
from findings.models.evidence_kind import CSV, TEXT, FileKind

BYTE_ORDER = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ENCODINGS = ("utf-8-sig", "cp1252")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_DRAWING = re.compile(r"<svg[\s>]", re.IGNORECASE)
_MARKUP_AT_START = re.compile(r"\s*<(?:!doctype|!--|\?xml|[a-z][\w:-]*[\s/>])", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:html|head|body|script|iframe|object|embed|meta)[\s/>]", re.IGNORECASE)
_SCRIPT = re.compile(
    r"""\A\s*\#!                                            # says which program runs it
    | <\?php
    | ^\s*@echo\s+off\b                                     # Windows commands
    | \b(?:WScript\.|CreateObject\s*\(|Invoke-Expression|Set-ExecutionPolicy)
    | ^\s*(?:Sub|Function)\s+\w+\s*\([^)]*\)\s*$            # Visual Basic
    | ^\s*(?:async\s+)?function\s+\w*\s*\([^)]*\)\s*\{      # JavaScript
    | ^\s*(?:const|let|var)\s+\w+\s*=.*;\s*$
    | ^def\s+\w+\(.*\).*:\s*$                               # Python
    | ^import\s+(?:os|sys|subprocess|socket)\b
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


def text_kind(file: BinaryIO, *, named: str) -> FileKind:
    """Plain text, or CSV where its name says so. Raises Refused."""
    file.seek(0)
    text = _decoded(file.read())
    if not text.strip():
        raise Refused(Refusal.EMPTY)
    if _DRAWING.search(text):
        raise Refused(Refusal.DRAWING)
    if _SCRIPT.search(text):
        raise Refused(Refusal.SCRIPT)
    if _MARKUP_AT_START.match(text) or _MARKUP.search(text):
        raise Refused(Refusal.WEB_PAGE)
    return CSV if named.lower().endswith(CSV.endings) else TEXT


def _decoded(content: bytes) -> str:
    """Raises Refused: not text in UTF-8, UTF-16 with its mark, or as Windows writes it."""
    marked = BYTE_ORDER.get(content[:2])
    for encoding in (marked,) if marked else ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROLS.search(text):
            return text
    raise Refused(Refusal.UNKNOWN)
