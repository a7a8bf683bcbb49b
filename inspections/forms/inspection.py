"""Starting an inspection, and its details, team and conclusions."""

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inspections.models import (
    Inspection,
    InspectionProgramme,
    Inspectorate,
    Partnership,
    QualityFramework,
)
from inspections.models.inspection import ORDER_PAIRS
from inspections.operations.inspection import Conclusions, InspectionDetails, InspectionTeam
from portal.pages.clash import ClashForm
from portal.pages.forms import (
    DateField,
    HintedChoice,
    HintedRadioSelect,
    LineField,
    LongTextField,
    RadioField,
    WebAddressField,
)

FIRST_YEAR = 1990
"""No inspection of the frameworks held here is older; an earlier year is a slip of the key."""
YEARS_AHEAD = 2

Kind = Inspection.Kind
KIND_HINTS = {
    Kind.JOINT: _("Several inspectorates together, such as the Care Inspectorate with partners"),
    Kind.STANDARD: _("A full inspection of a local authority"),
    Kind.SHORT: _("A shorter inspection, for example where services were good before"),
    Kind.FOCUSED_VISIT: _("A visit to look at one subject; gives no grades"),
    Kind.MONITORING_VISIT: _("A visit to follow improvement; gives no grades"),
    Kind.PROGRESS_REVIEW: _("Follows up an earlier inspection; gives no grades"),
    Kind.TARGETED_AREA: _("Several inspectorates look at one subject; gives no grades"),
    Kind.SELF_EVALUATION: _("Your own evaluation, under the inspectorate's framework"),
}


def _kinds() -> list[tuple[str, HintedChoice]]:
    return [(kind.value, HintedChoice(str(kind.label), str(KIND_HINTS[kind]))) for kind in Kind]


class PlausibleDateField(DateField):
    """A date of an inspection; a year that cannot be meant is refused."""

    def clean(self, value: object) -> datetime.date | None:
        date: datetime.date | None = super().clean(value)
        last = timezone.localdate().year + YEARS_AHEAD
        if date and not FIRST_YEAR <= date.year <= last:
            message = _("Check the year: it must be between %(first)d and %(last)d")
            params = {"first": FIRST_YEAR, "last": last, "parts": ("year",)}
            raise forms.ValidationError(message, code="implausible", params=params)
        return date


