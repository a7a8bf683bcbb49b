"""What a paper says in each part of its form, and which parts still want words."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

from findings.models import Paper, PaperSection, PaperText
from inspections.models import InspectionQuestion

Source = PaperSection.Source


@dataclass(frozen=True)
class Written:
    """The author's part of a section: words, or the items that are ticked."""

    text: str
    ticks: tuple[str, ...]


def written(section: PaperSection, texts: Mapping[int, PaperText]) -> Written:
    """What the author wrote; the form's own words where the author has not been yet."""
    own = texts.get(section.pk)
    if own is None:
        return Written(section.default_text, ())
    return Written(own.text, tuple(own.ticks))


def sections_of(paper: Paper) -> list[PaperSection]:
    """The paper's form as it fits its subject. Reads form and questions: up to three queries."""
    sections = list(paper.template.sections.all())
    if not any(section.source == Source.QUESTION for section in sections):
        return sections
    return with_questions(sections, paper.questions())


def with_questions(
    sections: Iterable[PaperSection], questions: Sequence[InspectionQuestion]
) -> list[PaperSection]:
    """The sections, of which the first for a question bears the first one, and so on.

    Where there are fewer questions than the form has room for, the rest is left out.
    """
    waiting = iter(questions)
    found = []
    for section in sections:
        if section.source != Source.QUESTION:
            found.append(section)
        elif (question := next(waiting, None)) is not None:
            asked = copy(section)
            asked.number, asked.heading = f"{question.number}.", question.text
            found.append(asked)
    return found


def missing_sections(paper: Paper) -> list[PaperSection]:
    """The required parts that are empty. Reads the form and the texts."""
    texts = {text.section_id: text for text in paper.texts.all()} if paper.pk else {}
    return missing_among(sections_of(paper), texts, paper)


def missing_among(
    sections: Iterable[PaperSection], texts: Mapping[int, PaperText], paper: Paper
) -> list[PaperSection]:
    return [row for row in sections if row.required and not _is_filled(row, texts, paper)]


def _is_filled(section: PaperSection, texts: Mapping[int, PaperText], paper: Paper) -> bool:
    if section.source == Source.MEETING_BODY:
        return bool(paper.meeting_body.strip())
    if section.source == Source.MEETING_DATE:
        return paper.meeting_on is not None
    words = written(section, texts)
    return not section.is_written or bool(words.text.strip() or words.ticks)
