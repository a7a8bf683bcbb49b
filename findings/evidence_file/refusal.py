"""Why a file is not taken as evidence, as it is said beside the field."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Refusal(StrEnum):
    """What is wrong with a file."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    WEB_PAGE = "web_page"
    DRAWING = "drawing"
    SCRIPT = "script"
    PROGRAM = "program"
    ARCHIVE = "archive"
    OLD_OFFICE = "old_office"
    MACROS = "macros"
    LOCKED = "locked"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    DAMAGED = "damaged"
    PDF_SCRIPT = "pdf_script"
    PDF_FILES = "pdf_files"
    HUGE_PICTURE = "huge_picture"


WORDS = {
    Refusal.EMPTY: _("The file has nothing in it. Select another"),
    Refusal.UNKNOWN: _(
        "The file must be a PDF, a Word, Excel or PowerPoint file, a picture (PNG, JPEG, GIF, WebP "
        "or TIFF), plain text or CSV; what is in this one is none of these"
    ),
    Refusal.WEB_PAGE: _(
        "The file is a web page or XML, whatever its name says. Save it as PDF, or give its "
        "address as a link"
    ),
    Refusal.DRAWING: _(
        "The file is an SVG drawing, which can run scripts. Save the picture as PNG or PDF"
    ),
    Refusal.SCRIPT: _("The file is a script, whatever its name says, and scripts are not taken"),
    Refusal.PROGRAM: _("The file is a program, whatever its name says, and programs are not taken"),
    Refusal.ARCHIVE: _(
        "The file is an archive with other files in it. Unpack it and add each file by itself"
    ),
    Refusal.OLD_OFFICE: _(
        "The file is in the format of Office before 2007, in which macros cannot be ruled out. "
        "Save it as .docx, .xlsx or .pptx, or as PDF"
    ),
    Refusal.MACROS: _(
        "The file holds macros or other active parts. Save it without them, as .docx, .xlsx or "
        ".pptx, or as PDF"
    ),
    Refusal.LOCKED: _(
        "The file is protected by a password, so nobody could read it here. Save it without one"
    ),
    Refusal.UNPACKS_TOO_LARGE: _(
        "The file unpacks to far more than it should hold. Save it again, or as PDF"
    ),
    Refusal.DAMAGED: _("The file is damaged or not complete. Open it, save it again and send that"),
    Refusal.PDF_SCRIPT: _(
        "The PDF holds scripts or a form that sends itself. Print it to a new PDF and send that"
    ),
    Refusal.PDF_FILES: _("The PDF holds other files. Add each of them by itself"),
    Refusal.HUGE_PICTURE: _(
        "The picture has more than 100 million points. Save it at a smaller size"
    ),
}


class Refused(Exception):  # noqa: N818 - a finding about the file, said to the person as it is
    """The file is not taken."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal

    @property
    def words(self) -> str:
        return str(WORDS[self.refusal])
