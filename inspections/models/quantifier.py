"""The words that a body uses for shares, such as "most" for 75% to 90%."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inspections.models.inspectorate import Inspectorate


@pghistory.track()
class QuantifierTable(models.Model):
    """What a body means by "most", "the majority" and the like, as it publishes it."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    inspectorate = models.ForeignKey(
        Inspectorate, on_delete=models.PROTECT, related_name="quantifier_tables"
    )
    source = models.CharField(_("source"), max_length=300)
    checked = models.BooleanField(_("read in a published source"))

    class Meta:
        verbose_name = _("table of quantifiers")
        verbose_name_plural = _("tables of quantifiers")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class QuantifierTerm(models.Model):
    """One word of a table with the share, in whole per cent, from which and to which it is used."""

    table = models.ForeignKey(QuantifierTable, on_delete=models.CASCADE, related_name="terms")
    word = models.CharField(_("word"), max_length=60)
    at_least = models.PositiveSmallIntegerField(_("from, per cent"))
    at_most = models.PositiveSmallIntegerField(_("to, per cent"))

    class Meta:
        verbose_name = _("quantifier")
        ordering = ["table", "-at_least"]
        constraints = [
            models.UniqueConstraint(fields=["table", "word"], name="quantifier_word_unique"),
            models.CheckConstraint(
                condition=Q(at_most__gte=F("at_least"), at_most__lte=100),
                name="quantifier_within_hundred",
                violation_error_message=_("A share runs from a lower to a higher per cent"),
            ),
        ]

    def __str__(self) -> str:
        return self.word
