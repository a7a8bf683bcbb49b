"""Everything that a paper says, frozen: the same snapshot gives the same paper next year.

A snapshot is plain values, kept as JSON with a version. No part of it is looked up again when the
paper is printed, so what is corrected later does not change a paper that was made before.
"""

import dataclasses
import datetime
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from findings.reports.inspection_facts import InspectionFacts
from findings.reports.plan_facts import PlanFacts
from findings.reports.programme_facts import ExampleFacts, ProgrammeFacts
from findings.reports.review_facts import ReviewFacts

VERSION = 3
READ_VERSIONS = (1, 2, 3)
"""Version 1 had papers on inspections alone, in the form that they still have; version 2 had no
papers on action plans and nothing of how a review was prepared or what it concluded on an area."""
NOT_PRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Signs without a shape, which no font has and Word's files may not hold."""


class UnknownVersion(Exception):  # noqa: N818 - a state, said to the person as it is
    """The snapshot was made by a version of the portal that this one does not understand."""

    def __init__(self, version: object) -> None:
        words = _(
            "This paper’s records were kept in form %(version)s, and this version of the portal "
            "reads form %(known)s."
        )
        super().__init__(words % {"version": version, "known": VERSION})


@dataclass(frozen=True)
class SectionFacts:
    """One part of the body's form, with what the author wrote in it."""

    place: str
    level: int
    number: str
    heading: str
    source: str
    lead_in: str = ""
    numbering: str = "none"
    required: bool = False
    text: str = ""
    choices: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    picked: tuple[ExampleFacts, ...] = ()
    """Key messages of inspections that the author chose, each with its partnership."""


@dataclass(frozen=True)
class PaperFacts:
    """What every paper has: its form, its words, and how it can be checked."""

    version: int
    kind: str
    title: str
    meeting_body: str
    meeting_on: datetime.date | None
    code: str
    is_draft: bool
    language: str
    made_at: datetime.datetime
    requested_by: str
    address: str
    check_address: str
    sections: tuple[SectionFacts, ...]


@dataclass(frozen=True)
class Snapshot(PaperFacts):
    """A paper for one meeting on one inspection, or on the plan that answers it."""

    inspection: InspectionFacts
    plan: PlanFacts | None = None
    review: ReviewFacts | None = None

    @property
    def lead_body(self) -> str:
        return self.inspection.lead_body


@dataclass(frozen=True)
class OverviewSnapshot(PaperFacts):
    """A paper on a programme across partnerships."""

    programme: ProgrammeFacts

    @property
    def lead_body(self) -> str:
        return self.programme.lead_body


AnySnapshot = Snapshot | OverviewSnapshot
Json = dict[str, Any]


def to_json(snapshot: AnySnapshot) -> Json:
    """The snapshot as JSON has it: dates are texts."""
    stored: Json = json.loads(json.dumps(dataclasses.asdict(snapshot), cls=DjangoJSONEncoder))
    return stored


def from_json(stored: Json) -> AnySnapshot:
    """The snapshot that was stored. Raises UnknownVersion."""
    if stored.get("version") not in READ_VERSIONS:
        raise UnknownVersion(stored.get("version"))
    kind = OverviewSnapshot if "programme" in stored else Snapshot
    snapshot: AnySnapshot = _read(kind, stored)
    return snapshot


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - whatever the fields' types say
    """A value as its field's type asks for."""
    if value is None:
        return None
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], item) for item in value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        kinds = _kinds(kind)
        return kind(**{name: _read(kinds[name], part) for name, part in value.items()})
    if (known := _known(kind)) is not None:
        return _read(known, value)
    for moment in (datetime.datetime, datetime.date):
        if kind is moment or moment in get_args(kind):
            return moment.fromisoformat(value)
    return NOT_PRINTED.sub("", value) if isinstance(value, str) else value


@cache
def _kinds(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _known(kind: Any) -> Any:  # noqa: ANN401
    """The dataclass of a field that may be none."""
    return next((part for part in get_args(kind) if dataclasses.is_dataclass(part)), None)
