"""The families of reports that the portal knows: which one a document is, and how it is read.

A family is a module with `FAMILY` (its name in JSON), `recognises(document)`, which looks only at
what the document says about itself, and `read(document)`, which returns a `Reading` or raises
`Refused` with the family's name. The first that recognises a document reads it.
"""

from dataclasses import replace
from typing import Protocol, cast

from inspections.published_report import (
    area_send,
    care_inspectorate,
    ilacs,
    joint_targeted_area,
    single_inspection,
    visit,
)
from inspections.published_report.document import Document
from inspections.published_report.reading import Reading, Refused


class Family(Protocol):
    """What a module of a family offers."""

    FAMILY: str

    def recognises(self, document: Document) -> bool: ...

    def read(self, document: Document) -> Reading: ...


FAMILIES = cast(
    tuple[Family, ...],
    (
        ilacs,
        joint_targeted_area,
        area_send,
        care_inspectorate,
        visit.FOCUSED,
        visit.MONITORING,
        visit.ASSURANCE,
        single_inspection,
    ),
)


def family_of(document: Document) -> Family | None:
    """The family that a document says it belongs to."""
    return next((family for family in FAMILIES if family.recognises(document)), None)


def read_document(document: Document) -> Reading:
    """Raises Refused: no family knows it, or its family is not read."""
    family = family_of(document)
    if family is None:
        raise Refused("not_recognised")
    sizes = tuple((page.width, page.height) for page in document.pages)
    return replace(family.read(document), pages=sizes)
