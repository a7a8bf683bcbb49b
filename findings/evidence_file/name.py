"""What a file is called where people see it: nothing hostile, and the ending of what it is."""

import re
import unicodedata
from pathlib import PurePath

from findings.models.evidence_kind import ENDINGS, FileKind

LONGEST = 120
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")


def shown_name(name: str, kind: FileKind) -> str:
    """The last part of a name in signs that show, cut to 120, with an ending of its kind.

    The ending follows the content, so that a file opens in what shows it and never runs.
    """
    last = PurePath(name.replace("\\", "/").rstrip("/")).name
    signs = "".join(sign if sign.isprintable() else " " for sign in last)
    plain = _SPACES.sub(" ", _NOT_IN_NAMES.sub("-", unicodedata.normalize("NFC", signs)))
    path = PurePath(plain.strip(" ."))
    ending = path.suffix.lower()
    stem = path.stem if ending in ENDINGS else path.name
    right = ending if ending in kind.endings else kind.endings[0]
    return f"{stem.strip(' .')[:LONGEST] or 'file'}{right}"
