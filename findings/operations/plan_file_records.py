"""What a plan's file is made of, and what it is compared with."""

import datetime
from collections.abc import Iterable
from typing import TypeVar

from django.db.models import Model, Prefetch, QuerySet
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from findings.models import ActionPlan, Finding, ImprovementAction, ProgressUpdate
from findings.operations.improvement_action import areas_to_answer, owners
from findings.plan_exchange.columns import FEWEST, plan_columns
from findings.plan_exchange.row import PlanRow, tidy
from findings.plan_exchange.stamp import Names, Stamp
from findings.tables.plan_difference import NowAction, Titles
from inspections.models import Agency

M = TypeVar("M", bound=Model)
SHOWN_OF_AREA = 100
"""So many characters of an area stand in a list of the file."""


def stamp_of(plan: ActionPlan, *, at: datetime.datetime) -> Stamp:
    """What goes out: every action as it is, and what its lists offer. Four queries at any size."""
    actions = list(_actions(plan))
    rows = {action.reference: PlanRow.of(action) for action in actions}
    areas = max([FEWEST, *(len(row.areas) for row in rows.values())])
    supporting = max([FEWEST, *(len(row.supporting) for row in rows.values())])
    return Stamp(
        plan=plan.reference,
        made_at=at,
        sheet=_("Actions"),
        headings=tuple(column.heading for column in plan_columns(areas, supporting)),
        areas=areas,
        supporting=supporting,
        names=names_of(plan, actions, on=localdate(at)),
        rows=rows,
    )


def names_of(plan: ActionPlan, actions: Iterable[ImprovementAction], *, on: datetime.date) -> Names:
    """What the lists offer: what may be chosen today, and what actions have already."""
    rows = list(actions)
    areas = _with(areas_to_answer(plan), (area for row in rows for area in row.findings.all()))
    agencies = Agency.objects.filter(partnership=plan.partnership_id)
    people = _with(owners(plan.partnership_id, on=on), (row.owner for row in rows if row.owner))
    return Names(
        areas={_listed(number, area): area.pk for number, area in enumerate(areas, start=1)},
        agencies={tidy(agency.name): agency.pk for agency in agencies},
        owners={person.email: person.pk for person in people},
    )


def now_of(plan: ActionPlan, *, since: datetime.datetime) -> dict[str, NowAction]:
    """Every action as it is, with what was told of it since a time."""
    told = ProgressUpdate.objects.filter(written_at__gte=since)
    actions = _actions(plan).prefetch_related(
        Prefetch("updates", queryset=told, to_attr="told_since")
    )
    return {
        action.reference: NowAction(
            PlanRow.of(action),
            tuple(f"{tidy(each.text)}\n{tidy(each.next_step)}" for each in action.told_since),
        )
        for action in actions
    }


def titles_of(*offers: Names) -> Titles:
    """What records are called on the page, by all lists that named them."""
    areas: dict[int, str] = {}
    agencies: dict[int, str] = {}
    people: dict[int, str] = {}
    for names in offers:
        areas |= {pk: name.partition(". ")[2] for name, pk in names.areas.items()}
        agencies |= {pk: name for name, pk in names.agencies.items()}
        people |= {pk: name for name, pk in names.owners.items()}
    return Titles(areas, agencies, people)


def _actions(plan: ActionPlan) -> QuerySet[ImprovementAction]:
    rows = plan.actions.select_related("owner").in_order()
    return rows.prefetch_related("findings", "supporting_agencies")


def _with(offered: Iterable[M], had: Iterable[M]) -> list[M]:
    """What is offered, and behind it what actions have although it is not offered any more."""
    rows = {row.pk: row for row in offered}
    rows |= {row.pk: row for row in had if row.pk not in rows}
    return list(rows.values())


def _listed(number: int, area: Finding) -> str:
    """An area as the list has it: its number makes it the only one of its text."""
    text = Truncator(" ".join(tidy(area.text).split())).chars(SHOWN_OF_AREA)
    return f"{number}. {text}"
