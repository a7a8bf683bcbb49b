"""Word, Excel and PowerPoint files as Office has saved them since 2007: a zip of XML parts."""

import struct
import zlib
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from findings.evidence_file.refusal import Refusal, Refused
from findings.models.evidence_kind import EXCEL, OFFICE, POWERPOINT, SLIDESHOW, WORD, FileKind

MOST_MEMBERS = 20_000
UNPACKED = 300 * 1024 * 1024
"""Bytes that all parts together may unpack to; a workbook of 25 MB has some 200 MB."""
CHUNK = 1 << 20
LARGEST_LIST = 8 * 1024 * 1024
"""Bytes of the list of parts, which is read whole."""
LIST = "[Content_Types].xml"
ENCRYPTED = 0x1

MAIN_PARTS = {
    f"{OFFICE}wordprocessingml.document.main+xml": WORD,
    f"{OFFICE}spreadsheetml.sheet.main+xml": EXCEL,
    f"{OFFICE}presentationml.presentation.main+xml": POWERPOINT,
    f"{OFFICE}presentationml.slideshow.main+xml": SLIDESHOW,
}
ACTIVE_TYPES = ("macroenabled", "vbaproject", "vbadata", "macrosheet", "activex", "keymapcustom")
ACTIVE_PARTS = ("vbaproject", "vbadata", "activex", "macrosheets/")
"""Macros, Excel 4 macro sheets and ActiveX controls: by the type and by the name of a part."""

OLD_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream that Office makes of a file with a password, inside the old container."""


def office_kind(file: BinaryIO) -> FileKind:
    """Which of the three a zip is. Raises Refused."""
    try:
        with ZipFile(file) as archive:
            members = archive.infolist()
            _refuse_bomb(file, members)
            kind = _kind(archive, members)
            _unpack(archive, members)
            return kind
    except (BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError) as error:
        raise Refused(Refusal.DAMAGED) from error
    except (NotImplementedError, RuntimeError) as error:  # packed in no way that Office knows
        raise Refused(Refusal.ARCHIVE) from error


def refuse_old_office(file: BinaryIO) -> FileKind:
    """Always raises Refused: the container of Office before 2007, and of files with a password."""
    file.seek(0)
    locked = OLD_ENCRYPTED in file.read()
    raise Refused(Refusal.LOCKED if locked else Refusal.OLD_OFFICE)


def _refuse_bomb(file: BinaryIO, members: list[ZipInfo]) -> None:
    """Parts that say they unpack to too much, or that share their packed bytes."""
    size = file.seek(0, 2)
    overlap = sum(member.compress_size for member in members) > size
    unpacked = sum(member.file_size for member in members)
    if overlap or unpacked > UNPACKED or len(members) > MOST_MEMBERS:
        raise Refused(Refusal.UNPACKS_TOO_LARGE)


def _kind(archive: ZipFile, members: list[ZipInfo]) -> FileKind:
    names = [member.filename.lower() for member in members]
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise Refused(Refusal.LOCKED)
    if LIST.lower() not in names:
        raise Refused(Refusal.ARCHIVE)
    types = _content_types(archive)
    if any(word in each for each in types for word in ACTIVE_TYPES) or any(
        word in name for name in names for word in ACTIVE_PARTS
    ):
        raise Refused(Refusal.MACROS)
    found = [kind for part, kind in MAIN_PARTS.items() if part in types]
    if len(found) != 1:
        raise Refused(Refusal.UNKNOWN)
    return found[0]


def _content_types(archive: ZipFile) -> set[str]:
    """The types of all parts, in lower case. Raises ValueError where the list is no such list."""
    if archive.getinfo(LIST).file_size > LARGEST_LIST:
        raise Refused(Refusal.UNPACKS_TOO_LARGE)
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        root = etree.fromstring(archive.read(LIST), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(LIST) from error
    if root.getroottree().docinfo.doctype:
        raise ValueError(LIST)
    return {
        (part.get("ContentType") or "").lower() for part in root.iter("{*}Override", "{*}Default")
    }


def _unpack(archive: ZipFile, members: list[ZipInfo]) -> None:
    """Read every part to its end, a piece at a time: what is damaged raises BadZipFile."""
    for member in members:
        with archive.open(member) as part:
            while part.read(CHUNK):
                pass
