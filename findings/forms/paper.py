"""Forms of a paper in preparation."""

from typing import Any

from django import forms
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models import ActionPlan, Paper, PaperSection, PaperTemplate, PaperText
from findings.operations.paper import PaperDetails, SectionWords, words_of
from inspections.models import Inspection
from portal.access.clash import plain_values
from portal.pages.clash import ClashForm
from portal.pages.forms import (
    CheckboxesField,
    DateField,
    HintedChoice,
    LineField,
    LongTextField,
    RadioField,
)

Source = PaperSection.Source
LONGEST_TITLE, LONGEST_MEETING = 200, 150
ROWS = {Source.FREE_TEXT: 8, Source.LIST: 6, Source.QUESTION: 6, Source.GLOSSARY: 14}


def title_field() -> LineField:
    return LineField(
        label=gettext_lazy("Title of the paper"),
        subject=gettext_lazy("the title of the paper"),
        help_text=gettext_lazy("As it should stand on the agenda."),
        max_length=LONGEST_TITLE,
    )


def meeting_field() -> LineField:
    return LineField(
        label=gettext_lazy("Meeting"),
        help_text=gettext_lazy("The body that takes the paper, for example Midlothian Council."),
        max_length=LONGEST_MEETING,
        required=False,
    )


def date_field() -> DateField:
    return DateField(
        label=gettext_lazy("Date of the meeting"),
        required=False,
    )


class StartPaperForm(forms.Form):
    """Which form, and for which meeting."""

    label_size = "m"
    template = RadioField(label=gettext_lazy("Form of the paper"))
    title = title_field()
    meeting_body = meeting_field()
    meeting_on = date_field()

    def __init__(self, *args: Any, subject: Inspection | ActionPlan, **kwargs: Any) -> None:
        kwargs["initial"] = {"title": subject.title[:LONGEST_TITLE]}
        super().__init__(*args, **kwargs)
        self.offered = {
            template.slug: template for template in PaperTemplate.objects.offered_to(subject)
        }
        choices = [(slug, _choice(template)) for slug, template in self.offered.items()]
        field = self.fields["template"]
        assert isinstance(field, RadioField)  # noqa: S101 - declared above
        field.choices = choices
        if len(choices) == 1:
            field.initial = choices[0][0]

    @property
    def template_chosen(self) -> PaperTemplate:
        return self.offered[self.cleaned_data["template"]]

    def details(self) -> PaperDetails:
        return details_of(self.cleaned_data)


class PaperDetailsForm(ClashForm):
    """Title and meeting of a paper that was started."""

    title = title_field()
    meeting_body = meeting_field()
    meeting_on = date_field()

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        stored = vars(PaperDetails.of(paper))
        super().__init__(*args, stored=stored, about=f"details of paper {paper.pk}", **kwargs)

    def details(self) -> PaperDetails:
        return details_of(self.cleaned_data)


class SectionForm(ClashForm):
    """One section that officers write; empty is allowed until the final paper is built."""

    label_size = "m"

    def __init__(
        self, *args: Any, paper: Paper, section: PaperSection, text: PaperText | None, **kwargs: Any
    ) -> None:
        super().__init__(
            *args,
            stored=words_of(text, section),
            about=f"section {section.pk} of paper {paper.pk}",
            prefix=f"section-{section.pk}",
            **kwargs,
        )
        self.section = section
        self.marks_optional = not section.required
        self.fields["ticks" if section.source == Source.TICK_LIST else "text"] = _field_of(section)
        self.order_fields(["text", "ticks", "opened"])

    @property
    def is_touched(self) -> bool:
        """Whether the person changed what the page had shown them."""
        typed = {name: self.cleaned_data[name] for name in self.fields if name != "opened"}
        return plain_values(typed) != dict(self.opened_values.values)

    def clean_ticks(self) -> list[str]:
        """In the order of the form, whatever order they were sent in."""
        sent = self.cleaned_data["ticks"]
        return [choice for choice in self.section.choices if choice in sent]

    def words(self) -> SectionWords:
        return SectionWords(
            section=self.section,
            text=self.cleaned_data.get("text") or "",
            ticks=tuple(self.cleaned_data.get("ticks", [])),
            opened=self.opened_values,
        )


def details_of(cleaned: dict[str, Any]) -> PaperDetails:
    return PaperDetails(cleaned["title"], cleaned["meeting_body"], cleaned["meeting_on"])


def _choice(template: PaperTemplate) -> HintedChoice:
    whose = _("The form of %(place)s") % {"place": template.partnership}
    hint = whose if template.partnership else str(_("For every partnership"))
    return HintedChoice(template.name, f"{template.get_kind_display()}. {hint}")


def _field_of(section: PaperSection) -> forms.Field:
    named: dict[str, Any] = {
        "label": str(section),
        "required": False,
        "help_text": _hint(section),
    }
    if section.source == Source.TICK_LIST:
        return CheckboxesField(choices=[(item, item) for item in section.choices], **named)
    if section.source == Source.LINE:
        return LineField(**named)
    return LongTextField(rows=ROWS[Source(section.source)], **named)


def _hint(section: PaperSection) -> SafeString:
    """The form's own hint, and what the kind of content asks for."""
    kinds = {
        Source.LIST: _("Each line becomes one item."),
        Source.TICK_LIST: _("Select all that apply."),
        Source.QUESTION: _("Each line becomes one item."),
    }
    words = [section.hint, kinds.get(Source(section.source), "")]
    return format_html_join(" ", "{}", ((conditional_escape(line),) for line in words if line))
