"""Ofsted's letters after focused, monitoring and assurance visits: known by their titles.

They give no grades, and nobody here has seen enough of them to read them whole; a half-read draft
would be worse than none, so they are refused by name.
"""

import re
from dataclasses import dataclass
from typing import Never

from inspections.published_report.document import Document
from inspections.published_report.reading import Refused

TITLE_LINES = 45  # address, date and names of officers may stand above the title


@dataclass(frozen=True)
class VisitLetter:
    """The letters of one kind of visit."""

    FAMILY: str
    visit: str

    def recognises(self, document: Document) -> bool:
        """Whether its title, or the sentence that says what the letter is, names the visit."""
        lines = [line.text for line in document.lines[:TITLE_LINES]]
        titles = re.compile(
            rf"(?:(?:ofsted|ilacs)\s+)?(?:[\w-]+ )?{self.visit} (?:to|of|letter)\b|"
            rf".{{3,80}}[:–-]\s+(?:[\w-]+ )?{self.visit}\b|{self.visit}$",
            re.IGNORECASE,
        )
        says = re.compile(
            rf"letter \w+ (?:\w+ )?(?:the )?(?:findings|outcomes?) (?:of|from) "
            rf".{{0,60}}{self.visit}\b",
            re.IGNORECASE,
        )
        return any(titles.match(line) for line in lines) or bool(says.search(" ".join(lines)))

    def read(self, document: Document) -> Never:
        raise Refused("family_not_read", self.FAMILY)


FOCUSED = VisitLetter("ofsted_focused_visit", "focused visits?")
MONITORING = VisitLetter("ofsted_monitoring_visit", "monitoring (?:visits?|inspection)")
ASSURANCE = VisitLetter("ofsted_assurance_visit", "assurance visits?")
