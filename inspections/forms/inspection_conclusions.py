"""What inspectors concluded, beside the key messages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inspections.models import Inspection
from inspections.operations.inspection import Conclusions
from portal.pages.clash import ClashForm
from portal.pages.forms import LongTextField


class ConclusionsForm(ClashForm):
    """The step "Conclusions", beside the list of key messages."""

    confidence_statement = LongTextField(
        label=_("Confidence statement"),
        required=False,
        help_text=_(
            "What inspectors said of the partnership's capacity to improve, for example that they "
            "were very confident."
        ),
    )
    is_empty = forms.BooleanField(label=_("The report draws no conclusions"), required=False)

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        super().__init__(
            *args,
            stored=vars(Conclusions.of(inspection)),
            about=f"conclusions {inspection.reference}",
            **kwargs,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("is_empty") and cleaned.get("confidence_statement"):
            self.add_error("is_empty", _("Clear this box: a statement is entered above"))
        return cleaned

    def entered(self) -> Conclusions:
        return Conclusions(
            confidence_statement=self.cleaned_data["confidence_statement"],
            is_empty=self.cleaned_data["is_empty"],
        )
