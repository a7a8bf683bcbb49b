"""Grading scales: the words an inspectorate grades with, in their order."""

import pghistory
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

STEPS = 7


@pghistory.track()
class GradingScale(models.Model):
    """The ordered grades of one inspectorate, such as the Care Inspectorate's six points."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    levels = models.PositiveSmallIntegerField(_("number of grades"))
    checked = models.BooleanField(
        _("read in a published source"),
        help_text=_("No: general knowledge that nobody has checked against an official text."),
    )

    class Meta:
        verbose_name = _("grading scale")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Grade(models.Model):
    """One level of a grading scale."""

    scale = models.ForeignKey(GradingScale, on_delete=models.CASCADE, related_name="grades")
    label = models.CharField(_("grade"), max_length=60)
    rank = models.PositiveSmallIntegerField(
        _("rank"), help_text=_("1 is the lowest, whatever number the inspectorate prints.")
    )
    definition = models.CharField(_("short definition"), max_length=300, blank=True)
    good_or_better = models.BooleanField(_("counts as good or better"))
    checked = models.BooleanField(_("read in a published source"))

    class Meta:
        verbose_name = _("grade")
        ordering = ["scale", "-rank"]
        constraints = [
            models.UniqueConstraint(fields=["scale", "rank"], name="grade_rank_unique"),
            models.UniqueConstraint(fields=["scale", "label"], name="grade_label_unique"),
            models.CheckConstraint(condition=models.Q(rank__gte=1), name="grade_rank_from_one"),
        ]

    def __str__(self) -> str:
        return self.label

    @cached_property
    def step(self) -> int:
        """The grade's place on the service's ramp of seven steps, 1 the lowest and 7 the best.

        Grades are ordered, not measured: the ramp orders colours and never feeds a calculation.
        Reads the scale, so select it along with the grade.
        """
        return step_on_ramp(rank=self.rank, levels=self.scale.levels)


def step_on_ramp(*, rank: int, levels: int) -> int:
    """Spread the ranks of a scale evenly over the ramp; the lowest is 1, the best is 7."""
    if levels < 2:
        return STEPS
    return 1 + round((rank - 1) * (STEPS - 1) / (levels - 1))
