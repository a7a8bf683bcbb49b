"""What people say to each other about an action, and whom they mention."""

import datetime
from collections.abc import Collection

from django.utils.timezone import localdate

from findings.models import Comment, ImprovementAction, Notice
from findings.models.comment import readers_of_comments
from findings.operations.action_lock import lock_action
from findings.operations.notice import notify
from portal.access.operation import recorded
from portal.accounts.models import User

SENT_TWICE = datetime.timedelta(minutes=1)
"""The same words of the same person within this time are one comment."""


class NotAmongReaders(Exception):  # noqa: N818 - a state, said to the person as it is
    """Somebody is mentioned who may not read what is said there."""


class CommentOfAnother(Exception):  # noqa: N818
    """A comment is removed by the one who wrote it."""


@recorded
def write_comment(
    *,
    action: ImprovementAction,
    text: str,
    mentions: Collection[User] = (),
    at: datetime.datetime,
    by: User,
) -> Comment:
    """Say something about an action, and tell those who are mentioned.

    Raises PlanClosed, and NotAmongReaders when somebody is mentioned who may not read it.
    """
    locked = lock_action(action)
    readers = readers_of_comments(locked.plan, on=localdate(at))
    people = list(readers.filter(pk__in=[person.pk for person in mentions]))
    if len(people) < len(set(mentions)):
        raise NotAmongReaders
    if (comment := _sent_before(locked, text, at=at, by=by)) is not None:
        return comment
    comment = locked.comments.create(text=text, written_by=by, written_at=at)
    comment.mentions.set(people)
    notify(people=people, kind=Notice.Kind.MENTIONED, action=locked, at=at, by=by)
    return comment


@recorded
def remove_comment(*, comment: Comment, at: datetime.datetime, by: User) -> Comment:
    """Take one's own comment away; its words stay in the history.

    Raises PlanClosed and CommentOfAnother.
    """
    lock_action(comment.action)
    locked = Comment.objects.select_for_update().get(pk=comment.pk)
    if locked.written_by_id != by.pk:
        raise CommentOfAnother(locked.pk)
    if locked.removed_at is None:
        locked.removed_at = at
        locked.save(update_fields=["removed_at"])
    return locked


def _sent_before(
    action: ImprovementAction, text: str, *, at: datetime.datetime, by: User
) -> Comment | None:
    """The newest comment there, where it is the same one."""
    same = action.comments.filter(written_by=by, text=text, removed_at=None)
    return same.filter(written_at__gt=at - SENT_TWICE).last()
