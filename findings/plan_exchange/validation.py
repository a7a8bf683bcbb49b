"""What the columns of a plan's file take: Excel offers the lists and refuses the rest."""

import datetime
from typing import Any

from xlsxwriter.worksheet import Worksheet

from findings.plan_exchange.columns import LONGEST, PlanColumn

FIRST_DAY, LAST_DAY = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)
LISTS = {
    "areas": "areas",
    "lead_agency": "agencies",
    "supporting": "agencies",
    "owner": "owners",
    "status": "statuses",
}


def validate(
    page: Worksheet, place: int, column: PlanColumn, last: int, lists: dict[str, str]
) -> None:
    """What a column takes, and what is said when one enters it; Excel refuses the rest."""
    rule = _rule(column, lists)
    hint = {"input_title": column.heading[:32], "input_message": column.hint[:255]}
    page.data_validation(
        1, place, last, place, {**rule, **hint, "error_message": column.hint[:255]}
    )


def _rule(column: PlanColumn, lists: dict[str, str]) -> dict[str, Any]:
    offered = lists.get(LISTS.get(column.name, ""))
    if offered:
        return {"validate": "list", "source": offered}
    if column.name in ("starts_on", "due", "revised_to"):
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": FIRST_DAY,
            "maximum": LAST_DAY,
        }
    if column.name == "percent":
        return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100}
    if column.name in LONGEST:
        return {"validate": "length", "criteria": "<=", "value": LONGEST[column.name]}
    return {"validate": "any"}
