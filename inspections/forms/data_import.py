"""Sending a published file in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inspections.data_import.file_kind import ENDINGS
from inspections.data_import.sheet import LARGEST_UPLOAD
from portal.pages.forms import UploadField


class SendFileForm(forms.Form):
    """The file as it was downloaded; what it holds is seen by its content."""

    file = UploadField(
        label=_("File"),
        endings=ENDINGS,
        largest_bytes=LARGEST_UPLOAD,
        help_text=_("An OpenDocument spreadsheet (.ods) or one of its sheets as CSV. Up to 30 MB."),
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        field.error_messages["required"] = (
            _("The file must be smaller than 30 MB; nothing of it was kept")
            if too_large
            else _("Select a file")
        )
