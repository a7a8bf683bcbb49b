"""The evidence base: a number for each usual measure, and others in words."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from inspections.models import EvidenceCount, Inspection
from inspections.operations.evidence_count import OTHER, EvidenceBase, Measured
from portal.access.clash import Plain
from portal.pages.clash import ClashForm
from portal.pages.forms import LineField, LongTextField

SPARE_ROWS = 3
MOST_ROWS = 50
LARGEST = 1_000_000
MOST_DIGITS = 12
USUAL = [measure for measure in EvidenceCount.Measure if measure.value != OTHER]


class CountField(forms.IntegerField):
    """A whole number from 0, in a narrow input; blank is not counted."""

    def __init__(self, *, label: str) -> None:
        """A message begins with the label, since a page has many of these."""
        widget = forms.TextInput({"class": "govuk-input--width-5", "inputmode": "numeric"})
        messages = {
            "invalid": _("%(label)s: enter a whole number, such as 95"),
            "min_value": _("%(label)s: enter 0 or more"),
            "max_value": _("%(label)s: enter a number below 1,000,000"),
        }
        super().__init__(
            label=label,
            required=False,
            widget=widget,
            min_value=0,
            max_value=LARGEST - 1,
            error_messages={key: text % {"label": label} for key, text in messages.items()},
        )

    def to_python(self, value: object) -> int | None:
        """A thousands comma, as reports print it, is no mistake."""
        typed = value.replace(",", "").strip() if isinstance(value, str) else value
        if isinstance(typed, str) and len(typed) > MOST_DIGITS:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(typed)


class EvidenceForm(ClashForm):
    """The step "Evidence base"."""

    evidence_note = LongTextField(
        label=_("How the evidence was gathered"),
        required=False,
        help_text=_("For example interviews, focus groups, observation, a joint self-evaluation."),
    )
    is_empty = forms.BooleanField(
        label=_("The report does not describe its evidence"), required=False
    )

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        evidence = EvidenceBase.of(inspection)
        super().__init__(
            *args, stored=evidence.values, about=f"evidence {inspection.reference}", **kwargs
        )
        for measure in USUAL:
            self.fields[measure.value] = CountField(label=str(measure.label))
        self.rows = max(len(evidence.others) + SPARE_ROWS, self._rows_sent())
        for number in range(1, self.rows + 1):
            self._add_other(number, evidence.others[number - 1 : number])

    def usual_fields(self) -> list[BoundField]:
        return [self[measure.value] for measure in USUAL]

    def other_fields(self) -> Iterator[tuple[BoundField, BoundField]]:
        """The rows of something else: what was counted, and the number."""
        for number in range(1, self.rows + 1):
            yield self[f"other_{number}_measure"], self[f"other_{number}_count"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._check_others(cleaned)
        cleaned["other"] = [
            f"{words}: {count}" for (_kind, words), count in sorted(self._others(cleaned).items())
        ]
        counted = any(cleaned.get(measure.value) is not None for measure in USUAL)
        if cleaned.get("is_empty") and (
            counted or cleaned["other"] or cleaned.get("evidence_note")
        ):
            self.add_error("is_empty", _("Clear this box: something is entered above"))
        return cleaned

    def entered(self) -> EvidenceBase:
        usual: dict[Measured, int] = {
            (measure.value, ""): self.cleaned_data[measure.value]
            for measure in USUAL
            if self.cleaned_data[measure.value] is not None
        }
        return EvidenceBase(
            counts={**usual, **self._others(self.cleaned_data)},
            note=self.cleaned_data["evidence_note"],
            is_empty=self.cleaned_data["is_empty"],
        )

    def clash_label(self, name: str) -> str:
        return gettext("Something else") if name == "other" else super().clash_label(name)

    def clash_words(self, name: str, value: Plain) -> str:
        return "\n".join(value) if isinstance(value, list) else super().clash_words(name, value)

    def _rows_sent(self) -> int:
        """How many lines the page had when it was sent; another may have removed some since."""
        numbers = range(1, MOST_ROWS + 1)
        return max((n for n in numbers if f"other_{n}_measure" in self.data), default=0)

    def _add_other(self, number: int, stored: list[tuple[Measured, int]]) -> None:
        words = LineField(
            label=gettext("What else was counted, line %d") % number,
            required=False,
            max_length=120,
        )
        count = CountField(label=gettext("Number, line %d") % number)
        for (_kind, text), value in stored:
            words.initial, count.initial = text, value
        self.fields[f"other_{number}_measure"] = words
        self.fields[f"other_{number}_count"] = count

    def _check_others(self, cleaned: dict[str, Any]) -> None:
        """Words need a number, a number needs words, and nothing is counted twice."""
        seen: set[str] = set()
        for number in range(1, self.rows + 1):
            words, count = f"other_{number}_measure", f"other_{number}_count"
            text, value = cleaned.get(words, ""), cleaned.get(count)
            if text and value is None and count not in self.errors:
                self.add_error(count, gettext("Line %d: enter how many") % number)
            if value is not None and not text and words not in self.errors:
                self.add_error(words, gettext("Line %d: say in words what was counted") % number)
            if text and text.casefold() in seen:
                message = gettext("Line %d: this has been counted already, in a line above")
                self.add_error(words, message % number)
            seen.add(text.casefold())

    def _others(self, cleaned: dict[str, Any]) -> dict[Measured, int]:
        pairs = [
            (cleaned.get(f"other_{number}_measure"), cleaned.get(f"other_{number}_count"))
            for number in range(1, self.rows + 1)
        ]
        return {(OTHER, text): count for text, count in pairs if text and count is not None}
