"""Forms of built papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.pages.forms import LineField, UploadField

LONGEST_CODE = 40
LARGEST_PAPER = 25 * 1024 * 1024


class BuildForm(forms.Form):
    """Which build is asked for: a draft to check, or the final paper."""

    build = forms.ChoiceField(choices=[("draft", _("Draft")), ("final", _("Final"))])

    @property
    def is_draft(self) -> bool:
        return bool(self.cleaned_data["build"] == "draft")


class CodeForm(forms.Form):
    """A verification code as somebody reads it from a paper."""

    label_size = "m"
    code = LineField(
        label=_("Verification code"),
        subject=_("the verification code"),
        help_text=_(
            "It stands at the foot of every page, for example 7K3M-9QX-2TD. "
            "Spaces, dashes and capitals do not matter."
        ),
        max_length=LONGEST_CODE,
        width=20,
    )


class PaperFileForm(forms.Form):
    """The PDF itself, to compare it with the one that the portal made."""

    label_size = "m"
    file = UploadField(
        label=_("PDF of the paper"),
        help_text=_("It is compared with the papers of this portal and then forgotten."),
        endings=(".pdf",),
        largest_bytes=LARGEST_PAPER,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].error_messages["required"] = _("Select the PDF of the paper")
