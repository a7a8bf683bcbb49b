"""Forms that send published reports in, and check what was read from one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.forms.renderers import get_default_renderer
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.forms.pasted_findings import rows_for
from findings.models import Finding
from findings.operations.published_report import ConfirmedFinding, ConfirmedGrade, ConfirmedReport
from findings.tables.proposal import Answers, grade_field
from inspections.forms.dates import PlausibleDateField, refuse_out_of_order
from inspections.models import (
    Evaluation,
    FrameworkEdition,
    Grade,
    Inspection,
    Inspectorate,
    Partnership,
)
from portal.pages.forms import LineField, LongTextField, SelectField, UploadField

LARGEST_REPORT = 25 * 1024 * 1024
MOST_FILES = 100
MOST_FINDINGS = 200
LAST_PAGE = 9_999

Kind = Inspection.Kind
KINDS = [(kind.value, kind.label) for kind in Kind if kind is not Kind.SELF_EVALUATION]


class SeveralFiles(forms.ClearableFileInput):
    """An input that takes many files at once."""

    allow_multiple_selected = True


class ReportFilesField(UploadField):
    """One PDF, or several; each must be in order, and the first that is not is named."""

    def __init__(self, *, several: bool, **kwargs: Any) -> None:
        if several:
            kwargs["widget"] = SeveralFiles
        super().__init__(endings=(".pdf",), largest_bytes=LARGEST_REPORT, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> "list[File[bytes]]":  # noqa: ANN401
        """The files that were sent. Raises ValidationError with the name of one of several."""
        sent = data if isinstance(data, list) else [data]
        if len(sent) > MOST_FILES:
            raise ValidationError(_("Send at most %(most)d at once") % {"most": MOST_FILES})
        return [self._clean_one(file, initial, named=len(sent) > 1) for file in sent or [None]]

    def _clean_one(self, file: Any, initial: Any, *, named: bool) -> "File[bytes]":  # noqa: ANN401
        try:
            cleaned: File[bytes] = super().clean(file, initial)
        except ValidationError as error:
            if not named:
                raise
            raise ValidationError(
                [f"{file.name}: {message}" for message in error.messages]
            ) from error
        return cleaned


class SendReportsForm(forms.Form):
    """The inspectorate's report, as it was published."""

    def __init__(self, *args: Any, several: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = ReportFilesField(
            several=several,
            label=_("PDFs of published reports") if several else _("PDF of the published report"),
            help_text=_("Up to 25 MB each."),
        )
        self.fields["file"].error_messages["required"] = _("Select the PDF of a report")


class EditionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An edition of a framework, by the framework's name and its own."""

    def label_from_instance(self, edition: FrameworkEdition) -> str:
        return f"{edition.framework.name} ({edition.label})"


class ProposalForm(forms.Form):
    """What the report says of the inspection itself, and its grades; corrected by a person."""

    marks_optional = False  # what the report leaves out may stay empty, and is said beside it

    partnership = forms.ModelChoiceField(
        label=gettext_lazy("Partnership that was inspected"),
        queryset=Partnership.objects.none(),
        empty_label=gettext_lazy("Select a partnership"),
        error_messages={"required": gettext_lazy("Select the partnership that was inspected")},
    )
    edition = EditionField(
        label=gettext_lazy("Framework"),
        queryset=FrameworkEdition.objects.none(),
        empty_label=gettext_lazy("Select a framework"),
        error_messages={"required": gettext_lazy("Select the framework of the inspection")},
    )
    kind = SelectField(label=gettext_lazy("Kind of inspection"), choices=KINDS)
    fieldwork_from = PlausibleDateField(
        subject=gettext_lazy("The first day of fieldwork"),
        label=gettext_lazy("Fieldwork began"),
        required=False,
        help_text="",
    )
    fieldwork_to = PlausibleDateField(
        subject=gettext_lazy("The last day of fieldwork"),
        label=gettext_lazy("Fieldwork ended"),
        required=False,
        help_text="",
    )
    published_on = PlausibleDateField(
        subject=gettext_lazy("The date of publication"),
        label=gettext_lazy("The inspectorate published the report"),
        required=False,
        help_text="",
    )
    action_plan_due_on = PlausibleDateField(
        subject=gettext_lazy("The day on which the answer is due"),
        label=gettext_lazy("The partnership’s answer is due"),
        required=False,
        help_text="",
    )
    lead_inspector = LineField(
        label=gettext_lazy("Lead inspector"), required=False, max_length=120, width=30
    )
    scrutiny_partners = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Inspected together with"),
        queryset=Inspectorate.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        partnerships: Sequence[Partnership],
        edition: FrameworkEdition | None,
        grades: Mapping[str, str],
        asks_for_answer: bool = False,
        partners: Sequence[Inspectorate] = (),
        **kwargs: Any,
    ) -> None:
        """`grades`: the label that was read for each indicator's code.

        `asks_for_answer`: whether reports of this kind say when the partnership must answer;
        `partners`: the inspectorates, beside the one that leads, that the report names.
        """
        super().__init__(*args, **kwargs)
        if not self.initial.get("kind"):
            self._ask_for_kind()
        if not asks_for_answer:
            del self.fields["action_plan_due_on"]
        if not partners:
            del self.fields["scrutiny_partners"]
        else:
            named = Inspectorate.objects.filter(pk__in=[partner.pk for partner in partners])
            self._offer("scrutiny_partners", named)
        nations = {partnership.nation for partnership in partnerships}
        editions = FrameworkEdition.objects.filter(framework__nation__in=nations)
        self._offer("partnership", Partnership.objects.filter(pk__in=[p.pk for p in partnerships]))
        self._offer("edition", editions.select_related("framework"))
        self.graded_under = edition
        self.indicators = [
            indicator
            for indicator in (edition.indicators.all() if edition and edition.scale_id else ())
            if indicator.formally_graded
        ]
        self.grades: list[Grade] = (
            list(edition.scale.grades.all()) if edition and edition.scale else []
        )
        for indicator in self.indicators:
            self._ask_for_grade(str(indicator), indicator.code, grades.get(indicator.code, ""))

    def _ask_for_kind(self) -> None:
        """None is chosen beforehand where the report did not say."""
        kind = self.fields["kind"]
        assert isinstance(kind, SelectField)  # noqa: S101 - declared above
        kind.choices = [("", _("Select a kind of inspection")), *KINDS]
        kind.error_messages["required"] = _("Select the kind of inspection")

    def _offer(self, name: str, rows: Any) -> None:  # noqa: ANN401 - any model's queryset
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = rows

    def _ask_for_grade(self, label: str, code: str, read: str) -> None:
        by_label = {grade.label.lower(): str(grade.pk) for grade in self.grades}
        self.fields[grade_field(code)] = SelectField(
            label=label,
            required=False,
            choices=[
                ("", _("The report does not say")),
                *((str(grade.pk), grade.label) for grade in self.grades),
                *Evaluation.WithoutGrade.choices,
            ],
        )
        self.initial.setdefault(grade_field(code), by_label.get(read.lower(), ""))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refuse_out_of_order(self)
        if not any(cleaned.get(name) or name in self.errors for name in _DAYS):
            self.add_error("published_on", _("Enter the day of publication, or of the fieldwork"))
        if cleaned.get("edition") and cleaned["edition"] != self.graded_under:
            self.add_error(
                "edition", _("The framework was changed: check the grades, then confirm again")
            )
        return cleaned

    def typed(self) -> Answers:
        """What stands in the fields as it was typed, in order or not, to go on with later."""
        return {
            name: field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name, field in self.fields.items()
        }

    def words(self) -> dict[str, dict[str, str]]:
        """What each choice is called, by field and value."""
        return {
            name: {str(value): str(label) for value, label in choices}
            for name, field in self.fields.items()
            if (choices := getattr(field, "choices", None))
        }

    def detail_rows(self) -> list[forms.BoundField]:
        return [self[name] for name in self.declared_fields if name in self.fields]

    def grade_rows(self) -> list[forms.BoundField]:
        return [self[grade_field(indicator.code)] for indicator in self.indicators]

    def confirmed(
        self, findings: list[ConfirmedFinding], pages: Mapping[str, int]
    ) -> ConfirmedReport:
        """What is to be entered; `pages` says on which page each field was read."""
        cleaned = self.cleaned_data
        return ConfirmedReport(
            **{name: cleaned[name] for name in ("partnership", "edition", "kind", *_DAYS)},
            action_plan_due_on=cleaned.get("action_plan_due_on"),
            scrutiny_partners=cleaned.get("scrutiny_partners", ()),
            lead_inspector=cleaned["lead_inspector"],
            grades=[
                self._grade(indicator.code, cleaned[grade_field(indicator.code)], pages)
                for indicator in self.indicators
                if cleaned[grade_field(indicator.code)]
            ],
            findings=findings,
        )

    def _grade(self, code: str, choice: str, pages: Mapping[str, int]) -> ConfirmedGrade:
        grade = next((grade for grade in self.grades if str(grade.pk) == choice), None)
        page = pages.get(grade_field(code))
        return ConfirmedGrade(code, grade, "" if grade else choice, page)


