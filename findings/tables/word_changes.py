"""Two versions of a text, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LONGEST = 1_500
"""Words beyond which two texts stand whole side by side: comparing takes their product."""

_WORDS = re.compile(r"\S+\s*|\s+")


class Kept(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """Neighbouring words that fared alike."""

    kept: Kept
    text: str


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """The words kept, removed and added; nothing where the texts are too long or share no word."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) > LONGEST or len(new) > LONGEST:
        return ()
    pieces: list[Piece] = []
    for step, start, end, new_start, new_end in SequenceMatcher(
        None, old, new, False
    ).get_opcodes():
        if step == "equal":
            pieces.append(Piece(Kept.SAME, "".join(old[start:end])))
            continue
        pieces += [Piece(Kept.REMOVED, "".join(old[start:end]))] if end > start else []
        pieces += (
            [Piece(Kept.ADDED, "".join(new[new_start:new_end]))] if new_end > new_start else []
        )
    return tuple(pieces) if any(piece.kept == Kept.SAME for piece in pieces) else ()
