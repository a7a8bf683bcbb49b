"""Grades on the Care Inspectorate's six-point scale, as lists and sentences print them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from inspections.published_report.document import Line
from inspections.published_report.reading import GradeRead, Warning, passages
from inspections.published_report.running_text import RunningText

LABELS = ("Excellent", "Very good", "Good", "Adequate", "Weak", "Unsatisfactory")
GRADE = r"(?P<grade>excellent|very[ -]good|good|adequate|weak|unsatisfactory)\b"
_SIGNS = r"[\s:–—|*‘“'\"(\-]*"
_GRADED = r"(?:evaluated|graded|assessed|rated|judged|awarded)"
_REST = r"[^.;:!?]"
_OTHER_USE = re.compile(
    rf"\W*(?:(?:or|and|to) (?:better|above|{GRADE.replace('?P<grade>', '?:')})|"
    r"practice|quality|progress|examples?)\b|[^.]*\brespectively\b",
    re.IGNORECASE,
)
_ONLY_GRADE = re.compile(GRADE, re.IGNORECASE)
TALLEST = 5  # lines that a title takes in a table
_LIST_END = re.compile(r"[*’”'\")]*\s*(?:$|[.;,]|[-•–*\d(]|[A-Z])")

TITLES: Mapping[str, Mapping[str, str]] = {
    "ci_children_care_protection_2019": {
        "1.1": r"improvements? in the safety,? well-?being and life chances"
        r"(?: of (?:vulnerable )?children and young people(?: in need of care and protection)?)?",
        "2.1": r"impact on children and young people",
        "2.2": r"impact on families",
        "9": r"(?:collaborative )?leadership(?: and direction)?",
    },
    "ci_children_risk_of_harm_2021": {
        "2.1": r"impact (?:of services )?on children and young people"
    },
    "ci_children_how_well_2014": {
        "1.1": r"improvements? in the well-?being of children and young people",
        "2.1": r"impact on children and young people",
        "2.2": r"impact on families",
        "5.1": r"providing help and support at an early stage",
        "5.2": r"assessing and responding to risks? and needs?",
        "5.3": r"planning for individual children(?: and young people)?",
        "6.2": r"planning and improving services",
        "6.3": r"participation of children, young people, families and other stakeholders",
        "9.4": r"leadership of improvement and change",
    },
}
"""How the graded indicators of each edition are named in print. Titles, not codes, are read:
papers number their paragraphs, and "3.2.1" may stand before the title of 2.1.
"""


@dataclass(frozen=True)
class Grades:
    """The grades that were found, and what contradicts or is missing."""

    grades: tuple[GradeRead, ...]
    warnings: tuple[Warning, ...]


def label_of(words: str) -> str:
    """A grade as the scale prints it: "Very good" for "VERY GOOD"."""
    return " ".join(words.replace("-", " ").split()).capitalize()


def grades_in(text: RunningText, edition: str) -> Grades:
    """Each indicator's grade. One that has two is left out, and both are told."""
    found: dict[str, list[GradeRead]] = {}
    for grade in _all_grades(text, edition):
        same = found.setdefault(grade.indicator, [])
        if grade.label not in {other.label for other in same}:
            same.append(grade)
    clear = tuple(found[code][0] for code in TITLES[edition] if len(found.get(code, ())) == 1)
    warnings = [_contradiction(*same[:2]) for same in found.values() if len(same) > 1]
    missing = [
        Warning("grade_missing", {"indicator": c}) for c in TITLES[edition] if c not in found
    ]
    return Grades(clear, (*warnings, *missing))


def _contradiction(first: GradeRead, second: GradeRead) -> Warning:
    words = {"indicator": first.indicator, "first": first.label, "second": second.label}
    return Warning("grades_contradict", words, (*first.source, *second.source))


def _all_grades(text: RunningText, edition: str) -> Iterator[GradeRead]:
    yield from _graded_rows(text.lines, edition)
    for code, title in TITLES[edition].items():
        others = [other for key, other in TITLES[edition].items() if key != code]
        for match in _matches(text.text, title):
            if not any(re.search(other, match.group(), re.IGNORECASE) for other in others):
                yield GradeRead(code, label_of(match["grade"]), text.source_of(match))


def _graded_rows(lines: Sequence[Line], edition: str) -> Iterator[GradeRead]:
    """Rows of a table whose last cell is a grade; the title before it may take several lines."""
    for place, line in enumerate(lines):
        cells = line.cells()
        if len(cells) < 2 or not _ONLY_GRADE.fullmatch(cells[-1].text):
            continue
        below = takewhile(lambda one: not _ends_in_grade(one), lines[place + 1 : place + TALLEST])
        title = " ".join([*(cell.text for cell in cells[:-1]), *(one.text for one in below)])
        for code, pattern in TITLES[edition].items():
            if re.match(rf"[\W\d]*{pattern}\b", title, re.IGNORECASE):
                yield GradeRead(code, label_of(cells[-1].text), passages([line]))


def _ends_in_grade(line: Line) -> bool:
    return bool(_ONLY_GRADE.fullmatch(line.cells()[-1].text))


def _matches(text: str, title: str) -> Iterator[re.Match[str]]:
    """A title with its grade: behind it in a list, or in a sentence with a word like "graded"."""
    for match in re.finditer(rf"\b{title}{_SIGNS}{GRADE}", text, re.IGNORECASE):
        if match["grade"][0].isupper() and _LIST_END.match(text, match.end()):
            yield from _if_grade(match)
    graded, becomes = rf"\b{_GRADED}", rf" (?:as|to be)(?: being)?{_SIGNS}{GRADE}"
    sentences = (
        rf"\b{title}{_REST}{{0,90}}?{graded}(?: overall)?{becomes}",
        rf"{graded}{_REST}{{0,90}}?\b{title}{_REST}{{0,40}}?{becomes}",
        rf"\b(?:evaluation|grade)s? (?:of|for){_REST}{{0,60}}?\b{title}{_REST}{{0,30}}?"
        rf" (?:was|is|of|as){_SIGNS}{GRADE}",
    )
    for sentence in sentences:
        for match in re.finditer(sentence, text, re.IGNORECASE):
            yield from _if_grade(match)


def _if_grade(match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Nothing where the word is not used as a grade: "good practice", "good or better"."""
    if not _OTHER_USE.match(match.string, match.end()):
        yield match