class FrameworkField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A framework by its name, with whose it is and its editions beneath."""

    widget = HintedRadioSelect

    def label_from_instance(self, framework: QualityFramework) -> HintedChoice:
        editions = "; ".join(edition.label for edition in framework.editions.all())
        return HintedChoice(framework.name, f"{framework.inspectorate.name}. {editions}")


class StartForm(forms.Form):
    """What is needed before anything can be entered: whose inspection, which kind, and when."""

    partnership = forms.ModelChoiceField(
        label=_("Partnership that was inspected"),
        queryset=Partnership.objects.none(),
        empty_label=_("Select a partnership"),
    )
    framework = FrameworkField(
        label=_("Framework of the inspection"),
        queryset=QualityFramework.objects.none(),
        empty_label=None,
        help_text=_("The report names it, usually on its first pages."),
    )
    kind = RadioField(
        label=_("Kind of inspection"),
        choices=_kinds,
    )
    began_on = PlausibleDateField(
        label=_("First day of fieldwork"),
        help_text=_(
            "It decides which edition of the framework applies. For a self-evaluation, the day "
            "it was made. For example, 3 2 2020"
        ),
    )

    def __init__(self, *args: Any, partnerships: list[Partnership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nations = {partnership.nation for partnership in partnerships}
        choice = self.fields["framework"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 - declared above
        frameworks = QualityFramework.objects.filter(nation__in=nations)
        choice.queryset = frameworks.select_related("inspectorate").prefetch_related("editions")
        if len(partnerships) == 1:
            del self.fields["partnership"]
        else:
            named = self.fields["partnership"]
            assert isinstance(named, forms.ModelChoiceField)  # noqa: S101 - declared above
            named.queryset = Partnership.objects.filter(pk__in=[p.pk for p in partnerships])


class DetailsForm(ClashForm):
    """The step "Details and dates"; its page says that dates may be left blank."""

    marks_optional = False

    title = LineField(label=_("Title"), help_text=_("As it should stand in lists and papers."))
    announced = RadioField(
        label=_("Was the inspection announced?"),
        choices=Inspection.Announced.choices,
        error_messages={"required": _("Select whether the inspection was announced")},
    )
    notified_on = PlausibleDateField(
        subject=_("The date of notification"),
        label=_("The partnership was notified"),
        required=False,
        help_text="",
    )
    fieldwork_from = PlausibleDateField(
        subject=_("The first day of fieldwork"),
        label=_("Fieldwork began"),
        required=False,
        help_text="",
    )
    fieldwork_to = PlausibleDateField(
        subject=_("The last day of fieldwork"),
        label=_("Fieldwork ended"),
        required=False,
        help_text="",
    )
    feedback_on = PlausibleDateField(
        subject=_("The date of formal feedback"),
        label=_("Formal feedback was given"),
        required=False,
        help_text="",
    )
    published_on = PlausibleDateField(
        subject=_("The date of publication"),
        label=_("The inspectorate published the report"),
        required=False,
        help_text="",
    )
    action_plan_due_on = PlausibleDateField(
        subject=_("The day on which the action plan is due"),
        label=_("The action plan is due"),
        required=False,
        help_text="",
    )
    programme = forms.ModelChoiceField(
        label=_("Inspection programme"),
        queryset=InspectionProgramme.objects.none(),
        required=False,
        empty_label=_("None, or not known"),
        help_text=_("A series of inspections that the inspectorate sums up together."),
    )
    follows = forms.ModelChoiceField(
        label=_("Earlier inspection that this one follows up"),
        queryset=Inspection.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    source_url = WebAddressField(
        label=_("Web address of the published report, if it has one"),
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        super().__init__(
            *args,
            stored=vars(InspectionDetails.of(inspection)),
            about=f"details {inspection.reference}",
            **kwargs,
        )
        self.edition = inspection.edition
        self._offer("programme", self._programmes(inspection))
        earlier = Inspection.objects.filter(partnership=inspection.partnership_id)
        self._offer("follows", earlier.exclude(pk=inspection.pk).newest_first())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for earlier, later, message in ORDER_PAIRS:
            first, second = cleaned.get(earlier), cleaned.get(later)
            if first and second and second < first and later not in self.errors:
                self.add_error(later, message)
        self._check_edition(cleaned.get("fieldwork_from"))
        return cleaned

    def details(self) -> InspectionDetails:
        names = InspectionDetails.__dataclass_fields__
        return InspectionDetails(**{name: self.cleaned_data[name] for name in names})

    def _check_edition(self, began: datetime.date | None) -> None:
        """A date moved out of the edition would put the grades under a framework not in force."""
        first, last = self.edition.in_force_from, self.edition.in_force_to
        if began and ((first and began < first) or (last and began > last)):
            message = _("The framework's edition “%(edition)s” was not in force on this day")
            params = {"edition": self.edition.label}
            self.add_error("fieldwork_from", forms.ValidationError(message, params=params))

    def _programmes(self, inspection: Inspection) -> QuerySet[InspectionProgramme]:
        return InspectionProgramme.objects.filter(
            inspectorate=inspection.edition.framework.inspectorate_id
        )

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = rows


class TeamForm(ClashForm):
    """The step "Inspection team and partners"."""

    lead_body = forms.ModelChoiceField(
        label=_("Lead inspectorate"), queryset=Inspectorate.objects.all(), empty_label=None
    )
    scrutiny_partners = forms.ModelMultipleChoiceField(
        label=_("Scrutiny partners"),
        queryset=Inspectorate.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Select every other inspectorate that took part."),
    )
    team = LongTextField(
        label=_("Inspection team"),
        required=False,
        rows=3,
        help_text=_(
            "How many inspectors, associates and young inspectors there were. Posts, not names."
        ),
    )
    scope = LongTextField(
        label=_("Scope"),
        required=False,
        help_text=_("Which services and whom the inspection looked at."),
    )
    is_empty = forms.BooleanField(
        label=_("The report says nothing of partners, team or scope"), required=False
    )

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        super().__init__(
            *args,
            stored=vars(InspectionTeam.of(inspection)),
            about=f"team {inspection.reference}",
            **kwargs,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        lead, partners = cleaned.get("lead_body"), cleaned.get("scrutiny_partners")
        if lead and partners and lead in partners:
            self.add_error("scrutiny_partners", _("The lead inspectorate is not its own partner"))
        if cleaned.get("is_empty") and (partners or cleaned.get("team") or cleaned.get("scope")):
            self.add_error("is_empty", _("Clear this box: something is entered above"))
        return cleaned

    def entered(self) -> InspectionTeam:
        names = InspectionTeam.__dataclass_fields__
        return InspectionTeam(**{name: self.cleaned_data[name] for name in names})


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