_DAYS = ("fieldwork_from", "fieldwork_to", "published_on")


class ProposedFindingForm(forms.Form):
    """One finding as it was read."""

    marks_optional = False

    kind = SelectField(label=gettext_lazy("Kind"), choices=Finding.Kind.choices)
    text = LongTextField(label=gettext_lazy("Text as published"))
    source_page = forms.IntegerField(
        label=gettext_lazy("Page"),
        required=False,
        min_value=1,
        max_value=LAST_PAGE,
        widget=forms.TextInput({"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages={"invalid": gettext_lazy("The page must be a whole number, such as 12")},
    )
    indicator = SelectField(label=gettext_lazy("About"), required=False)
    leave_out = forms.BooleanField(label=gettext_lazy("Leave this out"), required=False)

    def __init__(self, *args: Any, indicators: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        about = self.fields["indicator"]
        assert isinstance(about, SelectField)  # noqa: S101 - declared above
        about.choices = [("", _("No single indicator")), *indicators]
        if not indicators:
            del self.fields["indicator"]
        self.fields["text"].error_messages["required"] = _(
            "Enter the text of finding %(number)d, or leave it out"
        ) % {"number": self._number}
        text = str(self["text"].value() or "")
        self.fields["text"].widget.attrs["rows"] = rows_for(text)
        if self["leave_out"].value():
            self.fields["text"].required = False

    @property
    def _number(self) -> int:
        """As the page counts, from 1; the prefix is `finding-0`. An empty form has no number."""
        last = str(self.prefix).rpartition("-")[2]
        return int(last) + 1 if last.isdecimal() else 0

    def confirmed(self) -> ConfirmedFinding | None:
        """The finding; none where it is left out or nothing was written."""
        cleaned = self.cleaned_data
        if not cleaned or cleaned.get("leave_out"):
            return None
        return ConfirmedFinding(
            Finding.Kind(cleaned["kind"]),
            cleaned["text"],
            cleaned["source_page"],
            cleaned.get("indicator", ""),
        )


class _ProposedFindings(forms.BaseFormSet):  # type: ignore[type-arg]
    """All findings of a report, in its order; those that a person adds come last."""

    def __init__(self, *args: Any, indicators: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        self.renderer = get_default_renderer()
        kwargs |= {"form_kwargs": {"indicators": indicators}, "prefix": "finding"}
        super().__init__(*args, **kwargs)

    def typed(self) -> list[Answers]:
        """What stands in the rows as it was typed."""
        return [
            {
                name: field.widget.value_from_datadict(self.data, self.files, form.add_prefix(name))
                for name, field in form.fields.items()
            }
            for form in self.forms
        ]

    def confirmed(self) -> list[ConfirmedFinding]:
        return [found for form in self.forms if (found := form.confirmed()) is not None]


ProposedFindings = forms.formset_factory(
    ProposedFindingForm,
    formset=_ProposedFindings,
    extra=0,
    max_num=MOST_FINDINGS,
    absolute_max=MOST_FINDINGS,
    validate_max=True,
)
