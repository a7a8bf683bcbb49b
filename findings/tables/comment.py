"""Comments on an action: who is named in a text, and how a comment is shown."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class CommentShown:
    """One comment as its readers see it."""

    pk: int
    text: str
    who: str
    at: datetime.datetime
    mentioned: tuple[str, ...] = ()
    is_own: bool = False


def comments_shown(comments: Iterable[Any], *, reader: int) -> list[CommentShown]:
    """Comments that were read `with_mentioned`, as the person of this id sees them."""
    return [
        CommentShown(
            pk=comment.pk,
            text=comment.text,
            who=str(comment.written_by),
            at=comment.written_at,
            mentioned=tuple(comment.mentioned),
            is_own=comment.written_by_id == reader,
        )
        for comment in comments
    ]


def mentioned_in(text: str, names: Mapping[str, str]) -> set[str]:
    """The keys of the names that stand behind an @ in a text, whatever their capitals.

    Of names that begin alike the longest counts; several people of one name are all meant.
    """
    if "@" not in text or not names:
        return set()
    longest_first = sorted({name.lower() for name in names.values()}, key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in longest_first)
    behind_an_at = re.compile(rf"(?<!\w)@({pattern})(?!\w)", re.IGNORECASE)
    found = {name.lower() for name in behind_an_at.findall(text)}
    return {key for key, name in names.items() if name.lower() in found}
