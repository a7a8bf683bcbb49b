"""What no report needs and a hostile file may hold: scripts, files within, bombs, huge pictures."""

import ctypes
import re
import zlib
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from inspections.published_report.reading import Refused

UNPACKED = 64 * 1024 * 1024  # bytes that all object streams of a file may unpack to
PIXELS = 60_000_000  # of one picture; a page scanned at 600 dots an inch has 35 million
LONGEST_DICTIONARY = 4096  # bytes in front of a stream that are looked at
_STREAM = re.compile(rb"\bstream\r?\n")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_SCRIPT = re.compile(rb"/(?:JavaScript|Launch|RichMedia|XFA|ImportData|SubmitForm)\b")
_FILE = re.compile(rb"/EmbeddedFiles?\b")


def refuse_hazards(content: bytes, pdf: pypdfium2.PdfDocument) -> None:
    """Raises Refused: the file holds a script, another file, or more than it may unpack to."""
    objects = b"\n".join(_objects(content))
    names = _HEX.sub(lambda match: bytes([int(match.group(1), 16)]), objects)
    if raw.FPDFDoc_GetJavaScriptActionCount(pdf) > 0 or _SCRIPT.search(names):
        raise Refused("script")
    if raw.FPDFDoc_GetAttachmentCount(pdf) > 0 or _FILE.search(names):
        raise Refused("embedded_file")


def refuse_bombs(content: bytes) -> None:
    """Raises Refused before anything else unpacks the file."""
    for _part in _objects(content):
        pass


def _objects(content: bytes) -> Iterator[bytes]:
    """A file without its streams, except those that hold objects, unpacked."""
    place, unpacked = 0, 0
    for match in _STREAM.finditer(content):
        if match.start() < place:
            continue
        yield content[place : match.start()]
        end = content.find(b"endstream", match.end())
        place = end if end >= 0 else len(content)
        dictionary = content[max(0, match.start() - LONGEST_DICTIONARY) : match.start()]
        if b"/ObjStm" in _last_object(dictionary):
            inflated = _inflated(content[match.end() : place], UNPACKED - unpacked)
            unpacked += len(inflated)
            yield inflated
    yield content[place:]


def _last_object(dictionary: bytes) -> bytes:
    return _HEX.sub(
        lambda match: bytes([int(match.group(1), 16)]), dictionary[dictionary.rfind(b" obj") :]
    )


def _inflated(packed: bytes, most: int) -> bytes:
    """Raises Refused: more than `most` bytes. What is packed another way is left to PDFium."""
    try:
        unpacked = zlib.decompressobj().decompress(packed, most + 1)
    except zlib.error:
        return b""
    if len(unpacked) > most:
        raise Refused("unpacks_too_large", most=str(UNPACKED // 1024**2))
    return unpacked


def refuse_huge_pictures(page: pypdfium2.PdfPage) -> None:
    """Raises Refused: a picture that would take hundreds of megabytes to show."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for place in range(raw.FPDFPage_CountObjects(page)):
        part = raw.FPDFPage_GetObject(page, place)
        if raw.FPDFPageObj_GetType(part) != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        raw.FPDFImageObj_GetImagePixelSize(part, width, height)
        if width.value * height.value > PIXELS:
            raise Refused("huge_picture", width=str(width.value), height=str(height.value))
