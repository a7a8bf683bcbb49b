"""What a file is, told by its content; every bad one is refused for its own reason."""

import io
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Dictionary, Encryption, Name, Pdf, String

from findings.evidence_file.checked import checked_file, kind_of
from findings.evidence_file.name import LONGEST, shown_name
from findings.evidence_file.refusal import WORDS, Refusal, Refused
from findings.models.evidence_kind import (
    CSV,
    EXCEL,
    GIF,
    JPEG,
    PDF,
    PNG,
    POWERPOINT,
    TEXT,
    TIFF,
    WEBP,
    WORD,
    FileKind,
)
from tests.evidence_files import (
    broken_part,
    encrypted_zip,
    huge_picture,
    office,
    old_office,
    picture,
    zip_bomb,
    zipped,
)

VBA = {"xl/vbaProject.bin": b"macro"}
VBA_TYPE = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
HTML = b"<!DOCTYPE html><html><body>Hello</body></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Types>&e;</Types>'


def pdf(*, password: str = "", owner: str = "", script: str = "") -> bytes:
    made, file = Pdf.new(), io.BytesIO()
    made.add_blank_page()
    if script:
        made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(script))
    lock = Encryption(user=password, owner=owner) if password or owner else None
    made.save(file, encryption=lock or False)
    return file.getvalue()


GOOD: dict[str, tuple[FileKind, Callable[[], bytes]]] = {
    "plan.pdf": (PDF, pdf),
    "may be read, not changed.pdf": (PDF, lambda: pdf(owner="secret")),
    "minutes.docx": (WORD, lambda: office("docx")),
    "scores.xlsx": (EXCEL, lambda: office("xlsx")),
    "slides.pptx": (POWERPOINT, lambda: office("pptx")),
    "photo.png": (PNG, lambda: picture("PNG")),
    "photo.jpeg": (JPEG, lambda: picture("JPEG")),
    "photo.gif": (GIF, lambda: picture("GIF")),
    "photo.webp": (WEBP, lambda: picture("WEBP")),
    "scan.tif": (TIFF, lambda: picture("TIFF")),
    "note.txt": (TEXT, lambda: "Four of five – good.\r\n".encode("cp1252")),
    "figures.csv": (CSV, lambda: b"month,count\n4,12\n"),
    "wide.txt": (TEXT, lambda: "Where < is a sign, & so on".encode("utf-16")),
}

BAD: dict[str, tuple[Refusal, Callable[[], bytes]]] = {
    "empty.pdf": (Refusal.EMPTY, lambda: b""),
    "blank.txt": (Refusal.EMPTY, lambda: b" \n\t\n"),
    "page.pdf": (Refusal.WEB_PAGE, lambda: HTML),
    "late page.txt": (Refusal.WEB_PAGE, lambda: b"Hello.\n" * 900 + b"<script>alert(1)</script>"),
    "feed.txt": (Refusal.WEB_PAGE, lambda: b"<?xml version='1.0'?><feed/>"),
    "drawing.svg": (Refusal.DRAWING, lambda: SVG),
    "drawing.png": (Refusal.DRAWING, lambda: SVG),
    "script.txt": (Refusal.SCRIPT, lambda: b"#!/bin/sh\nrm -rf /\n"),
    "batch.txt": (Refusal.SCRIPT, lambda: b"@echo off\r\ndel *.*\r\n"),
    "visual basic.txt": (Refusal.SCRIPT, lambda: b'Set x = CreateObject("WScript.Shell")'),
    "python.csv": (Refusal.SCRIPT, lambda: b"import os\nos.system('x')\n"),
    "program.docx": (Refusal.PROGRAM, lambda: b"MZ\x90\x00\x03" + bytes(200)),
    "program.png": (Refusal.PROGRAM, lambda: b"\x7fELF\x02\x01\x01" + bytes(200)),
    "macros.xlsx": (Refusal.MACROS, lambda: office("xlsm")),
    "macros.docm": (Refusal.MACROS, lambda: office("docm")),
    "macros.pptm": (Refusal.MACROS, lambda: office("pptm")),
    "hidden macros.xlsx": (Refusal.MACROS, lambda: office("xlsx", parts=VBA)),
    "renamed macros.xlsx": (Refusal.MACROS, lambda: office("xlsx", types=VBA_TYPE)),
    "old.xls": (Refusal.OLD_OFFICE, old_office),
    "locked.xlsx": (Refusal.LOCKED, lambda: old_office(locked=True)),
    "locked zip.docx": (Refusal.LOCKED, encrypted_zip),
    "locked.pdf": (Refusal.LOCKED, lambda: pdf(password="secret")),
    "script.pdf": (Refusal.PDF_SCRIPT, lambda: pdf(script="app.alert(1)")),
    "bomb.xlsx": (Refusal.UNPACKS_TOO_LARGE, zip_bomb),
    "archive.docx": (Refusal.ARCHIVE, lambda: zipped({"page.html": HTML})),
    "empty archive.docx": (Refusal.ARCHIVE, lambda: zipped({})),
    "archive.pdf": (Refusal.ARCHIVE, lambda: b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(30)),
    "outside.docx": (
        Refusal.DAMAGED,
        lambda: zipped({"[Content_Types].xml": OUTSIDE.encode()}),
    ),
    "half.docx": (Refusal.DAMAGED, lambda: office("docx")[:-40]),
    "broken part.docx": (Refusal.DAMAGED, broken_part),
    "half.pdf": (Refusal.DAMAGED, lambda: pdf()[:200]),
    "no pages.pdf": (Refusal.DAMAGED, lambda: b"%PDF-1.7\nstartxref\n0\n%%EOF\n"),
    "half.png": (Refusal.DAMAGED, lambda: picture("PNG")[:40]),
    "huge.png": (Refusal.HUGE_PICTURE, huge_picture),
    "noise.txt": (Refusal.UNKNOWN, lambda: bytes(range(256))),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_known_by_its_content(name: str) -> None:
    kind, made = GOOD[name]
    content = made()
    file = checked_file(SimpleUploadedFile(name, content))
    assert (file.kind, file.name, file.size) == (kind, name, len(content))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_for_its_own_reason(name: str) -> None:
    refusal, made = BAD[name]
    with pytest.raises(Refused) as refused:
        kind_of(io.BytesIO(made()), named=name)
    assert refused.value.refusal is refusal


def test_every_reason_has_words() -> None:
    assert set(WORDS) == set(Refusal)


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\x\\plan.PDF", "plan.pdf"),
        ("plan\u202efdp.exe", "plan fdp.exe.pdf"),
        ("plan\r\nSet-Cookie: x.pdf", "plan Set-Cookie- x.pdf"),
        ("plan.docx", "plan.pdf"),
        ("run.bat", "run.bat.pdf"),
        ("", "file.pdf"),
        ("....", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("a" * 400 + ".pdf", "a" * LONGEST + ".pdf"),
        ('<"plan">|?*.pdf', "--plan-----.pdf"),
    ],
)
def test_a_name_is_made_harmless_and_ends_as_its_kind(sent: str, shown: str) -> None:
    assert shown_name(sent, PDF) == shown
