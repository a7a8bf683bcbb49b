"""How rows that ship with the portal meet the rows that are already there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Model

M = TypeVar("M", bound=Model)
Key = tuple[Any, ...]


@dataclass
class Tally:
    """What bringing in shipped rows has done so far."""

    added: int = 0
    updated: int = 0
    kept: list[str] = field(default_factory=list)
    """Rows that differ from the shipped ones because a person changed them."""


def bring_in(wanted: Sequence[M], *, key: tuple[str, ...], tally: Tally) -> dict[Key, M]:
    """Make or update the shipped rows, and give them back as stored, by their key.

    A row is written only where it differs, so that history shows real changes alone. A row that a
    person has ever changed stays as that person left it; rows that people added are not looked at.
    """
    if not wanted:
        return {}
    model = type(wanted[0])
    among = {f"{key[0]}__in": {getattr(row, key[0]) for row in wanted}}
    stored = {_key(row, key): row for row in model._default_manager.filter(**among)}
    missing = [row for row in wanted if _key(row, key) not in stored]
    changed = [
        (stored[_key(row, key)], row)
        for row in wanted
        if _key(row, key) in stored and _differ(stored[_key(row, key)], row)
    ]
    tally.added += len(missing)
    model._default_manager.bulk_create(missing)
    _update(model, changed, tally)
    return stored | {_key(row, key): row for row in missing}


def _update(model: type[M], changed: Iterable[tuple[M, M]], tally: Tally) -> None:
    pairs = list(changed)
    if not pairs:
        return
    theirs = _changed_by_people(model, [old for old, _ in pairs])
    tally.kept += [f"{model._meta.verbose_name}: {old}" for old, _ in pairs if old.pk in theirs]
    updated = [_take_over(old, new) for old, new in pairs if old.pk not in theirs]
    tally.updated += len(updated)
    if updated:
        model._default_manager.bulk_update(updated, _fields(model))


def _changed_by_people(model: type[M], rows: list[M]) -> set[Any]:
    """The ids of those in whose history a person stands."""
    # In jsonb every number is above null, which is what the service itself leaves there.
    by_person = {"events__pgh_context__metadata__user__gt": 0}
    among = model._default_manager.filter(pk__in=[row.pk for row in rows])
    return set(among.filter(**by_person).values_list("pk", flat=True))


def _take_over(old: M, new: M) -> M:
    for name in _fields(type(old)):
        setattr(old, name, getattr(new, name))
    return old


def _differ(old: M, new: M) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in _fields(type(old)))


def _fields(model: type[Model]) -> list[str]:
    return [column.attname for column in model._meta.concrete_fields if not column.primary_key]


def _key(row: Model, key: tuple[str, ...]) -> Key:
    return tuple(getattr(row, name) for name in key)
