"""What a paper says in each part of its form, and which parts still want words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from findings.models import Paper, PaperSection, PaperText

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


def missing_sections(paper: Paper) -> list[PaperSection]:
    """The required parts that are empty. Reads the form and the texts: two queries."""
    texts = {text.section_id: text for text in paper.texts.all()} if paper.pk else {}
    return missing_among(paper.template.sections.all(), texts, paper)


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
