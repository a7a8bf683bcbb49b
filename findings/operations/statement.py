"""A position statement: who drafts it, what it says, its sign-off, and what was concluded."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from findings.models import Evidence, Notice, PositionStatement, ReviewPreparation
from findings.operations.notice import notify
from findings.operations.review_lock import lock_statement
from portal.access.clash import Opened, refuse_clash
from portal.access.operation import recorded
from portal.accounts.models import User


class NothingWritten(Exception):  # noqa: N818 - a state, said to the person as it is
    """A statement without words is not signed off."""


class TooManyWords(Exception):  # noqa: N818
    """The statement has more words than the inspectorate takes."""

    def __init__(self, *, words: int, limit: int) -> None:
        super().__init__(f"{words} of {limit}")
        self.words = words
        self.limit = limit


class TextChanged(Exception):  # noqa: N818
    """Somebody has changed the text since the person read it."""


@dataclass(frozen=True)
class Conclusion:
    """What the inspectors concluded on an area; both blank takes the conclusion back."""

    outcome: str
    conclusion: str

    @classmethod
    def of(cls, statement: PositionStatement) -> "Conclusion":
        return cls(statement.outcome, statement.conclusion)


@recorded
def save_statement(
    *, statement: PositionStatement, text: str, opened: Opened | None, by: User
) -> PositionStatement:
    """Store the text as a draft, however long; a changed text is no longer signed off.

    Raises NotEditable, StatementsHandedOver, StatementGone and Clash.
    """
    locked = lock_statement(statement)
    refuse_clash(opened=opened, stored={"text": locked.text}, typed={"text": text})
    if locked.text != text:
        locked.text = text
        locked.signed_off_by = locked.signed_off_at = None
        locked.save()
    return locked


@recorded
def choose_drafters(
    *,
    statement: PositionStatement,
    drafters: Iterable[User],
    at: datetime.datetime,
    by: User,
) -> PositionStatement:
    """Say who drafts a statement, and tell those who are newly asked.

    Raises NotEditable, StatementsHandedOver and StatementGone.
    """
    locked = lock_statement(statement)
    asked, before = list(drafters), set(locked.drafters.all())
    locked.drafters.set(asked)
    new = [person for person in asked if person not in before]
    notify(people=new, kind=Notice.Kind.TO_DRAFT, at=at, by=by, statement=locked)
    return locked


@recorded
def set_statement_evidence(
    *, statement: PositionStatement, evidence: Iterable[Evidence], by: User
) -> PositionStatement:
    """Say what shows that the statement is so.

    Raises NotEditable, StatementsHandedOver and StatementGone.
    """
    locked = lock_statement(statement)
    locked.evidence.set(evidence)
    return locked


@recorded
def sign_off_statement(
    *, statement: PositionStatement, at: datetime.datetime, seen: str, by: User
) -> bool:
    """Sign off the text that the person has seen; False when it is signed off already.

    `seen` is the text's fingerprint. Raises NotEditable, StatementsHandedOver, StatementGone,
    TextChanged, NothingWritten and TooManyWords.
    """
    locked = lock_statement(statement)
    if locked.is_signed_off:
        return False
    if locked.fingerprint != seen:
        raise TextChanged(locked.pk)
    if not locked.words:
        raise NothingWritten(locked.pk)
    limit = _word_limit(locked)
    if limit is not None and locked.words > limit:
        raise TooManyWords(words=locked.words, limit=limit)
    locked.signed_off_by, locked.signed_off_at, locked.unsigned_reason = by, at, ""
    locked.save()
    return True


@recorded
def unsign_statement(*, statement: PositionStatement, reason: str, by: User) -> bool:
    """Take a sign-off back for a reason; False when there is none.

    Raises NotEditable, StatementsHandedOver and StatementGone.
    """
    locked = lock_statement(statement)
    if not locked.is_signed_off:
        return False
    locked.signed_off_by = locked.signed_off_at = None
    locked.unsigned_reason = reason
    locked.save()
    return True


@recorded
def conclude_statement(
    *,
    statement: PositionStatement,
    conclusion: Conclusion,
    at: datetime.datetime,
    opened: Opened | None,
    by: User,
) -> PositionStatement:
    """Record what the inspectors concluded on an area, or take that back.

    It counts once the review is published. Raises NotEditable, StatementGone and Clash.
    """
    locked = lock_statement(statement, changing=False)
    refuse_clash(opened=opened, stored=vars(Conclusion.of(locked)), typed=vars(conclusion))
    if Conclusion.of(locked) == conclusion:
        return locked
    locked.outcome, locked.conclusion = conclusion.outcome, conclusion.conclusion
    said = bool(conclusion.outcome or conclusion.conclusion)
    locked.concluded_by, locked.concluded_at = (by, at) if said else (None, None)
    locked.save()
    return locked


def _word_limit(statement: PositionStatement) -> int | None:
    limits = ReviewPreparation.objects.filter(inspection=statement.review_id)
    return limits.values_list("word_limit", flat=True).first()
