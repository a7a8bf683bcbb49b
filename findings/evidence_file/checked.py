"""A file that somebody sent, once it is known what it is."""

import hashlib
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from django.core.files import File

from findings.evidence_file.name import shown_name
from findings.evidence_file.office import office_kind, refuse_old_office
from findings.evidence_file.picture import picture_kind
from findings.evidence_file.plain_text import text_kind
from findings.evidence_file.portable import portable_kind
from findings.evidence_file.refusal import Refusal, Refused
from findings.models.evidence_kind import FileKind

HEAD = 16
CHUNK = 1 << 20
FIRST_SIGN_OF_TEXT = 9
BY_START = {
    b"%PDF-": portable_kind,
    b"PK\x03\x04": office_kind,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": refuse_old_office,
    b"\x89PNG\r\n\x1a\n": picture_kind,
    b"\xff\xd8\xff": picture_kind,
    b"GIF8": picture_kind,
    b"II*\x00": picture_kind,
    b"MM\x00*": picture_kind,
}
REFUSED_BY_START = {
    b"MZ": Refusal.PROGRAM,
    b"\x7fELF": Refusal.PROGRAM,
    b"PK": Refusal.ARCHIVE,
    b"Rar!": Refusal.ARCHIVE,
    b"7z\xbc\xaf\x27\x1c": Refusal.ARCHIVE,
    b"\x1f\x8b": Refusal.ARCHIVE,
}


@dataclass(frozen=True)
class CheckedFile:
    """A file that may be stored: what it is, how it is called and what its content comes to."""

    file: "File[Any]"
    name: str
    kind: FileKind
    sha256: str
    size: int


def checked_file(upload: "File[Any]") -> CheckedFile:
    """The file with what it is, by its content. Raises Refused."""
    kind = kind_of(cast(BinaryIO, upload), named=upload.name or "")
    name = shown_name(upload.name or "", kind)
    digest = sha256_of(upload)
    upload.seek(0)
    return CheckedFile(upload, name, kind, digest, upload.size)


def kind_of(file: BinaryIO, *, named: str) -> FileKind:
    """What a file is, told by its content; its name tells CSV from other text. Raises Refused."""
    file.seek(0)
    head = file.read(HEAD)
    if not head:
        raise Refused(Refusal.EMPTY)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return picture_kind(file)
    for start, look in BY_START.items():
        if head.startswith(start):
            return look(file)
    for start, refusal in REFUSED_BY_START.items():
        if head.startswith(start) and min(head) < FIRST_SIGN_OF_TEXT:
            raise Refused(refusal)
    return text_kind(file, named=named)


def sha256_of(file: "File[Any]") -> str:
    """The checksum of a file's content, as 64 hexadecimal digits."""
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in iter(lambda: file.read(CHUNK), b""):
        digest.update(chunk)
    return digest.hexdigest()
