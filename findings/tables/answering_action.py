"""The actions that answer an area, as the area's page lists them."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_date

from findings.models import ImprovementAction


@dataclass(frozen=True)
class AnsweringAction:
    """One action of a plan, read together with its area."""

    title: str
    reference: str
    plan: str
    status: str
    label: str
    brag: str
    due: datetime.date | None
    href: str


def answering_actions(rows: Iterable[dict[str, Any]]) -> list[AnsweringAction]:
    """Of rows with pk, title, reference, plan, status, brag and due as the database writes them."""
    return [
        AnsweringAction(
            title=row["title"],
            reference=row["reference"],
            plan=row["plan"],
            status=row["status"],
            label=str(ImprovementAction.Status(row["status"]).label),
            brag=row["brag"],
            due=parse_date(row["due"]) if row["due"] else None,
            href=reverse("findings:action", args=[row["pk"]]),
        )
        for row in rows
    ]
