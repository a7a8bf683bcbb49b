"""Two people at one proposal: what was opened, and which answers somebody else saved meanwhile."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _

from findings.tables.proposal import Answers, finding_field

LENGTH = 16  # of a fingerprint; it guards against mishaps, not against people


def fingerprint(answers: Answers) -> str:
    """The same for the same answers; it travels with the page that shows them."""
    content = json.dumps(answers, sort_keys=True, default=str)
    return hashlib.sha256(content.encode()).hexdigest()[:LENGTH]


@dataclass(frozen=True)
class TheirAnswer:
    """An answer as a colleague saved it, where it differs from what stands on the page."""

    target: str
    """The id on the page of the answer."""
    label: str
    text: str


def their_answers(
    stored: Answers, typed: Answers, labels: Mapping[str, str], words: Mapping[str, dict[str, str]]
) -> list[TheirAnswer]:
    """`labels` and `words` say what fields and their choices are called on the page."""
    return [
        *_details(stored.get("details", {}), typed["details"], labels, words),
        *_findings(stored.get("findings", []), typed["findings"]),
    ]


def _details(
    stored: Answers, typed: Answers, labels: Mapping[str, str], words: Mapping[str, dict[str, str]]
) -> Iterator[TheirAnswer]:
    for name, value in stored.items():
        if name in labels and value != typed.get(name):
            said = words.get(name, {}).get(str(value)) or _plain(value)
            yield TheirAnswer(f"answer-{name}", labels[name], said)


def _plain(value: object) -> str:
    parts = value if isinstance(value, list) else [value]
    return " ".join(str(part) for part in parts if part)


def _findings(stored: list[Answers], typed: list[Answers]) -> Iterator[TheirAnswer]:
    for number, (theirs, ours) in enumerate(zip_longest(stored, typed)):
        if theirs is not None and _said(theirs) != _said(ours or {}):
            text = _("Left out") if theirs.get("leave_out") else str(theirs.get("text") or "")
            yield TheirAnswer(
                finding_field(number), _("Finding %(number)d") % {"number": number + 1}, text
            )


def _said(row: Answers) -> dict[str, Any]:
    """A row without what is empty, so that one read and one typed compare alike."""
    return {name: str(value).replace("\r\n", "\n") for name, value in row.items() if value}
