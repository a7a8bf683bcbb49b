"""The row locks that every change of a review takes, and what they refuse."""

from findings.models import PositionStatement, ReviewPreparation
from inspections.models import Inspection
from inspections.operations.inspection import NotEditable, lock_editable


class NotPrepared(Exception):  # noqa: N818 - a state, said to the person as it is
    """Nobody has begun to prepare the review."""


class StatementsHandedOver(Exception):  # noqa: N818
    """The inspectors have the statements; the partnership changes none unless they come back."""


class StatementGone(Exception):  # noqa: N818
    """The area was taken off the review's list, and its statement with it."""


def lock_preparation(review: Inspection, *, changing: bool = True) -> ReviewPreparation:
    """The preparation under the lock of its review, which is open for entry.

    `changing` is anything that the inspectors would miss. Raises NotEditable, NotPrepared and,
    when changing, StatementsHandedOver.
    """
    locked = lock_editable(review)
    row = ReviewPreparation.objects.select_for_update().filter(inspection=locked).first()
    if row is None:
        raise NotPrepared(locked.reference)
    if changing and row.is_handed_over:
        raise StatementsHandedOver(locked.reference)
    row.inspection = locked
    return row


def lock_statement(statement: PositionStatement, *, changing: bool = True) -> PositionStatement:
    """One statement under the lock of its review.

    Raises NotEditable and StatementGone; when changing, StatementsHandedOver.
    """
    locked = lock_editable(statement.review)
    preparation = ReviewPreparation.objects.filter(inspection=locked).first()
    if changing and preparation is not None and preparation.is_handed_over:
        raise StatementsHandedOver(locked.reference)
    rows = PositionStatement.objects.select_for_update(of=("self",)).select_related("area")
    row = rows.filter(pk=statement.pk).first()
    if row is None:
        raise StatementGone(statement.pk)
    row.review = locked
    return row


__all__ = [
    "NotEditable",
    "NotPrepared",
    "StatementGone",
    "StatementsHandedOver",
    "lock_preparation",
    "lock_statement",
]
