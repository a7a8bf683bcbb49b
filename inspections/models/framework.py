"""Quality frameworks in dated editions, with their questions and indicators."""

import datetime

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inspections.models.inspectorate import Inspectorate
from inspections.models.partnership import Partnership
from inspections.models.quantifier import QuantifierTable
from inspections.models.scale import GradingScale


@pghistory.track()
class QualityFramework(models.Model):
    """What an inspectorate looks at in one kind of inspection; its content lies in editions."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    inspectorate = models.ForeignKey(
        Inspectorate, on_delete=models.PROTECT, related_name="frameworks"
    )
    nation = models.CharField(_("nation"), max_length=20, choices=Partnership.Nation.choices)
    quantifiers = models.ForeignKey(
        QuantifierTable,
        on_delete=models.PROTECT,
        related_name="frameworks",
        null=True,
        blank=True,
        verbose_name=_("words for shares"),
        help_text=_("None where the body defines no such words: then only numbers are said."),
    )

    class Meta:
        verbose_name = _("quality framework")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("inspections:framework", args=[self.slug])


class FrameworkEditionQuerySet(models.QuerySet["FrameworkEdition"]):
    """Editions, found by date."""

    def in_force(self, *, on: datetime.date) -> "FrameworkEditionQuerySet":
        """Those in force on a day; an edition without dates is open at that end."""
        started = Q(in_force_from=None) | Q(in_force_from__lte=on)
        return self.filter(started).filter(Q(in_force_to=None) | Q(in_force_to__gte=on))


@pghistory.track()
class FrameworkEdition(models.Model):
    """A framework as it stood between two dates; an inspection uses the one in force then."""

    framework = models.ForeignKey(
        QualityFramework, on_delete=models.CASCADE, related_name="editions"
    )
    slug = models.SlugField(max_length=60, unique=True)
    label = models.CharField(_("edition"), max_length=120)
    in_force_from = models.DateField(_("in force from"), null=True, blank=True)
    in_force_to = models.DateField(_("in force until"), null=True, blank=True)
    scale = models.ForeignKey(
        GradingScale,
        on_delete=models.PROTECT,
        related_name="editions",
        null=True,
        blank=True,
        help_text=_("None where this kind of inspection gives no grades."),
    )
    checked = models.BooleanField(_("read in a published source"))
    source = models.CharField(_("source"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = FrameworkEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("framework edition")
        ordering = ["framework", F("in_force_from").desc(nulls_last=True)]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_force_to=None)
                | Q(in_force_from=None)
                | Q(in_force_to__gte=F("in_force_from")),
                name="framework_edition_ends_after_start",
                violation_error_message=_("An edition must not end before it starts"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework.name} ({self.label})"


@pghistory.track()
class FrameworkArea(models.Model):
    """A group of indicators within an edition, with the question that it answers."""

    edition = models.ForeignKey(FrameworkEdition, on_delete=models.CASCADE, related_name="areas")
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=20, blank=True)
    title = models.CharField(_("title"), max_length=200)
    question = models.CharField(_("question"), max_length=300, blank=True)
    checked = models.BooleanField(_("read in a published source"))

    class Meta:
        verbose_name = _("framework area")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "position"], name="framework_area_position_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()


@pghistory.track()
class InspectionQuestion(models.Model):
    """A question that inspections under an edition set out to answer."""

    edition = models.ForeignKey(
        FrameworkEdition, on_delete=models.CASCADE, related_name="questions"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.CharField(_("question"), max_length=400)
    checked = models.BooleanField(_("read in a published source"))

    class Meta:
        verbose_name = _("inspection question")
        ordering = ["edition", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"], name="inspection_question_number_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


@pghistory.track()
class QualityIndicator(models.Model):
    """One thing that is evaluated under an edition, such as "2.2 Impact on families"."""

    edition = models.ForeignKey(
        FrameworkEdition, on_delete=models.CASCADE, related_name="indicators"
    )
    area = models.ForeignKey(
        FrameworkArea, on_delete=models.CASCADE, related_name="indicators", null=True, blank=True
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        related_name="parts",
        null=True,
        blank=True,
        help_text=_("The indicator that rolls this one up, as 9 does 9.1 to 9.4."),
    )
    position = models.PositiveSmallIntegerField(_("position"))
    code = models.CharField(_("code"), max_length=30)
    title = models.CharField(_("title"), max_length=300)
    formally_graded = models.BooleanField(
        _("formally graded"), help_text=_("Inspections under this edition grade it.")
    )
    checked = models.BooleanField(_("title read in a published source"))

    class Meta:
        verbose_name = _("quality indicator")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="indicator_code_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.printed_code} {self.title}".strip()

    @property
    def printed_code(self) -> str:
        """The code where the inspectorate prints one; Ofsted's judgements have only names."""
        return self.code if self.code[:1].isdigit() else ""
