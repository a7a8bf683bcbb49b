"""Mails of reminder: one row for each person and day, whatever becomes of it."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from findings.models.notice import Notice


class DigestQuerySet(models.QuerySet["Digest"]):
    """Digests, by what is still to be done about them."""

    def waiting(self, *, at: datetime.datetime) -> "DigestQuerySet":
        """Those that may be sent, or tried again, by now."""
        return self.filter(state=Digest.State.WAITING, next_at__lte=at)

    def overtaken(self) -> "DigestQuerySet":
        """Those that still wait although the person has a newer one, which tells all of it."""
        newer = Digest.objects.filter(person=OuterRef("person"), day__gt=OuterRef("day"))
        return self.filter(Exists(newer), state=Digest.State.WAITING)


class Digest(models.Model):
    """One mail to one person for one day: that there is a row keeps a second from being sent.

    Has no history: the row is the trace of the mail, and is cleared after some months.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        HANDED = "handed", _("Handed to the mail server")
        SENT = "sent", _("Sent")
        UNANSWERED = "unanswered", _("Handed over, the answer not noted")
        NOTHING = "nothing", _("Nothing to say")
        REFUSED = "refused", _("Refused by the mail server")
        DROPPED = "dropped", _("Dropped")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests"
    )
    day = models.DateField(_("day"))
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_at = models.DateTimeField(_("not tried before"))
    tried_at = models.DateTimeField(_("last tried"), null=True)
    failure = models.CharField(_("what the mail server answered"), max_length=20, blank=True)
    notice = models.OneToOneField(
        Notice, on_delete=models.SET_NULL, related_name="digest", null=True
    )

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = _("digest")
        ordering = ["day", "person"]
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="digest_once_a_day")]
        indexes = [
            models.Index(
                fields=["next_at", "id"],
                name="digest_in_hand",
                condition=Q(state__in=["waiting", "handed"]),
            ),
            models.Index(fields=["day"], name="digest_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.day}: {self.get_state_display()}"
