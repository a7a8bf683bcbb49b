"""Preparing the overview of a programme: starting it, what is in it, and picking key messages."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from findings.models import Finding, Paper, PaperSection, PaperTemplate, PaperText
from findings.operations.paper import (
    PaperDetails,
    SectionNotWrittenError,
    TemplateNotOfferedError,
    words_of,
)
from findings.reference import glossary_text
from inspections.models import InspectionProgramme, Partnership
from portal.access.clash import Opened, refuse_clash
from portal.access.operation import recorded
from portal.accounts.models import User

Source = PaperSection.Source


class MessageOutsideError(Exception):
    """The message is no current key message of an inspection that the overview is about."""


@dataclass(frozen=True)
class OverviewDetails:
    """What an overview is called, for whom, of which day its grades are and who is not in it."""

    paper: PaperDetails
    until: datetime.date | None = None
    left_out: frozenset[Partnership] = frozenset()

    @classmethod
    def of(cls, paper: Paper) -> "OverviewDetails":
        return cls(PaperDetails.of(paper), paper.until, frozenset(paper.left_out.all()))

    @property
    def values(self) -> dict[str, object]:
        """As the page and a clash name them."""
        return {**vars(self.paper), "until": self.until, "left_out": self.left_out}


@recorded
def start_overview(
    *,
    programme: InspectionProgramme,
    template: PaperTemplate,
    details: OverviewDetails,
    by: User,
) -> Paper:
    """Begin an overview, each written part with the text to start from.

    The glossary starts with the shipped terms of the nations whose partnerships are in it.
    Raises TemplateNotOfferedError for a form of papers on one inspection.
    """
    if template.kind != PaperTemplate.Kind.OVERVIEW:
        raise TemplateNotOfferedError(template.slug)
    paper = Paper.objects.create(
        template=template,
        programme=programme,
        created_by=by,
        until=details.until,
        **vars(details.paper),
    )
    paper.left_out.set(details.left_out)
    nations = set(paper.inspections().values_list("partnership__nation", flat=True))
    PaperText.objects.bulk_create(
        PaperText(paper=paper, section=section, text=_first_text(section, nations))
        for section in template.sections.all()
        if section.is_written
    )
    return paper


@recorded
def save_overview_details(
    *, paper: Paper, details: OverviewDetails, opened: Opened | None = None, by: User
) -> Paper:
    """Change title, day and partnerships. Raises Clash."""
    locked = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    stored = OverviewDetails.of(locked).values
    refuse_clash(opened=opened, stored=stored, typed=details.values)
    for name, value in vars(details.paper).items():
        setattr(locked, name, value)
    locked.until = details.until
    locked.save()
    locked.left_out.set(details.left_out)
    return locked


@recorded
def pick_messages(
    *,
    paper: Paper,
    section: PaperSection,
    messages: Iterable[Finding],
    opened: Opened | None = None,
    by: User,
) -> PaperText:
    """Print these key messages of inspections in a section, beside what its author writes.

    Raises Clash, SectionNotWrittenError for a section that is on no question, and
    MessageOutsideError.
    """
    locked = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    if section.template_id != locked.template_id or section.source != Source.QUESTION:
        raise SectionNotWrittenError(section.key)
    chosen = frozenset(messages)
    if chosen - set(messages_for(locked)):
        raise MessageOutsideError(section.key)
    text = locked.texts.filter(section=section).first()
    if text is None:
        first = str(words_of(None, section)["text"])
        text = PaperText.objects.create(paper=locked, section=section, text=first)
    stored = {"picked": frozenset(text.picked.all())}
    refuse_clash(opened=opened, stored=stored, typed={"picked": chosen})
    text.picked.set(chosen)
    locked.save(update_fields=["updated_at"])
    return text


def messages_for(paper: Paper) -> list[Finding]:
    """The key messages that may be picked, by partnership."""
    known = Finding.objects.current().of_kind(Finding.Kind.KEY_MESSAGE)
    within = known.filter(inspection__in=paper.inspections().values("pk"))
    return list(
        within.select_related("inspection__partnership", "question").order_by(
            "inspection__partnership__name", "position", "pk"
        )
    )


def _first_text(section: PaperSection, nations: set[str]) -> str:
    is_glossary = section.source == Source.GLOSSARY and not section.default_text
    return glossary_text(nations) if is_glossary else section.default_text
