"""Small files of every kind that somebody might send as evidence, good and bad."""

import io
import zipfile
import zlib

from PIL import Image

OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    "docx": f"{OFFICE}wordprocessingml.document.main+xml",
    "xlsx": f"{OFFICE}spreadsheetml.sheet.main+xml",
    "pptx": f"{OFFICE}presentationml.presentation.main+xml",
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "pptm": "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
}


def office(ending: str, *, parts: dict[str, bytes] | None = None, types: str = "") -> bytes:
    """An Office file of one main part, with what else is asked for."""
    kinds = (
        '<?xml version="1.0"?><Types '
        'xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/main.xml" ContentType="{MAIN[ending]}"/>{types}</Types>'
    )
    members = {"[Content_Types].xml": kinds.encode(), "main.xml": b"<main/>", **(parts or {})}
    return zipped(members)


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def zip_bomb() -> bytes:
    """A workbook whose parts say that they unpack to 400 MB."""
    bomb = bytearray(office("xlsx", parts={"bomb.xml": b"0" * 1000}))
    for signature, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = bomb.rindex(signature)
        bomb[start + place : start + place + 4] = (400 * 1024**2).to_bytes(4, "little")
    return bytes(bomb)


def encrypted_zip() -> bytes:
    """A document of which a part says that it is encrypted."""
    locked = bytearray(office("docx"))
    for signature, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked[locked.rindex(signature) + place] |= 1
    return bytes(locked)


def broken_part() -> bytes:
    """A document of which a part is not what its checksum says."""
    broken = bytearray(office("docx"))
    place = broken.rindex(b"PK\x01\x02") + 16
    broken[place] ^= 1
    return bytes(broken)


def old_office(*, locked: bool = False) -> bytes:
    """What Office before 2007 wrote, and what it writes of a file with a password."""
    stream = "EncryptedPackage" if locked else "WordDocument"
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le")


def picture(format: str, size: tuple[int, int] = (4, 3)) -> bytes:  # noqa: A002
    file = io.BytesIO()
    Image.new("RGB", size, "navy").save(file, format)
    return file.getvalue()


def huge_picture() -> bytes:
    """A PNG whose header says that it has 400 million points."""
    made = bytearray(picture("PNG"))
    made[16:24] = (20_000).to_bytes(4, "big") * 2
    made[29:33] = zlib.crc32(bytes(made[12:29])).to_bytes(4, "big")
    return bytes(made)
