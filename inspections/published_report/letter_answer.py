"""Who must answer a letter, and by when; and which inspectorates wrote it."""

import re
from dataclasses import dataclass, field
from itertools import chain

from inspections.published_report.dates import day
from inspections.published_report.document import Document, Line
from inspections.published_report.reading import Fact, Warning
from inspections.published_report.running_text import RunningText

_NEXT_STEPS = re.compile(r"next steps:?", re.IGNORECASE)
_WHO = re.compile(
    r"(?:[^.]{0,80}determined that )?(?P<who>[^.]{2,160}?),?\s+"
    r"(?:(?:is|are|as|will be) (?:the |joint )*principal authorit(?:y|ies),?\s+(?:and |who )*)?"
    r"(?:should|must|will|is to|are to|needs? to) (?:\w+ ){1,6}?written statement"
)
_DAY = r"(?:(?:\w+day,? )?(?:the )?)(?P<day>\d{1,2}[^.;,]{4,24}\d{4})"
_BY = (
    re.compile(rf"written statement\b[^.]{{0,80}}(?:[^ ]+@[^ ]+)?.{{0,60}}?\bby {_DAY}"),
    re.compile(rf"\b[Bb]y {_DAY},? [^.]{{0,120}}?\bwritten statement\b"),
)
_INSPECTORATES = {
    "Ofsted": re.compile(r"\bOfsted\b"),
    "Care Quality Commission": re.compile(r"\bCare Quality Commission\b|\bCQC\b"),
    "HMICFRS": re.compile(
        r"\bHMICFRS\b|\bHMIC\b|\bInspectorate of Constabulary\b|\bHMI Constabulary\b"
    ),
    "HMI Probation": re.compile(r"\bHMI Prob|\bHMIP\b|\bInspectorate of Probation\b"),
}


@dataclass
class Answer:
    """What the letter says of the written statement of proposed action."""

    facts: list[Fact] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)


def answer_of(document: Document) -> Answer:
    """Who is to write the statement of proposed action, and by when; both stand in "Next steps"."""
    text = RunningText(_next_steps(document))
    facts = [*_writer(text), *_due(text)]
    names = [fact.name for fact in facts]
    missing = [name for name in ("statement_by", "statement_due") if name not in names]
    warnings = [Warning(f"{name}_missing") for name in missing]
    if names.count("statement_due") > 1:
        days = ", ".join(fact.value for fact in facts if fact.name == "statement_due")
        sources = tuple(passage for fact in facts for passage in fact.source)
        warnings.append(Warning("statement_due_differs", {"days": days}, sources))
    return Answer(facts, warnings)


def _next_steps(document: Document) -> list[Line]:
    """From the last heading "Next steps" on; without one, the end of the letter."""
    lines = document.lines
    starts = [place for place, line in enumerate(lines) if _NEXT_STEPS.fullmatch(line.text.strip())]
    start = starts[-1] if starts else max(len(lines) - 60, 0)
    return list(lines[start + 1 :])


def _writer(text: RunningText) -> list[Fact]:
    for sentence in text.sentences():
        found = _WHO.match(text.text, sentence.start(), sentence.end())
        if found:
            return [Fact("statement_by", found["who"].strip(), text.source_of(found, "who"))]
    return []


def _due(text: RunningText) -> list[Fact]:
    """Every different day that a statement is due on: two would contradict each other."""
    facts: dict[str, Fact] = {}
    for found in chain.from_iterable(pattern.finditer(text.text) for pattern in _BY):
        due = day(found["day"])
        if due:
            fact = Fact("statement_due", due.isoformat(), text.source_of(found, "day"))
            facts.setdefault(fact.value, fact)
    return list(facts.values())


def inspectorates_in(text: RunningText) -> list[Fact]:
    """The inspectorates that the letter's first sentences name, by the portal's names."""
    return [
        Fact("inspectorate", name, text.source_of(found))
        for name, pattern in _INSPECTORATES.items()
        if (found := pattern.search(text.text))
    ]
