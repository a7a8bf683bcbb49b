"""The demonstration's progress review in preparation: its areas and its timetable."""

import datetime

from findings.models import ReadinessStep
from findings.operations.review import prepare_review
from findings.reference import Row, demonstration_inspections
from inspections.models import Inspection

WORDS = ("kind", "title", "responsible", "note")


def add_reviews() -> int:
    """Prepare those that the files prepare and nobody has; runs inside the operation."""
    rows = {
        row["reference"]: row["preparation"]
        for row in demonstration_inspections()
        if "preparation" in row
    }
    drafts = Inspection.objects.filter(reference__in=rows, state=Inspection.State.DRAFT)
    reviews = list(drafts.filter(preparation=None).exclude(follows=None))
    for review in reviews:
        _prepare(review, rows[review.reference])
    return len(reviews)


def _prepare(review: Inspection, row: Row) -> None:
    preparation, _is_new = prepare_review(review=review, by=None)
    preparation.steps.all().delete()
    ReadinessStep.objects.bulk_create(
        ReadinessStep(
            preparation=preparation,
            position=position,
            done_on=datetime.date.fromisoformat(step["done_on"]) if "done_on" in step else None,
            **{name: step[name] for name in WORDS if name in step},
        )
        for position, step in enumerate(row["steps"], start=1)
    )
