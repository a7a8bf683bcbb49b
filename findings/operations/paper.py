"""Preparing a paper: starting it, its title and meeting, and the officers' own words."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from findings.models import ActionPlan, Paper, PaperSection, PaperTemplate, PaperText
from inspections.models import Inspection
from portal.access.clash import Clash, Opened, refuse_clash
from portal.access.operation import recorded
from portal.accounts.models import User


class TemplateNotOfferedError(Exception):
    """The form is that of another partnership, or of papers on something else."""


class PaperBuiltError(Exception):
    """A paper was built from these words, so they stay."""


class SectionNotWrittenError(Exception):
    """The section is of another form than the paper's, or its content comes from the records."""


class SectionsClashError(Exception):
    """Someone else changed sections since they were opened; nothing has been saved."""

    def __init__(self, clashes: Mapping[int, Clash]) -> None:
        """`clashes` by the id of their section."""
        super().__init__(", ".join(map(str, clashes)))
        self.clashes = clashes


@dataclass(frozen=True)
class PaperDetails:
    """What a paper is called, and which meeting it is for."""

    title: str
    meeting_body: str = ""
    meeting_on: datetime.date | None = None

    @classmethod
    def of(cls, paper: Paper) -> "PaperDetails":
        return cls(paper.title, paper.meeting_body, paper.meeting_on)


@dataclass(frozen=True)
class SectionWords:
    """What a person wrote for one section, and what they had before them."""

    section: PaperSection
    text: str = ""
    ticks: tuple[str, ...] = ()
    opened: Opened | None = None


@recorded
def start_paper(
    *, subject: Inspection | ActionPlan, template: PaperTemplate, details: PaperDetails, by: User
) -> Paper:
    """Begin a paper on an inspection or on a plan, each written part with the text to start from.

    Raises TemplateNotOfferedError for a form that does not fit or is another partnership's, and
    Inspection.DoesNotExist or ActionPlan.DoesNotExist when the draft was deleted meanwhile.
    """
    plan, inspection = _lock_subject(subject)
    if not template.fits(subject):
        raise TemplateNotOfferedError(template.slug)
    paper = Paper.objects.create(
        template=template, inspection=inspection, plan=plan, created_by=by, **vars(details)
    )
    PaperText.objects.bulk_create(
        PaperText(paper=paper, section=section, text=section.default_text)
        for section in template.sections.all()
        if section.is_written
    )
    return paper


@recorded
def delete_paper(*, paper: Paper, by: User) -> bool:
    """Delete a paper that was started by mistake, with its words; its history stays.

    False when it was deleted before, so twice is harmless. Raises PaperBuiltError.
    """
    locked = Paper.objects.select_for_update().filter(pk=paper.pk).first()
    if locked is None:
        return False
    if locked.reports.exists():
        raise PaperBuiltError(locked.title)
    locked.delete()
    return True


@recorded
def save_paper_details(
    *, paper: Paper, details: PaperDetails, opened: Opened | None = None, by: User
) -> Paper:
    """Change title and meeting. Raises Clash."""
    locked = _lock(paper)
    refuse_clash(opened=opened, stored=vars(PaperDetails.of(locked)), typed=vars(details))
    for name, value in vars(details).items():
        setattr(locked, name, value)
    locked.save()
    return locked


@recorded
def write_sections(*, paper: Paper, words: Sequence[SectionWords], by: User) -> Paper:
    """Save all of these sections or none.

    Raises SectionNotWrittenError, and SectionsClashError with every section that clashes.
    """
    locked = _lock(paper)
    stored = {text.section_id: text for text in locked.texts.all()}
    clashes = {}
    for written in words:
        _refuse_strange(written.section, locked)
        text = stored.get(written.section.pk) or _unwritten(written.section, locked)
        try:
            _write(text, written)
        except Clash as clash:
            clashes[written.section.pk] = clash
    if clashes:
        raise SectionsClashError(clashes)
    locked.save(update_fields=["updated_at"])
    return locked


def words_of(text: PaperText | None, section: PaperSection) -> dict[str, object]:
    """What is stored for a section, named as its form names it."""
    if section.source == PaperSection.Source.TICK_LIST:
        return {"ticks": list(text.ticks) if text else []}
    return {"text": text.text if text else section.default_text}


def _write(text: PaperText, written: SectionWords) -> None:
    stored = words_of(text, written.section)
    typed = {name: getattr(written, name) for name in stored}
    refuse_clash(opened=written.opened, stored=stored, typed=typed)
    for name, value in typed.items():
        setattr(text, name, list(value) if name == "ticks" else value)
    text.save()


def _unwritten(section: PaperSection, paper: Paper) -> PaperText:
    return PaperText(paper=paper, section=section, text=section.default_text)


def _refuse_strange(section: PaperSection, paper: Paper) -> None:
    if section.template_id != paper.template_id or not section.is_written:
        raise SectionNotWrittenError(section.key)


def _lock_subject(subject: Inspection | ActionPlan) -> tuple[ActionPlan | None, Inspection]:
    """The plan, where it is one, and the inspection that it answers."""
    if isinstance(subject, Inspection):
        return None, Inspection.objects.select_for_update().get(pk=subject.pk)
    plan = ActionPlan.objects.select_for_update(of=("self",)).select_related("inspection")
    locked = plan.get(pk=subject.pk)
    return locked, locked.inspection


def _lock(paper: Paper) -> Paper:
    return Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
