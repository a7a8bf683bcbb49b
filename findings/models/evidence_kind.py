"""The kinds of evidence that the portal takes, and how a file of each is called and handed out."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

OFFICE = "application/vnd.openxmlformats-officedocument."


class Family(models.TextChoices):
    """What a piece of evidence is, in a word that a list can show."""

    PDF = "pdf", _("PDF")
    WORD = "word", _("Word document")
    EXCEL = "excel", _("Excel workbook")
    POWERPOINT = "powerpoint", _("PowerPoint slides")
    PICTURE = "picture", _("Picture")
    TEXT = "text", _("Text or CSV")
    LINK = "link", _("Link")


@dataclass(frozen=True)
class FileKind:
    """One kind of file: its family, the type it is handed out as, and the endings of its name."""

    family: Family
    content_type: str
    endings: tuple[str, ...]


PDF = FileKind(Family.PDF, "application/pdf", (".pdf",))
WORD = FileKind(Family.WORD, f"{OFFICE}wordprocessingml.document", (".docx",))
EXCEL = FileKind(Family.EXCEL, f"{OFFICE}spreadsheetml.sheet", (".xlsx",))
POWERPOINT = FileKind(Family.POWERPOINT, f"{OFFICE}presentationml.presentation", (".pptx",))
SLIDESHOW = FileKind(Family.POWERPOINT, f"{OFFICE}presentationml.slideshow", (".ppsx",))
PNG = FileKind(Family.PICTURE, "image/png", (".png",))
JPEG = FileKind(Family.PICTURE, "image/jpeg", (".jpg", ".jpeg"))
GIF = FileKind(Family.PICTURE, "image/gif", (".gif",))
WEBP = FileKind(Family.PICTURE, "image/webp", (".webp",))
TIFF = FileKind(Family.PICTURE, "image/tiff", (".tif", ".tiff"))
TEXT = FileKind(Family.TEXT, "text/plain", (".txt",))
CSV = FileKind(Family.TEXT, "text/csv", (".csv",))

KINDS = (PDF, WORD, EXCEL, POWERPOINT, SLIDESHOW, PNG, JPEG, GIF, WEBP, TIFF, TEXT, CSV)
ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)

_FAMILIES = {kind.content_type: kind.family for kind in KINDS}


def family_of(content_type: str) -> Family:
    """What a version is, by the type it is stored with; without one it is a link."""
    return _FAMILIES.get(content_type, Family.LINK)


def content_types_of(family: str) -> list[str]:
    """The types of one family; the empty one for links."""
    return [kind for kind, its in _FAMILIES.items() if its == family] or [""]
