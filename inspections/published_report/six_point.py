"""Grades on the Care Inspectorate's six-point scale, as lists and sentences print them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspections.published_report.document import Document
from inspections.published_report.reading import GradeRead, Passage, Warning
from inspections.published_report.running_text import RunningText
from inspections.published_report.six_point_scale import GRADE, label_of, points_fit
from inspections.published_report.six_point_table import GradeCell, graded_rows

_SIGNS = r"[\s:–—|*‘“'\"(\-]*"
_LABELLED = r"(?:(?:evaluation|grade)\s*[:–—-]\s*)?(?:(?P<points>[1-6])\s*[-–:]?\s+)?"
_GRADED = r"(?:evaluated|graded|assessed|rated|judged|awarded)"
_REST = r"[^.;:!?]"
_OTHER_USE = re.compile(
    rf"\W*(?:(?:or|and|to) (?:better|above|{GRADE.replace('?P<grade>', '?:')})|"
    r"practice|quality|progress|examples?)\b|[^.]*\brespectively\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    rf"(?:\b{_GRADED} this (?:quality )?indicator(?: overall)?|"
    rf"\bthis (?:quality )?indicator (?:is|was|has been) {_GRADED})"
    rf",? (?:as|to be)(?: being)?{_SIGNS}{GRADE}",
    re.IGNORECASE,
)
LINES_BELOW_HEADING = 40
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


def grades_in(document: Document, edition: str) -> Grades:
    """Each indicator's grade. One that has two is left out, and both are told."""
    found: dict[str, list[GradeRead]] = {}
    for grade in _all_grades(document, edition):
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


def _all_grades(document: Document, edition: str) -> Iterator[GradeRead]:
    """Those of tables, then those of lists and sentences: a table's cell is not read again."""
    text = RunningText(document.lines)
    rows, taken = graded_rows(document, TITLES[edition])
    yield from rows
    for code, title in TITLES[edition].items():
        others = [other for key, other in TITLES[edition].items() if key != code]
        for match in _matches(text.text, title):
            source = text.source_of(match, "grade")
            in_table = any(_is_in(source, cell) for cell in taken)
            if not in_table and not any(re.search(o, match["part"], re.I) for o in others):
                yield GradeRead(code, label_of(match["grade"]), text.source_of(match))
    yield from _below_headings(text, TITLES[edition])


def _below_headings(text: RunningText, titles: Mapping[str, str]) -> Iterator[GradeRead]:
    """Sentences such as "We evaluated this quality indicator as good", by the last heading."""
    for match in _THIS.finditer(text.text):
        code = _heading_above(text, match.start(), titles)
        for found in _if_grade(match) if code else ():
            yield GradeRead(code or "", label_of(match["grade"]), text.source_of(found))


def _heading_above(text: RunningText, place: int, titles: Mapping[str, str]) -> str | None:
    """The indicator that the nearest line above names, when it names one and nothing else."""
    above = text.lines_between(0, place)[-LINES_BELOW_HEADING:-1]
    for start in range(len(above) - 1, -1, -1):
        for end in range(start + 1, min(start + 3, len(above)) + 1):
            words = " ".join(line.text for line in above[start:end])
            for code, title in titles.items():
                if re.fullmatch(rf"(?:quality indicator|QI)?[\W\d]*{title}\W*", words, re.I):
                    return code
    return None


def _is_in(source: Sequence[Passage], cell: GradeCell) -> bool:
    """Whether words stand in a table's cell."""
    box = source[0].boxes[0]
    across = cell.box.left <= box.left and box.right <= cell.box.right
    return (
        source[0].page == cell.lines[0].page
        and across
        and cell.box.top <= box.top < cell.box.bottom
    )


def _matches(text: str, title: str) -> Iterator[re.Match[str]]:
    """A title with its grade: behind it in a list, or in a sentence with a word like "graded"."""
    for match in re.finditer(
        rf"(?P<part>\b{title}){_SIGNS}{_LABELLED}{GRADE}", text, re.IGNORECASE
    ):
        fits = points_fit(label_of(match["grade"]), match["points"])
        if fits and match["grade"][0].isupper() and _LIST_END.match(text, match.end()):
            yield from _if_grade(match)
    graded, becomes = rf"\b{_GRADED}", rf" (?:as|to be)(?: being)?{_SIGNS}{GRADE}"
    sentences = (
        rf"(?P<part>\b{title}{_REST}{{0,90}}?){graded}(?: overall)?{becomes}",
        rf"{graded}{_REST}{{0,250}}?(?P<part>\b{title}{_REST}{{0,40}}?){becomes}",
        rf"\b(?:evaluation|grade)s? (?:of|for)(?P<part>{_REST}{{0,60}}?\b{title}{_REST}{{0,30}}?)"
        rf" (?:was|is|of|as){_SIGNS}{GRADE}",
    )
    for sentence in sentences:
        for match in re.finditer(sentence, text, re.IGNORECASE):
            yield from _if_grade(match)


def _if_grade(match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Nothing where the word is not used as a grade: "good practice", "good or better"."""
    if not _OTHER_USE.match(match.string, match.end()):
        yield match
