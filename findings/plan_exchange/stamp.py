"""What a file carries to be known again: the plan, when it went out, and what it said then.

It lies in a sheet that Excel does not show. A signature tells whether it is still what the portal
wrote; then the portal can tell what the person changed from what others changed meanwhile.
"""

import datetime
import json
from dataclasses import dataclass, field
from typing import Any

from django.core.signing import BadSignature, Signer

from findings.plan_exchange.row import PlanRow

VERSION = 1
PIECE = 30_000
"""So many characters go into one cell, which holds 32,767."""


class StampBroken(Exception):  # noqa: N818 - said to the person as it is
    """The file does not carry what the portal wrote into it."""


@dataclass(frozen=True)
class Names:
    """What the lists of the file offer: each text with the id of what it stands for."""

    areas: dict[str, int] = field(default_factory=dict)
    agencies: dict[str, int] = field(default_factory=dict)
    owners: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Stamp:
    """One file that went out."""

    plan: str
    """The plan's reference."""
    made_at: datetime.datetime
    sheet: str
    """How the sheet of actions is called."""
    headings: tuple[str, ...]
    areas: int
    supporting: int
    names: Names
    rows: dict[str, PlanRow]
    """What each action said when the file was made, by its reference."""
    version: int = VERSION

    def as_json(self) -> dict[str, Any]:
        return {
            "version": self.version,
            "plan": self.plan,
            "made_at": self.made_at.isoformat(),
            "sheet": self.sheet,
            "headings": list(self.headings),
            "areas": self.areas,
            "supporting": self.supporting,
            "names": vars(self.names),
            "rows": {reference: row.as_json() for reference, row in self.rows.items()},
        }

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> "Stamp":
        return cls(
            **plain
            | {
                "made_at": datetime.datetime.fromisoformat(plain["made_at"]),
                "headings": tuple(plain["headings"]),
                "names": Names(**plain["names"]),
                "rows": {key: PlanRow.from_json(row) for key, row in plain["rows"].items()},
            }
        )


def sealed(stamp: Stamp) -> list[str]:
    """The stamp in pieces that fit into cells, its signature first."""
    text = json.dumps(stamp.as_json(), sort_keys=True)
    return [
        _signer().signature(text),
        *(text[at : at + PIECE] for at in range(0, len(text), PIECE)),
    ]


def opened(pieces: list[str]) -> dict[str, Any]:
    """What `sealed` wrote, of whatever version. Raises StampBroken."""
    signature, *rest = pieces or [""]
    text = "".join(rest)
    try:
        _signer().unsign(f"{text}:{signature}")
        plain: dict[str, Any] = json.loads(text)
    except (BadSignature, ValueError) as error:
        raise StampBroken from error
    return plain


def _signer() -> Signer:
    return Signer(salt="findings.plan_exchange")
