"""Texts that say what another text of the list says already."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Listed:
    """A text that is on the list, and its number there."""

    number: int
    text: str


def repeats(texts: Sequence[str], *, listed: Sequence[Listed]) -> list[str]:
    """For each text what it repeats, in words, or nothing.

    Capitals, spaces and punctuation make no difference.
    """
    on_list = {essence(item.text): item.number for item in listed}
    in_paste: dict[str, int] = {}
    said = []
    for number, text in enumerate(texts, start=1):
        key = essence(text)
        said.append(_said(on_list.get(key), in_paste.get(key)) if key else "")
        in_paste.setdefault(key, number)
    return said


def essence(text: str) -> str:
    """The words alone, so that two copies of a sentence compare alike."""
    return _NOT_WORDS.sub(" ", text.casefold()).strip()


def _said(listed: int | None, pasted: int | None) -> str:
    if listed is not None:
        return _("This is on the list already, as number %(number)d") % {"number": listed}
    if pasted is not None:
        return _("This says the same as number %(number)d above") % {"number": pasted}
    return ""
