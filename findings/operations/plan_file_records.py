"""What a plan's file is made of, and what it is compared with."""

import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from findings.models import ActionPlan, Finding, ImprovementAction, ProgressUpdate
from findings.operations.improvement_action import areas_to_answer, owners
from findings.plan_exchange.columns import FEWEST, plan_columns
from findings.plan_exchange.row import PlanRow, tidy
from findings.plan_exchange.stamp import Names, Stamp
from findings.tables.plan_difference import NowAction
from findings.tables.plan_part import Titles
from inspections.models import Agency
from portal.accounts.models import User

SHOWN_OF_AREA = 100
"""So many characters of an area stand in a list of the file."""


def stamp_of(plan: ActionPlan, *, at: datetime.datetime) -> Stamp:
    """What goes out: every action as it is, and what its lists offer. Six queries at any size."""
    rows = {action.reference: PlanRow.of(action) for action in _actions(plan)}
    areas = max([FEWEST, *(len(row.areas) for row in rows.values())])
    supporting = max([FEWEST, *(len(row.supporting) for row in rows.values())])
    return Stamp(
        plan=plan.reference,
        made_at=at,
        sheet=_("Actions"),
        headings=tuple(column.heading for column in plan_columns(areas, supporting)),
        areas=areas,
        supporting=supporting,
        names=names_of(plan, on=localdate(at)),
        rows=rows,
    )


def names_of(plan: ActionPlan, *, on: datetime.date) -> Names:
    """What the lists offer: what may be chosen today, and what actions have already."""
    agencies = Agency.objects.filter(partnership=plan.partnership_id)
    return Names(
        areas={_listed(number, area): area.pk for number, area in enumerate(_areas(plan), start=1)},
        agencies={tidy(agency.name): agency.pk for agency in agencies},
        owners={person.email: person.pk for person in _owners(plan, on=on)},
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


def _areas(plan: ActionPlan) -> QuerySet[Finding]:
    """By one query, those that are offered and those that actions answer although they are not."""
    offered = areas_to_answer(plan)
    rows = Finding.objects.filter(
        Q(pk__in=offered.order_by().values("pk"))
        | Q(
            pk__in=ImprovementAction.findings.through.objects.filter(
                improvementaction__plan=plan
            ).values("finding")
        )
    )
    return rows.order_by(*offered.query.order_by)


def _owners(plan: ActionPlan, *, on: datetime.date) -> QuerySet[User]:
    """By one query, those who may own an action today and those who own one although not."""
    offered = owners(plan.partnership_id, on=on)
    rows = User.objects.filter(
        Q(pk__in=offered.order_by().values("pk")) | Q(pk__in=plan.actions.values("owner"))
    )
    return rows.order_by(*offered.query.order_by)


def _listed(number: int, area: Finding) -> str:
    """An area as the list has it: its number makes it the only one of its text."""
    text = Truncator(" ".join(tidy(area.text).split())).chars(SHOWN_OF_AREA)
    return f"{number}. {text}"
