"""What people say to each other about an action."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from findings.models.improvement_action import ImprovementAction


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
