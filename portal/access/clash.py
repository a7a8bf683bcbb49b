"""Two people, one page: nothing that a person has not seen is overwritten.

A page hands out the values it shows (`Opened`); the operation that saves it compares them, under
the row lock, with what is stored by then, and raises `Clash` where they differ. The page then
shows both and asks again (portal/pages/clash.py).
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import models

Plain = str | list[str]
"""A value as text, so that what was opened, stored and typed compare alike."""


@dataclass(frozen=True)
class Opened:
    """What a page showed when a person opened it, and when that was."""

    values: Mapping[str, Plain] = field(default_factory=dict)
    at: datetime.datetime | None = None


class Clash(Exception):  # noqa: N818 - a clash is what people call it
    """What the page shows was changed since the person opened it; nothing has been saved."""

    def __init__(self, *, stored: Mapping[str, Plain], fields: list[str]) -> None:
        """`stored` holds every value as it is now; `fields` names those that clash."""
        super().__init__(", ".join(fields))
        self.stored = stored
        self.fields = fields


def refuse_clash(
    *, opened: Opened | None, stored: Mapping[str, object], typed: Mapping[str, object]
) -> None:
    """Raise Clash where a value was changed since it was opened, to something else than typed.

    Call it under the row lock. A value that is stored as typed is no clash, so sending a page
    twice is harmless. `opened=None` is a caller that has no page, such as an import.
    """
    if opened is None:
        return
    now = plain_values(stored)
    wanted = plain_values(typed)
    fields = [
        name
        for name, value in now.items()
        if value != wanted.get(name, value) and _is_unseen(value, opened.values.get(name))
    ]
    if fields:
        raise Clash(stored=now, fields=fields)


def _is_unseen(stored: Plain, seen: Plain | None) -> bool:
    """Whether saving would replace what the person has not seen; a blank holds nothing to lose."""
    return bool(stored) if seen is None else stored != seen


def plain_values(values: Mapping[str, object]) -> dict[str, Plain]:
    return {name: plain(value) for name, value in values.items()}


def plain(value: object) -> Plain:
    """A value as text; several as a list, sorted where their order means nothing."""
    if value is None or value is False:
        return ""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, str) or not isinstance(value, Iterable):
        return str(value)
    texts = [str(plain(item)) for item in value]
    return texts if isinstance(value, list | tuple) else sorted(texts)
