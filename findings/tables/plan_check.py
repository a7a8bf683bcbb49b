"""What is missing in a plan before its partnership agrees it: said, and never in the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


@dataclass(frozen=True)
class Missing:
    """One kind of gap, with the records that have it."""

    heading: "StrPromise"
    rows: tuple[Any, ...]


@dataclass(frozen=True)
class PlanCheck:
    """How many actions there are to agree, and what they lack."""

    actions: int
    areas: int
    missing: tuple[Missing, ...]


def check_plan(areas: Sequence[Any], actions: Iterable[Any]) -> PlanCheck:
    """Of live actions with their findings fetched, and the areas that the plan has to answer."""
    rows = list(actions)
    answered = {area.pk for row in rows for area in row.findings.all()}
    open_areas = tuple(area for area in areas if area.pk not in answered)
    gaps = (
        Missing(_("Areas that no action answers"), open_areas),
        Missing(_("Actions that answer no area"), _without(rows, lambda row: row.findings.all())),
        Missing(_("Actions without an owner"), _without(rows, lambda row: row.owner_id)),
        Missing(
            _("Actions without a start or a due date"),
            _without(rows, lambda row: row.starts_on and row.due_on),
        ),
        Missing(
            _("Actions without a success measure"), _without(rows, lambda row: row.success_measure)
        ),
    )
    return PlanCheck(len(rows), len(areas), tuple(gap for gap in gaps if gap.rows))


def _without(rows: Sequence[Any], has: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return tuple(row for row in rows if not has(row))
