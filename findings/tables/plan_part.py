"""What of an action a plan's file can change, and how its values are written on the page."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from findings.models import ImprovementAction
from findings.plan_exchange.row import PlanRow

PARTS = {
    "title": _("Action"),
    "description": _("Description"),
    "outcome": _("Intended outcome"),
    "success_measure": _("Success measure"),
    "areas": _("Areas that it answers"),
    "lead_agency": _("Lead agency"),
    "lead_officer": _("Lead officer"),
    "owner": _("Owner"),
    "supporting": _("Supporting agencies"),
    "starts_on": _("Start"),
    "due": _("Due"),
}
"""What is changed by editing the action, in the order of the sheet."""
UPDATE, REVISION, NEW = "update", "revision", "new"
LABELS = {
    **PARTS,
    UPDATE: _("New update"),
    REVISION: _("New due date"),
    NEW: _("New action"),
}


@dataclass(frozen=True)
class Titles:
    """How records are called on the page, by their ids."""

    areas: Mapping[int, str] = field(default_factory=dict)
    agencies: Mapping[int, str] = field(default_factory=dict)
    owners: Mapping[int, str] = field(default_factory=dict)


def standing(values: PlanRow) -> str:
    """Status and per cent in words."""
    return gettext("%(status)s, %(percent)s%%") % {
        "status": ImprovementAction.Status(values.status).label,
        "percent": values.percent,
    }


def shown_as(part: str, titles: Titles) -> Callable[[object], str]:
    """How a value of a part is written on the page; empty ones as nothing."""
    names = {
        "areas": titles.areas,
        "supporting": titles.agencies,
        "lead_agency": titles.agencies,
        "owner": titles.owners,
    }.get(part, {})

    def shown(value: object) -> str:
        if value is None:
            return ""
        if isinstance(value, datetime.date):
            return date_format(value)
        if isinstance(value, tuple):
            return "\n".join(_name(names, pk) for pk in value)
        return _name(names, value) if isinstance(value, int) else str(value)

    return shown


def _name(names: Mapping[int, str], pk: int) -> str:
    return names.get(pk) or gettext("Not in the lists any more")
