"""Lines as one running text in which patterns are found, and the words that a match stands on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from inspections.published_report.document import Line, Word
from inspections.published_report.reading import Passage, passages


@dataclass(frozen=True)
class RunningText:
    """The words of some lines with single spaces between them, and where each word came from."""

    lines: Sequence[Line]
    text: str = field(init=False)
    _places: list[tuple[int, int, Line, Word]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        places: list[tuple[int, int, Line, Word]] = []
        start = 0
        for line in self.lines:
            for word in line.words:
                if not word.is_mark:
                    places.append((start, start + len(word.text), line, word))
                    start += len(word.text) + 1
        object.__setattr__(self, "_places", places)
        object.__setattr__(self, "text", " ".join(word.text for _, _, _, word in places))

    def source(self, start: int, end: int) -> tuple[Passage, ...]:
        """The words between two places of the text, as passages of their pages."""
        return passages(self.lines_between(start, end))

    def source_of(self, match: re.Match[str], group: int | str = 0) -> tuple[Passage, ...]:
        return self.source(match.start(group), match.end(group))

    def lines_between(self, start: int, end: int) -> list[Line]:
        """The parts of lines that lie between two places of the text."""
        found: list[tuple[Line, list[Word]]] = []
        for first, last, line, word in self._places:
            if first < end and last > start:
                if not found or found[-1][0] is not line:
                    found.append((line, []))
                found[-1][1].append(word)
        return [Line(line.page, tuple(words), line.bold) for line, words in found]

    def sentences(self) -> Iterator[re.Match[str]]:
        """Every sentence, roughly: up to a full stop before a capital."""
        return _SENTENCE.finditer(self.text)


_SENTENCE = re.compile(r"\S.*?(?:[.!?][’”'\"]?(?=\s+[A-Z‘“])|$)")
