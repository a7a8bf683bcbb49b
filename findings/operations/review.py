"""Getting ready for a progress review: its areas, its timetable, and handing it over."""

import datetime
from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Coalesce

from findings.models import Finding, PositionStatement, ReadinessStep, ReviewPreparation
from findings.operations.review_lock import lock_preparation
from inspections.models import Inspection
from inspections.models.inspection import DAY_FIELDS
from inspections.operations.inspection import lock_editable
from portal.access.clash import Opened, refuse_clash
from portal.access.operation import recorded
from portal.accounts.models import User

SUGGESTED = [kind for kind in ReadinessStep.Kind if kind is not ReadinessStep.Kind.OTHER]
"""What a partnership mostly has to have ready, in its order."""


class NotAReview(Exception):  # noqa: N818 - a state, said to the person as it is
    """Only a progress review that follows an inspection has areas to report on."""


class NotAllSignedOff(Exception):  # noqa: N818
    """Some statements are not signed off, and nobody has said why that may be."""


class StepGone(Exception):  # noqa: N818
    """Somebody has removed the step meanwhile."""


@dataclass(frozen=True)
class PreparationDetails:
    """What the page "Limits and dates" holds."""

    word_limit: int | None
    statements_due_on: datetime.date | None

    @classmethod
    def of(cls, preparation: ReviewPreparation) -> "PreparationDetails":
        return cls(preparation.word_limit, preparation.statements_due_on)


@dataclass(frozen=True)
class StepDetails:
    """What a step of readiness says."""

    title: str
    responsible: str = ""
    due_on: datetime.date | None = None
    done_on: datetime.date | None = None
    note: str = ""

    @classmethod
    def of(cls, step: ReadinessStep) -> "StepDetails":
        return cls(**{name: getattr(step, name) for name in cls.__dataclass_fields__})


def areas_to_review(review: Inspection) -> list[Finding]:
    """What was open when this review began: not closed by the reviews before it.

    The areas are those of the inspections that it follows, one after the other, and of the
    reviews between. Those before it are known by their days, undated ones by their entry.
    """
    chain = _chain(review)
    areas = Finding.objects.areas().published().filter(inspection__in=chain)
    rows = list(areas.select_related("inspection").order_by("inspection", "kind", "position", "pk"))
    last = _outcomes_before(review, rows)
    return [row for row in rows if last.get(row.pk) != PositionStatement.Outcome.CLOSED]


def _chain(review: Inspection) -> list[int]:
    """The inspections that a review follows, up to the first, and the other reviews of them."""
    chain: list[int] = []
    follows = review.follows_id
    while follows is not None and follows not in chain:
        chain.append(follows)
        follows = Inspection.objects.values_list("follows_id", flat=True).get(pk=follows)
    others = Inspection.objects.published().filter(follows__in=chain).exclude(pk=review.pk)
    between = others.filter(kind=Inspection.Kind.PROGRESS_REVIEW, pk__lt=review.pk)
    return [*chain, *between.values_list("pk", flat=True)]


def _outcomes_before(review: Inspection, areas: list[Finding]) -> dict[int, str]:
    """By area the last outcome of a review that came before this one."""
    own = _place(review.pk, review.published_on or review.fieldwork_from)
    day = Coalesce(*(f"review__{field}" for field in DAY_FIELDS))
    said = PositionStatement.objects.filter(
        area__in=areas, review__state=Inspection.State.PUBLISHED
    ).exclude(outcome="")
    rows = said.annotate(day=day).order_by(F("day").asc(nulls_first=True), "review_id")
    return {
        row["area_id"]: row["outcome"]
        for row in rows.values("area_id", "outcome", "day", "review_id")
        if _place(row["review_id"], row["day"]) < own
    }


def _place(pk: int, day: datetime.date | None) -> tuple[datetime.date, int]:
    return day or datetime.date.min, pk


@recorded
def prepare_review(*, review: Inspection, by: User | None) -> tuple[ReviewPreparation, bool]:
    """Begin to prepare a review: a statement for each open area, and the suggested steps.

    Returns whether this call began it. Raises NotEditable and NotAReview.
    """
    locked = lock_editable(review)
    if locked.kind != Inspection.Kind.PROGRESS_REVIEW or locked.follows_id is None:
        raise NotAReview(locked.reference)
    preparation, is_new = ReviewPreparation.objects.get_or_create(inspection=locked)
    if is_new:
        ReadinessStep.objects.bulk_create(
            ReadinessStep(preparation=preparation, kind=kind, position=place, title=str(kind.label))
            for place, kind in enumerate(SUGGESTED, start=1)
        )
        _list_areas(locked)
    return preparation, is_new


