"""Sending a plan's file back in, and saying what of it is taken."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from findings.plan_exchange.workbook import LARGEST_UPLOAD
from findings.tables.plan_difference import Difference, PlanDifferences
from portal.pages.forms import UploadField

FILE, PORTAL = "file", "portal"


class SendPlanForm(forms.Form):
    """The file as it was filled in; what it holds is seen by its content."""

    file = UploadField(
        label=_("The plan as you filled it in"),
        endings=(".xlsx",),
        largest_bytes=LARGEST_UPLOAD,
        help_text=_("An Excel workbook (.xlsx) that this page made. Up to 25 MB."),
        error_messages={
            "ending": _(
                "Select an Excel workbook (.xlsx); files with macros (.xlsm), old ones (.xls) and "
                "other kinds are not read"
            )
        },
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].error_messages["required"] = (
            _("The file must be smaller than 25 MB; nothing of it was kept")
            if too_large
            else _("Select a file")
        )


class TakePlanForm(forms.Form):
    """What is ticked, and a choice for each value that was changed on both sides."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    take = forms.MultipleChoiceField(
        required=False,
        error_messages={
            "invalid_choice": _("The plan was changed meanwhile. Look at the differences again")
        },
    )

    def __init__(self, *args: Any, differences: PlanDifferences, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.differences = differences
        take = self.fields["take"]
        assert isinstance(take, forms.MultipleChoiceField)  # noqa: S101 - declared above
        take.choices = [(row.key, row.key) for row in _without_choice(differences.differences)]
        for row in differences.conflicts:
            words = {"label": row.label, "reference": row.reference}
            missing = _("Choose what holds: %(label)s of %(reference)s") % words
            self.fields[chosen_name(row)] = forms.ChoiceField(
                choices=[(FILE, FILE), (PORTAL, PORTAL)], error_messages={"required": missing}
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.chosen():
            raise forms.ValidationError(_("Tick what you want to take, or leave everything"))
        return cleaned

    def chosen(self) -> frozenset[str]:
        """The keys of all that is taken."""
        theirs = {
            row.key
            for row in self.differences.conflicts
            if self.cleaned_data.get(chosen_name(row)) == FILE
        }
        return frozenset(self.cleaned_data["take"]) | theirs


def chosen_name(row: Difference) -> str:
    """The name of the field that a conflict is decided in."""
    return f"choose-{row.key}"


def _without_choice(rows: Iterable[Difference]) -> list[Difference]:
    return [row for row in rows if not row.is_conflict]
