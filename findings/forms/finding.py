"""The form that changes one finding."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models import Finding, Theme
from findings.operations.finding import FindingDetails
from inspections.models import InspectionQuestion, QualityIndicator
from portal.accounts.models import User
from portal.pages.clash import ClashForm
from portal.pages.forms import (
    HintedCheckboxes,
    HintedChoice,
    HintedRadioSelect,
    LineField,
    LongTextField,
)

LONGEST_THEME = 60
NOT_CHECKED = gettext_lazy("Wording not checked")


class QuestionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A question of the edition, marked where nobody has checked its words."""

    def label_from_instance(self, question: InspectionQuestion) -> str:
        return HintedChoice(str(question), "" if question.checked else str(NOT_CHECKED))


class IndicatorsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Indicators of the edition, marked where nobody has checked their titles."""

    def label_from_instance(self, indicator: QualityIndicator) -> str:
        return HintedChoice(str(indicator), "" if indicator.checked else str(NOT_CHECKED))


class FindingForm(ClashForm):
    """Everything that a finding holds."""

    text = LongTextField(
        label=gettext_lazy("Text as published"),
        help_text=gettext_lazy("Word for word, as the report has it."),
        rows=6,
    )
    summary = LongTextField(
        label=gettext_lazy("In plain words"),
        help_text=gettext_lazy("One or two sentences for readers who do not know the field."),
        required=False,
        rows=3,
    )
    source_page = forms.IntegerField(
        label=gettext_lazy("Page of the report"),
        required=False,
        min_value=1,
        max_value=9_999,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={
            "invalid": gettext_lazy("The page must be a whole number, such as 12"),
            "min_value": gettext_lazy("Pages are counted from 1"),
            "max_value": gettext_lazy("The page must be 9999 or less"),
        },
    )
    question = QuestionField(
        label=gettext_lazy("Inspection question that it answers"),
        queryset=InspectionQuestion.objects.none(),
        required=False,
        blank=True,
        empty_label=gettext_lazy("None of these"),
        widget=HintedRadioSelect({"class": "govuk-radios--small"}),
        error_messages={
            "invalid_choice": gettext_lazy("Select a question of this inspection's framework")
        },
    )
    indicators = IndicatorsField(
        label=gettext_lazy("Quality indicators that it is about"),
        help_text=gettext_lazy(
            "“Wording not checked” stands where nobody has compared a title with the published "
            "framework."
        ),
        queryset=QualityIndicator.objects.none(),
        required=False,
        widget=HintedCheckboxes({"class": "govuk-checkboxes--small portal-columns"}),
        error_messages={
            "invalid_choice": gettext_lazy("Select indicators of this inspection's framework"),
            "invalid_pk_value": gettext_lazy("Select indicators of this inspection's framework"),
        },
    )
    themes = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Themes"),
        help_text=gettext_lazy("Subjects that findings of many inspections share."),
        queryset=Theme.objects.none(),
        required=False,
        widget=HintedCheckboxes({"class": "govuk-checkboxes--small portal-columns"}),
        error_messages={
            "invalid_choice": gettext_lazy("Select themes from the list"),
            "invalid_pk_value": gettext_lazy("Select themes from the list"),
        },
    )
    new_theme = LineField(
        label=gettext_lazy("Add a theme"),
        help_text=gettext_lazy("Only if no theme above fits. For example, corporate parenting."),
        required=False,
        max_length=LONGEST_THEME,
        width=30,
    )

    def __init__(self, *args: Any, finding: Finding, by: User, **kwargs: Any) -> None:
        """`by` decides which themes are on offer."""
        stored = vars(FindingDetails.of(finding))
        super().__init__(*args, stored=stored, about=f"finding {finding.pk}", **kwargs)
        edition = finding.inspection.edition
        self._offer("question", edition.questions.all())
        indicators = edition.indicators.all()
        if all(indicator.checked for indicator in indicators):
            self.fields["indicators"].help_text = ""
        self._offer("indicators", indicators)
        self._offer("themes", Theme.objects.known_to(by))

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        """Offer these rows and no others; a question without an answer is not asked."""
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = rows
        if not rows:
            del self.fields[name]

    def clean_new_theme(self) -> str:
        name = str(self.cleaned_data["new_theme"])
        if name and not slugify(name):
            raise ValidationError(_("Write the theme's name in letters"))
        return name

    def details(self) -> FindingDetails:
        cleaned = self.cleaned_data
        return FindingDetails(
            text=cleaned["text"],
            summary=cleaned["summary"],
            question=cleaned.get("question"),
            indicators=frozenset(cleaned.get("indicators", ())),
            themes=frozenset(cleaned.get("themes", ())),
            source_page=cleaned["source_page"],
        )
