"""Reading a progress review off the records, for the snapshot of its paper."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import F, Prefetch, QuerySet
from django.utils.timezone import localdate

from findings.models import Evidence, Finding, PositionStatement, ReviewPreparation
from findings.reports.inspection_facts import InspectionFacts
from findings.reports.review_facts import (
    ConcludedFacts,
    ReviewedAreaFacts,
    ReviewFacts,
    StepFacts,
)
from inspections.models import Inspection


def review_facts(review: Inspection, *, is_draft: bool) -> ReviewFacts:
    """What a paper on a review tells of it beside what the inspection itself says.

    The statements are locked, so that nobody concludes while they are read.
    """
    is_told = is_draft or review.is_published
    first = review.follows
    preparation = ReviewPreparation.objects.filter(inspection=review).first()
    submitted_at = preparation.submitted_at if preparation else None
    return ReviewFacts(
        is_told=is_told,
        followed=first.title if first else "",
        followed_on=first.published_on if first else None,
        statements_due_on=preparation.statements_due_on if preparation else None,
        submitted_on=localdate(submitted_at) if submitted_at else None,
        areas=tuple(_areas(review, is_told=is_told)),
        steps=tuple(_steps(preparation)) if preparation else (),
    )


def without_results(facts: InspectionFacts) -> InspectionFacts:
    """What may be told of one that is not published: what is done, not what was found."""
    return replace(
        facts,
        confidence_statement="",
        evidence_note="",
        grades=(),
        evidence=(),
        findings=(),
    )


def _areas(review: Inspection, *, is_told: bool) -> Iterable[ReviewedAreaFacts]:
    locked = review.position_statements.order_by("pk").select_for_update(no_key=True)
    list(locked.values_list("pk"))
    shown = Evidence.objects.current().filter(seen_by=Evidence.SeenBy.EVERYONE)
    rows = review.position_statements.select_related("area__question").prefetch_related(
        Prefetch("evidence", shown.order_by("title")),
        Prefetch("area__position_statements", _concluded(review), to_attr="concluded"),
    )
    for number, row in enumerate(rows, start=1):
        found = _area(number, row)
        yield found if is_told else _named_alone(found)


def _concluded(review: Inspection) -> QuerySet[PositionStatement]:
    """The conclusions of other published reviews, the first one first."""
    rows = PositionStatement.objects.exclude(review=review).exclude(outcome="")
    published = rows.filter(review__state=Inspection.State.PUBLISHED).select_related("review")
    return published.order_by(F("review__published_on").asc(nulls_last=True), "review_id")


def _area(number: int, row: PositionStatement) -> ReviewedAreaFacts:
    return ReviewedAreaFacts(
        number=number,
        text=row.area.text,
        kind=row.area.kind,
        question=row.area.question.text if row.area.question else "",
        statement=row.text,
        is_signed_off=row.signed_off_at is not None,
        evidence=tuple(piece.title for piece in row.evidence.all()),
        outcome=row.outcome,
        conclusion=row.conclusion,
        earlier=tuple(_earlier(row.area)),
    )


def _earlier(area: Finding) -> Iterable[ConcludedFacts]:
    for told in getattr(area, "concluded", ()):
        yield ConcludedFacts(told.review.title, told.review.published_on, told.outcome)


def _named_alone(area: ReviewedAreaFacts) -> ReviewedAreaFacts:
    return replace(area, statement="", evidence=(), outcome="", conclusion="")


def _steps(preparation: ReviewPreparation) -> Iterable[StepFacts]:
    for row in preparation.steps.all():
        yield StepFacts(row.get_kind_display(), row.title, row.responsible, row.due_on, row.done_on)
