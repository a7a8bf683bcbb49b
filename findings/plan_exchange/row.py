"""What one row of the sheet says of an action, in values that can be compared."""

import datetime
import re
from dataclasses import asdict, dataclass, fields
from typing import Any

from findings.models import ImprovementAction

TEXTS = ("title", "description", "outcome", "success_measure", "lead_officer")
NAMES = ("lead_agency", "owner")
SETS = ("areas", "supporting")
DATES = ("starts_on", "due")
PROGRESS = ("status", "percent")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class PlanRow:
    """An action's values; records by their ids, `due` the date that counts."""

    title: str = ""
    description: str = ""
    outcome: str = ""
    success_measure: str = ""
    areas: tuple[int, ...] = ()
    lead_agency: int | None = None
    lead_officer: str = ""
    owner: int | None = None
    supporting: tuple[int, ...] = ()
    starts_on: datetime.date | None = None
    due: datetime.date | None = None
    status: str = ImprovementAction.Status.NOT_STARTED
    percent: int = 0

    @classmethod
    def of(cls, action: ImprovementAction) -> "PlanRow":
        """Asks for the action's findings and supporting agencies."""
        return cls(
            **{name: tidy(getattr(action, name)) for name in TEXTS},
            areas=tuple(sorted(area.pk for area in action.findings.all())),
            lead_agency=action.lead_agency_id,
            owner=action.owner_id,
            supporting=tuple(sorted(agency.pk for agency in action.supporting_agencies.all())),
            starts_on=action.starts_on,
            due=action.due_date,
            status=action.status,
            percent=action.percent,
        )

    def as_json(self) -> dict[str, Any]:
        """Dates as ISO texts; the rest as it is."""
        plain = asdict(self)
        return plain | {name: _iso(plain[name]) for name in DATES}

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> "PlanRow":
        known = {field.name: plain[field.name] for field in fields(cls)}
        known |= {name: tuple(plain[name]) for name in SETS}
        return cls(**known | {name: day_of(plain[name]) for name in DATES})


@dataclass(frozen=True)
class FilledRow:
    """One row as it came back: the action's values, and what the person adds to them."""

    line: int
    """Its number in the sheet."""
    reference: str
    """Empty for an action that is new."""
    values: PlanRow
    update: str = ""
    next_step: str = ""
    revised_to: datetime.date | None = None
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        own = {"revised_to": _iso(self.revised_to), "values": self.values.as_json()}
        return {field.name: getattr(self, field.name) for field in fields(self)} | own

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> "FilledRow":
        own = {
            "revised_to": day_of(plain["revised_to"]),
            "values": PlanRow.from_json(plain["values"]),
        }
        return cls(**plain | own)

    def moves(self, sent: PlanRow) -> bool:
        """Whether the file has another status or per cent than went out."""
        return any(getattr(self.values, name) != getattr(sent, name) for name in PROGRESS)

    def progress_after(self, sent: PlanRow, now: PlanRow) -> PlanRow:
        """Where status and per cent stand after the row's update: as now, where it left them."""
        return self.values if self.moves(sent) else now


def tidy(text: str) -> str:
    """A text as a cell keeps it, so that a cell that nobody touched compares alike."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def day_of(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
