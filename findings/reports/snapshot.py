"""Everything that a paper says, frozen: the same snapshot gives the same paper next year.

A snapshot is plain values, kept as JSON with a version. No part of it is looked up again when the
paper is printed, so what is corrected later does not change a paper that was made before.
"""

import dataclasses
import datetime
import json
import re
from dataclasses import dataclass
from typing import Any, get_args, get_origin, get_type_hints

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

VERSION = 1
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


@dataclass(frozen=True)
class GradeFacts:
    """An indicator with its grade, or the word for why there is none; `scale` from worst to best.

    `is_checked` and `definition_is_checked` say whether the words were compared with the
    official text.
    """

    code: str
    title: str
    is_checked: bool
    label: str
    rank: int | None = None
    definition: str = ""
    definition_is_checked: bool = True
    scale: tuple[str, ...] = ()
    commentary: str = ""


@dataclass(frozen=True)
class QuestionFacts:
    """A question that the inspection set out to answer."""

    number: int
    text: str
    is_checked: bool


@dataclass(frozen=True)
class EvidenceFacts:
    """What was counted, and the number as readers may see it."""

    measure: str
    count: str


@dataclass(frozen=True)
class FindingFacts:
    """What the inspection found, as published, and in plain words where somebody wrote them."""

    kind: str
    text: str
    summary: str = ""


@dataclass(frozen=True)
class EarlierFacts:
    """An inspection that this one follows up, or an earlier review of it."""

    kind: str
    title: str
    lead_body: str
    published_on: datetime.date | None
    source_url: str
    findings: tuple[FindingFacts, ...]


@dataclass(frozen=True)
class InspectionFacts:
    """The inspection as the records have it."""

    partnership: str
    title: str
    kind: str
    sentence: str
    lead_body: str
    scrutiny_partners: tuple[str, ...]
    framework: str
    framework_is_checked: bool
    programme: str
    announced: str
    fieldwork_from: datetime.date | None
    fieldwork_to: datetime.date | None
    feedback_on: datetime.date | None
    published_on: datetime.date | None
    action_plan_due_on: datetime.date | None
    team: str
    scope: str
    evidence_note: str
    confidence_statement: str
    source_url: str
    grades: tuple[GradeFacts, ...]
    questions: tuple[QuestionFacts, ...]
    evidence: tuple[EvidenceFacts, ...]
    findings: tuple[FindingFacts, ...]
    earlier: tuple[EarlierFacts, ...]


@dataclass(frozen=True)
class Snapshot:
    """A paper for one meeting: its form, its words, the inspection, and how it can be checked."""

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
    inspection: InspectionFacts


Json = dict[str, Any]


def to_json(snapshot: Snapshot) -> Json:
    """The snapshot as JSON has it: dates are texts."""
    stored: Json = json.loads(json.dumps(dataclasses.asdict(snapshot), cls=DjangoJSONEncoder))
    return stored


def from_json(stored: Json) -> Snapshot:
    """The snapshot that was stored. Raises UnknownVersion."""
    if stored.get("version") != VERSION:
        raise UnknownVersion(stored.get("version"))
    snapshot: Snapshot = _read(Snapshot, stored)
    return snapshot


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - whatever the fields' types say
    """A value as its field's type asks for."""
    if value is None:
        return None
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], item) for item in value)
    if dataclasses.is_dataclass(kind):
        kinds = get_type_hints(kind)
        return kind(**{name: _read(kinds[name], part) for name, part in value.items()})  # type: ignore[operator]
    for moment in (datetime.datetime, datetime.date):
        if kind is moment or moment in get_args(kind):
            return moment.fromisoformat(value)
    return NOT_PRINTED.sub("", value) if isinstance(value, str) else value
