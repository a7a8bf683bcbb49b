"""Who led an area SEND inspection: the first column of the inspection team is Ofsted's."""

import re
from collections.abc import Sequence

from inspections.published_report.document import Line
from inspections.published_report.heading import names_in
from inspections.published_report.reading import Value, passages
from inspections.published_report.sections import Section

_HEAD = re.compile(r"ofsted\b.*\b(?:care quality commission|cqc)", re.IGNORECASE)
_LEAD = re.compile(r"\blead\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:cqc|care quality commission)\b", re.IGNORECASE)
_TITLES = re.compile(r"^(?:Mr|Mrs|Ms|Miss)\.?\s+")


def lead_inspector_of(parts: Sequence[Section]) -> Value[str] | None:
    """The name in Ofsted's column beside the words "lead inspector"; None where it is not sure."""
    lines = [line for part in parts if part.name == "team" for line in part.lines]
    column = _ofsted_column(lines)
    for place, line in enumerate(column):
        entry = [line, *column[place + 1 : place + 2]]
        if _LEAD.search(line.text) or (len(entry) > 1 and _leads_on(entry)):
            name = _name(line.text)
            return Value(name, passages([line])) if name else None
    return None


def _ofsted_column(lines: Sequence[Line]) -> list[Line]:
    """The column below "Ofsted", up to where "Care Quality Commission" begins."""
    head = next((line for line in lines if _HEAD.match(line.text)), None)
    if head is None:
        return [line for line in lines if not _OTHER.search(line.text)]
    edge = next(word.box.left for word in head.words if word.text.lower() in ("care", "cqc"))
    below = lines[list(lines).index(head) + 1 :]
    return [part for line in below if (part := line.between(0, edge - 2))]


def _leads_on(entry: Sequence[Line]) -> bool:
    """Whether an entry's second line is only the rest of its office: "lead inspector"."""
    return re.match(r"(?:ofsted )?lead inspector\b", entry[1].text, re.IGNORECASE) is not None


def _name(text: str) -> str | None:
    words = re.sub(r"\b(?:(?:ofsted|hmi|lead|inspector)\b,?\s*)+$", "", text, flags=re.IGNORECASE)
    names = names_in(_TITLES.sub("", re.split(r",|\bHMI\b|\bOfsted\b", words)[0].strip()))
    return names[0] if names else None
