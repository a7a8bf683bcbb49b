"""The Care Inspectorate's six-point scale, in the words that reports print."""

import re

LABELS = ("Excellent", "Very good", "Good", "Adequate", "Weak", "Unsatisfactory")
"""From 6 points down to 1."""
GRADE = r"(?P<grade>excellent|very[ -]good|good|adequate|weak|unsatisfactory)\b"
_CELL = re.compile(
    rf"(?:(?:evaluation|evaluated as|grade|graded)\W*)?(?:(?P<before>[1-6])\W*)?{GRADE}"
    r"\W*(?:(?P<after>[1-6])\W*)?",
    re.IGNORECASE,
)


def label_of(words: str) -> str:
    """A grade as the scale prints it: "Very good" for "VERY GOOD"."""
    return " ".join(words.replace("-", " ").split()).capitalize()


def is_grade_cell(text: str) -> bool:
    """Whether a cell says a grade, perhaps with a number, and nothing else."""
    return _CELL.fullmatch(text.strip()) is not None


def label_of_cell(text: str) -> str | None:
    """The grade that is all that a table's cell says; none where its number is another's."""
    found = _CELL.fullmatch(text.strip())
    if found is None:
        return None
    label = label_of(found["grade"])
    return label if points_fit(label, found["before"] or found["after"]) else None


def points_fit(label: str, points: str | None) -> bool:
    """Whether a number beside a grade is the grade's own, or there is none."""
    return points in (None, str(len(LABELS) - LABELS.index(label)))
