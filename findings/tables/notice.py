"""Notices in words, made from the records as they stand when they are shown."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from findings.models import ImprovementAction, Notice
from findings.tables.digest import DigestLine, digest_lines, from_json, without_plans

Kind = Notice.Kind


@dataclass(frozen=True)
class Known:
    """What the person may still know of, among what their notices are about."""

    plans: frozenset[int] = frozenset()
    references: frozenset[str] = frozenset()
    """Of plans, as digests name them."""
    reviews: frozenset[int] = frozenset()
    on: datetime.date = datetime.date.min


@dataclass(frozen=True)
class NoticeRow:
    """One notice of the list."""

    pk: int
    kind: str
    words: str
    told: datetime.datetime
    is_read: bool
    title: str = ""
    """Of the record, where the person may still know of it."""
    lines: tuple[DigestLine, ...] = ()
    """Where it leads to; a digest has several."""


def notice_rows(notices: Iterable[Notice], known: Known) -> list[NoticeRow]:
    return [notice_row(notice, known) for notice in notices]


def notice_row(notice: Notice, known: Known) -> NoticeRow:
    """A notice in words; of a record that the person may know of no more, nothing but the kind."""
    if notice.kind == Kind.DIGEST:
        return _row(notice, _digest_words(notice), lines=_digest_lines(notice, known))
    if notice.action and notice.action.plan_id in known.plans:
        about = DigestLine(_("Go to the action"), "findings:action", str(notice.action.pk))
        words = _action_words(notice, notice.action, known.on)
        return _row(notice, words, notice.action.title, (about,))
    if notice.statement and notice.statement.review_id in known.reviews:
        reference = notice.statement.review.reference
        about = DigestLine(_("Go to the preparation"), "findings:review-preparation", reference)
        words = _("You are asked to draft a position statement for “%(review)s”.")
        title = str(notice.statement.area)
        return _row(notice, words % {"review": notice.statement.review}, title, (about,))
    if notice.plan and notice.plan_id in known.plans:
        about = DigestLine(_("Go to the plan"), "findings:action-plan", notice.plan.reference)
        return _row(notice, notice.get_kind_display(), notice.plan.title, (about,))
    return _row(notice, _("It is about a record that you may no longer see."))


def _row(
    notice: Notice, words: str, title: str = "", lines: tuple[DigestLine, ...] = ()
) -> NoticeRow:
    return NoticeRow(
        pk=notice.pk,
        kind=notice.get_kind_display(),
        words=words,
        told=notice.created_at,
        is_read=notice.read_at is not None,
        title=title,
        lines=lines,
    )


def _action_words(notice: Notice, action: ImprovementAction, on: datetime.date) -> str:
    if notice.kind == Kind.OVERDUE:
        return _overdue_words(action, on)
    words = {
        Kind.ASSIGNED: _("You own action %(action)s of “%(plan)s”."),
        Kind.MENTIONED: _("You are mentioned in a comment on action %(action)s of “%(plan)s”."),
        Kind.TO_VERIFY: _(
            "Action %(action)s of “%(plan)s” is said to be complete. Somebody other than its "
            "owner has to verify it."
        ),
        Kind.VERIFIED: _("Action %(action)s of “%(plan)s” was verified."),
        Kind.REOPENED: _("Action %(action)s of “%(plan)s” was reopened: it was not adequate yet."),
    }
    return words.get(Kind(notice.kind), _("Action %(action)s of “%(plan)s”.")) % _names(action)


def _overdue_words(action: ImprovementAction, on: datetime.date) -> str:
    """As the action stands now: it may have been done, or given another date, since."""
    names = _names(action)
    if action.is_finished:
        return _("Action %(action)s of “%(plan)s” was overdue; it waits no more.") % names
    if action.due_date is None or action.due_date >= on:
        return _("Action %(action)s of “%(plan)s” was overdue; its due date was revised.") % names
    return _("Action %(action)s of “%(plan)s” has been overdue since %(due)s.") % names


def _names(action: ImprovementAction) -> dict[str, str]:
    due = date_format(action.due_date, "j F Y") if action.due_date else ""
    return {"action": action.reference, "plan": action.plan.title, "due": due}


def _digest_words(notice: Notice) -> str:
    return _("This was mailed to you, or will be as soon as the mail server takes it.")


def _digest_lines(notice: Notice, known: Known) -> tuple[DigestLine, ...]:
    counts, until = from_json(notice.counts)
    return tuple(digest_lines(without_plans(counts, known.references), until=until))


def plans_named(notices: Iterable[Notice]) -> set[str]:
    """The references of plans that digests among these name."""
    digests = (notice for notice in notices if notice.kind == Kind.DIGEST)
    return {plan.reference for digest in digests for plan in from_json(digest.counts)[0].plans}
