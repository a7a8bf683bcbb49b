"""Forms of the overview of a programme."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.forms.paper import LONGEST_MEETING, LONGEST_TITLE, title_field
from findings.models import Finding, Paper, PaperSection, PaperTemplate, PaperText
from findings.operations.overview import OverviewDetails, messages_for
from findings.operations.paper import PaperDetails
from inspections.models import Inspection, InspectionProgramme, Partnership
from portal.pages.clash import ClashForm
from portal.pages.forms import DateField, HintedCheckboxes, HintedChoice, LineField, RadioField


class PartnershipsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Partnerships with a published inspection in the programme."""

    widget = HintedCheckboxes


class MessagesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Key messages, each with the partnership that it is about."""

    widget = HintedCheckboxes

    def label_from_instance(self, message: Finding) -> str:
        place = message.inspection.partnership.name
        number = message.question.number if message.question else None
        asked = _("question %(number)s") % {"number": number} if number else _("on no question")
        return HintedChoice(message.text, f"{place}, {asked}")


def audience_field() -> LineField:
    return LineField(
        label=gettext_lazy("Whom it is for"),
        help_text=gettext_lazy("For example, chief officers of all partnerships."),
        max_length=LONGEST_MEETING,
        required=False,
    )


def cover_date_field() -> DateField:
    return DateField(label=gettext_lazy("Date on the first page"), required=False)


def until_field() -> DateField:
    return DateField(
        label=gettext_lazy("Grades as they stood on"),
        help_text=gettext_lazy("Leave it empty for the grades as they are when it is built."),
        required=False,
    )


def left_out_field() -> PartnershipsField:
    return PartnershipsField(
        label=gettext_lazy("Leave partnerships out"),
        help_text=gettext_lazy(
            "Every partnership with a published inspection in the programme is in, unless you "
            "select it here. The overview names those that are left out."
        ),
        queryset=Partnership.objects.none(),
        required=False,
    )


class StartOverviewForm(forms.Form):
    """The form of the overview, its title, its day and its partnerships."""

    label_size = "m"
    template = RadioField(label=gettext_lazy("Form of the paper"))
    title = title_field()
    meeting_body = audience_field()
    meeting_on = cover_date_field()
    until = until_field()
    left_out = left_out_field()

    def __init__(self, *args: Any, programme: InspectionProgramme, **kwargs: Any) -> None:
        kwargs["initial"] = {"title": programme.name[:LONGEST_TITLE]}
        super().__init__(*args, **kwargs)
        self.offered = {row.slug: row for row in PaperTemplate.objects.on_programmes()}
        _offer(self, programme)
        field = self.fields["template"]
        assert isinstance(field, RadioField)  # noqa: S101 - declared above
        field.choices = [(slug, template.name) for slug, template in self.offered.items()]
        if len(self.offered) == 1:
            field.initial = next(iter(self.offered))

    @property
    def template_chosen(self) -> PaperTemplate:
        return self.offered[self.cleaned_data["template"]]

    def details(self) -> OverviewDetails:
        return _details(self.cleaned_data)


class OverviewDetailsForm(ClashForm):
    """Title, day and partnerships of an overview that was started."""

    label_size = "m"
    title = title_field()
    meeting_body = audience_field()
    meeting_on = cover_date_field()
    until = until_field()
    left_out = left_out_field()

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        stored = OverviewDetails.of(paper).values
        super().__init__(*args, stored=stored, about=f"details of paper {paper.pk}", **kwargs)
        assert paper.programme is not None  # noqa: S101 - the view gives it overviews alone
        _offer(self, paper.programme)

    def details(self) -> OverviewDetails:
        return _details(self.cleaned_data)


class PickMessagesForm(ClashForm):
    """Key messages of inspections to print on one question: its own first, then the others."""

    label_size = "m"
    picked = MessagesField(
        label=gettext_lazy("Key messages that inspections reported"),
        help_text=gettext_lazy("The overview prints each with the name of its partnership."),
        queryset=Finding.objects.none(),
        required=False,
    )

    def __init__(
        self, *args: Any, paper: Paper, section: PaperSection, text: PaperText | None, **kwargs: Any
    ) -> None:
        chosen = frozenset(text.picked.all()) if text else frozenset()
        about = f"messages of section {section.pk} of paper {paper.pk}"
        super().__init__(*args, stored={"picked": chosen}, about=about, **kwargs)
        self.messages = messages_for(paper)
        field = self.fields["picked"]
        assert isinstance(field, MessagesField)  # noqa: S101 - declared above
        field.queryset = Finding.objects.filter(pk__in=[row.pk for row in self.messages])
        number = section.number.rstrip(".")
        ordered = sorted(self.messages, key=lambda row: _distance(row, number))
        field.choices = [(row.pk, field.label_from_instance(row)) for row in ordered]


def _distance(message: Finding, number: str) -> int:
    """Messages on the question come first, then those on none, then those on another one."""
    if message.question is None:
        return 1
    return 0 if str(message.question.number) == number else 2


def _offer(form: forms.Form, programme: InspectionProgramme) -> None:
    field = form.fields["left_out"]
    assert isinstance(field, PartnershipsField)  # noqa: S101 - declared in both forms
    within = Inspection.objects.latest_in(programme)
    field.queryset = Partnership.objects.filter(inspections__in=within.values("pk")).order_by(
        "name"
    )


def _details(cleaned: dict[str, Any]) -> OverviewDetails:
    return OverviewDetails(
        paper=PaperDetails(cleaned["title"], cleaned["meeting_body"], cleaned["meeting_on"]),
        until=cleaned["until"],
        left_out=frozenset(cleaned["left_out"]),
    )