@recorded
def list_areas_again(*, review: Inspection, by: User) -> tuple[int, int, int]:
    """List the areas as they are open now: how many came, went, and stayed though closed.

    A statement that somebody has written in, given evidence or drafters is never removed.
    Raises NotEditable, NotPrepared and StatementsHandedOver.
    """
    return _list_areas(lock_preparation(review).inspection)


def _list_areas(review: Inspection) -> tuple[int, int, int]:
    areas = areas_to_review(review)
    there = {row.area_id: row for row in review.position_statements.all()}
    gone = [row for pk, row in there.items() if pk not in {area.pk for area in areas}]
    empty = [row for row in gone if not _holds_anything(row)]
    PositionStatement.objects.filter(pk__in=[row.pk for row in empty]).delete()
    for place, area in enumerate(areas, start=1):
        review.position_statements.update_or_create(area=area, defaults={"position": place})
    added = len([area for area in areas if area.pk not in there])
    return added, len(empty), len(gone) - len(empty)


def _holds_anything(statement: PositionStatement) -> bool:
    return bool(
        statement.text
        or statement.outcome
        or statement.evidence.exists()
        or statement.drafters.exists()
    )


@recorded
def save_preparation(
    *, review: Inspection, details: PreparationDetails, opened: Opened | None, by: User
) -> ReviewPreparation:
    """Store limit and date. Raises NotEditable, NotPrepared, StatementsHandedOver and Clash."""
    locked = lock_preparation(review)
    refuse_clash(opened=opened, stored=vars(PreparationDetails.of(locked)), typed=vars(details))
    locked.word_limit = details.word_limit
    locked.statements_due_on = details.statements_due_on
    locked.save()
    return locked


@recorded
def add_step(*, review: Inspection, details: StepDetails, by: User) -> ReadinessStep:
    """Add a step of the partnership's own. Raises NotEditable and NotPrepared."""
    preparation = lock_preparation(review, changing=False)
    last = preparation.steps.order_by("position").last()
    return preparation.steps.create(
        kind=ReadinessStep.Kind.OTHER, position=last.position + 1 if last else 1, **vars(details)
    )


@recorded
def save_step(
    *, step: ReadinessStep, details: StepDetails, opened: Opened | None, by: User
) -> ReadinessStep:
    """Store what a step says. Raises NotEditable, NotPrepared, StepGone and Clash."""
    locked = _lock_step(step)
    refuse_clash(opened=opened, stored=vars(StepDetails.of(locked)), typed=vars(details))
    for name, value in vars(details).items():
        setattr(locked, name, value)
    locked.save()
    return locked


@recorded
def move_step(*, step: ReadinessStep, places: int, by: User) -> ReadinessStep:
    """Move a step: -1 is one up, 1 one down; the ends hold it.

    Raises NotEditable, NotPrepared and StepGone.
    """
    moved = _lock_step(step)
    steps = list(moved.preparation.steps.all())
    place = steps.index(moved)
    steps.insert(min(max(place + places, 0), len(steps) - 1), steps.pop(place))
    for position, row in enumerate(steps, start=1):
        row.position = position
    ReadinessStep.objects.bulk_update(steps, ["position"])
    return moved


@recorded
def remove_step(*, step: ReadinessStep, by: User) -> None:
    """Take a step off the timetable; its history stays. Raises NotEditable and NotPrepared."""
    lock_preparation(step.preparation.inspection, changing=False)
    ReadinessStep.objects.filter(pk=step.pk).delete()


def _lock_step(step: ReadinessStep) -> ReadinessStep:
    preparation = lock_preparation(step.preparation.inspection, changing=False)
    row = preparation.steps.filter(pk=step.pk).first()
    if row is None:
        raise StepGone(step.pk)
    row.preparation = preparation
    return row


@recorded
def hand_over(
    *, review: Inspection, at: datetime.datetime, exception_reason: str = "", by: User
) -> bool:
    """Give the statements to the inspectors; False when they have them.

    Raises NotEditable, NotPrepared, and NotAllSignedOff unless a reason for that is given.
    """
    preparation = lock_preparation(review, changing=False)
    if preparation.is_handed_over:
        return False
    unsigned = preparation.inspection.position_statements.filter(signed_off_at=None).exists()
    if unsigned and not exception_reason:
        raise NotAllSignedOff(review.reference)
    preparation.submitted_by, preparation.submitted_at = by, at
    preparation.exception_reason = exception_reason if unsigned else ""
    preparation.taken_back_reason = ""
    preparation.save()
    return True


@recorded
def take_back(*, review: Inspection, reason: str, by: User) -> bool:
    """Take the statements back to change them; False when the inspectors do not have them.

    What the inspectors concluded stays. Raises NotEditable and NotPrepared.
    """
    preparation = lock_preparation(review, changing=False)
    if not preparation.is_handed_over:
        return False
    preparation.submitted_by = preparation.submitted_at = None
    preparation.exception_reason, preparation.taken_back_reason = "", reason
    preparation.save()
    return True
