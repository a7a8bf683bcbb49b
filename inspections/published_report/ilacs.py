"""Ofsted's inspections of local authority children's services (ILACS), standard and short."""

from inspections.published_report.document import Document
from inspections.published_report.reading import Reading

FAMILY = "ofsted_ilacs"


def recognises(document: Document) -> bool:
    """Whether it has the judgements of an ILACS inspection."""
    opening = document.opening.lower()
    return "lead inspector" in opening and "the impact of leaders on" in opening


def read(document: Document) -> Reading:
    return Reading(FAMILY)
