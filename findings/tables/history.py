"""A record's history as one reads it: who, when, what, from, to."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any, cast

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models.history import Names
from findings.tables.operation import operation_words
from findings.tables.word_changes import Piece, word_changes
from portal.accounts.models import User

Row = Mapping[str, Any]

NOT_TOLD = frozenset({"id", "created_at", "updated_at", "password", "last_login", "token_digest"})
"""Fields that say nothing to a reader, or that nobody may read."""

NAMED_BY = {
    "inspections.Evaluation": ("indicator_id",),
    "inspections.EvidenceCount": ("other_measure", "measure"),
    "inspections.Amendment": ("reason",),
    "inspections.Agency": ("name",),
    "inspections.OtherName": ("name",),
    "inspections.FrameworkEdition": ("label",),
    "inspections.FrameworkArea": ("title",),
    "inspections.InspectionQuestion": ("text",),
    "inspections.QualityIndicator": ("title",),
    "findings.Comment": ("text",),
    "findings.EvidenceVersion": ("file_name", "url"),
    "findings.Finding": ("text",),
    "findings.ImprovementAction": ("title",),
    "findings.DueDateRevision": ("action_id",),
    "findings.Milestone": ("title",),
    "findings.PaperText": ("section_id",),
    "findings.PositionStatement": ("area_id",),
    "findings.ReadinessStep": ("title",),
    "findings.Report": ("code",),
    "accounts.Membership": ("role",),
}
"""The first field with a value names a row among others; a record's own page needs no name."""

OWNERS = frozenset(
    {
        "action",
        "edition",
        "framework",
        "inspection",
        "paper",
        "plan",
        "preparation",
        "review",
        "user",
    }
)
"""Links from a row to the record whose history it is in: the same on every line."""

LONGEST_NAME = 80


@dataclass(frozen=True)
class Event:
    """One recorded change of one row, as the database keeps it."""

    table: str
    at: datetime.datetime
    label: str
    context: str | None
    metadata: Row
    row: Row
    before: Row | None

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.table)


@dataclass(frozen=True)
class FieldChange:
    """One field, from and to; `pieces` where the words of a long text are told apart."""

    field: str
    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


class Verb(StrEnum):
    """What may happen to a row, as the database labels it."""

    ADDED = "insert"
    CHANGED = "update"
    DELETED = "delete"


VERB_WORDS = {
    Verb.ADDED: gettext_lazy("added"),
    Verb.CHANGED: gettext_lazy("changed"),
    Verb.DELETED: gettext_lazy("deleted"),
}


@dataclass(frozen=True)
class Change:
    """What happened to one row."""

    what: str
    name: str
    verb: Verb
    fields: tuple[FieldChange, ...]

    @property
    def verb_words(self) -> str:
        return str(VERB_WORDS[self.verb])

    @property
    def had_before(self) -> bool:
        return self.verb is not Verb.ADDED

    @property
    def has_after(self) -> bool:
        return self.verb is not Verb.DELETED


@dataclass(frozen=True)
class Entry:
    """What one person did at one time, in one go."""

    at: str
    who: str
    did: str
    changes: tuple[Change, ...]


def event_of(columns: Row) -> Event:
    """An event from the COLUMNS of findings/models/history.py."""
    return Event(
        table=columns["event_table"],
        at=columns["event_at"],
        label=columns["event_label"],
        context=str(columns["event_context"]) if columns["event_context"] else None,
        metadata=columns["event_metadata"] or {},
        row=columns["event_row"],
        before=columns["event_before"],
    )


def pointed_to(events: Iterable[Event]) -> dict[type[models.Model], set[int]]:
    """The records that events name by id, so that their names can be fetched together."""
    found: dict[type[models.Model], set[int]] = {}
    for event in events:
        for field in event.model._meta.concrete_fields:
            for row in (event.row, event.before or {}):
                if field.related_model and row.get(field.attname) is not None:
                    found.setdefault(_target(field), set()).add(row[field.attname])
        if event.metadata.get("user"):
            found.setdefault(User, set()).add(event.metadata["user"])
    return found


def entries(events: Sequence[Event], names: Names) -> list[Entry]:
    """Events in their order, those of one operation together."""
    return [
        _entry(list(group), names) for _, group in groupby(events, key=lambda e: e.context or e.at)
    ]


def shown(field: "models.Field[Any, Any]", value: Any, names: Names) -> str:  # noqa: ANN401
    """A stored value in words."""
    if value is None or value in ("", []):
        return ""
    if field.related_model:
        gone = _("number %(number)s, no longer here") % {"number": value}
        return names.get((_target(field), value), gone)
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    if isinstance(field, models.BooleanField):
        return _("yes") if value else _("no")
    return _shown_time(field, str(value))


