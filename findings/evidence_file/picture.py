"""Pictures, looked at without being drawn."""

from typing import BinaryIO

from PIL import Image, UnidentifiedImageError
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from findings.evidence_file.refusal import Refusal, Refused
from findings.models.evidence_kind import GIF, JPEG, PNG, TIFF, WEBP, FileKind

PIXELS = 100_000_000
LOOKED_FOR = ("PNG", "JPEG", "GIF", WebPImageFile.format, TiffImageFile.format)
FORMATS = {"PNG": PNG, "JPEG": JPEG, "MPO": JPEG, "GIF": GIF, "WEBP": WEBP, "TIFF": TIFF}
"""Pillow's names; cameras write several pictures into one JPEG, which it calls MPO."""

TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def picture_kind(file: BinaryIO) -> FileKind:
    """Which kind of picture it is. Raises Refused."""
    file.seek(0)
    try:
        with Image.open(file, formats=LOOKED_FOR) as picture:
            kind, (width, height) = FORMATS[picture.format or ""], picture.size
            picture.verify()
    except TOO_LARGE as error:
        raise Refused(Refusal.HUGE_PICTURE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, KeyError) as error:
        raise Refused(Refusal.DAMAGED) from error
    if width * height > PIXELS:
        raise Refused(Refusal.HUGE_PICTURE)
    return kind
