"""What people say to each other about an action."""

import datetime

import pghistory
from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from findings.models.action_plan import ActionPlan
from findings.models.improvement_action import ImprovementAction
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User


def readers_of_comments(plan: ActionPlan, *, on: datetime.date) -> models.QuerySet[User]:
    """Those who may read what is said about the actions of a plan on a day.

    Of a plan that is being drafted these are those alone who see the partnership's drafts.
    """
    readers = User.objects.who_may(Permission.COMMENT_ON_ACTION, plan.partnership_id, on=on)
    if plan.state != ActionPlan.State.DRAFT:
        return readers
    drafts = User.objects.who_may(Permission.VIEW_DRAFT, plan.partnership_id, on=on)
    return readers.filter(pk__in=drafts.values("pk"))


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments: read by those who may write them."""

    def allowed(self, user: User, permission: Permission) -> "CommentQuerySet":
        """Those on actions that `permission` reaches, where the person takes part in comments."""
        talks = scope_of(user, Permission.COMMENT_ON_ACTION).condition("action__plan__partnership")
        actions = ImprovementAction.objects.allowed(user, permission)
        return self.filter(talks, action__in=actions)

    def with_mentioned(self) -> "CommentQuerySet":
        """With `mentioned`: the names of those whom each comment mentions."""
        people = Comment.mentions.through.objects.filter(comment=OuterRef("pk"))
        name = Coalesce(
            NullIf("user__display_name", Value("")),
            "user__email",
            output_field=models.TextField(),
        )
        named = people.order_by(name).values(name=name)
        return self.select_related("written_by").annotate(mentioned=ArraySubquery(named))

    def current(self) -> "CommentQuerySet":
        """Those that their writers have not removed."""
        return self.filter(removed_at=None)


@pghistory.track()
class Comment(models.Model):
    """A remark on an action, which may mention people; working matter, not for boards."""

    action = models.ForeignKey(ImprovementAction, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(_("comment"))
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name=_("mentioned")
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(_("written"))
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        ordering = ["action", "written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="comment_has_text",
                violation_error_message=_("Write the comment"),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


pghistory.track(obj_field=None)(Comment.mentions.through)