def moment(at: datetime.datetime) -> str:
    """For example "6 July 2020 at 14:05"."""
    local = timezone.localtime(at)
    return _("%(date)s at %(time)s") % {
        "date": date_format(local, "DATE_FORMAT"),
        "time": date_format(local, "H:i"),
    }


def _entry(events: list[Event], names: Names) -> Entry:
    newest = events[0]
    changes = [change for event in reversed(events) for change in _changes(event, names)]
    return Entry(
        at=moment(newest.at),
        who=_who(newest, names),
        did=operation_words(newest.metadata.get("operation", "")),
        changes=tuple(_together(changes)),
    )


def _who(event: Event, names: Names) -> str:
    user = event.metadata.get("user")
    if not user:
        return _("The service itself")
    return names.get((User, user), _("Someone no longer here"))


def _changes(event: Event, names: Names) -> Iterator[Change]:
    """What one event says; an update of nothing that is told says nothing.

    A row that was added or deleted does not repeat as a field what its name says.
    """
    if event.model._meta.auto_created:
        yield _link_change(event, names)
        return
    name, verb = _name(event, names), Verb(event.label)
    fields = tuple(_field_changes(event, names))
    if name and verb is not Verb.CHANGED:
        fields = tuple(field for field in fields if name not in (field.before, field.after))
    if fields or verb is not Verb.CHANGED:
        yield Change(capfirst(str(event.model._meta.verbose_name)), name, verb, fields)


def _field_changes(event: Event, names: Names) -> Iterator[FieldChange]:
    old, new = _sides(event)
    for field in event.model._meta.concrete_fields:
        before, after = old.get(field.attname), new.get(field.attname)
        if before != after and field.name not in NOT_TOLD and field.name not in OWNERS:
            change = _field_change(field, shown(field, before, names), shown(field, after, names))
            if change.before != change.after:
                yield change


def _sides(event: Event) -> tuple[Row, Row]:
    """The row before and after; a deleted row had what its last event recorded."""
    if event.label == Verb.DELETED:
        return event.row, {}
    return (event.before or {}) if event.label == Verb.CHANGED else {}, event.row


def _field_change(field: "models.Field[Any, Any]", before: str, after: str) -> FieldChange:
    is_text = isinstance(field, models.TextField)
    pieces = word_changes(before, after) if is_text and before and after else ()
    return FieldChange(capfirst(str(field.verbose_name)), before, after, pieces)


def _link_change(event: Event, names: Names) -> Change:
    """A link between two records told as a change of the one that owns the links."""
    owner: Any = event.model._meta.auto_created
    links = next(link for link in owner._meta.many_to_many if _through(link) is event.model)
    target = _field(event.model, links.m2m_reverse_field_name())
    own = _field(event.model, links.m2m_field_name())
    said = shown(target, event.row.get(target.attname), names)
    added = event.label == Verb.ADDED
    field = FieldChange(
        capfirst(str(links.verbose_name)), "" if added else said, said if added else ""
    )
    is_named = owner._meta.label in NAMED_BY
    return Change(
        what=capfirst(str(owner._meta.verbose_name)),
        name=_short(shown(own, event.row.get(own.attname), names)) if is_named else "",
        verb=Verb.CHANGED,
        fields=(field,),
    )


def _through(links: Any) -> type[models.Model]:  # noqa: ANN401
    through: type[models.Model] = links.remote_field.through
    return through


def _name(event: Event, names: Names) -> str:
    for attribute in NAMED_BY.get(event.table, ()):
        field = _field(event.model, attribute.removesuffix("_id"))
        if said := shown(field, event.row.get(attribute), names):
            return _short(said)
    return ""


def _short(name: str) -> str:
    return Truncator(name).chars(LONGEST_NAME)


def _together(changes: Iterable[Change]) -> Iterator[Change]:
    """Neighbouring changes of one row as one."""
    for (what, name, verb), group in groupby(changes, key=lambda c: (c.what, c.name, c.verb)):
        yield Change(what, name, verb, tuple(field for change in group for field in change.fields))


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    field: Any = model._meta.get_field(name)
    return cast("models.Field[Any, Any]", field)


def _target(field: "models.Field[Any, Any]") -> type[models.Model]:
    related: Any = field.related_model
    model: type[models.Model] = related._meta.concrete_model
    return model


def _shown_time(field: "models.Field[Any, Any]", value: str) -> str:
    if isinstance(field, models.DateTimeField) and (at := parse_datetime(value)):
        return moment(at)
    if isinstance(field, models.DateField) and (day := parse_date(value)):
        return date_format(day, "DATE_FORMAT")
    return value
