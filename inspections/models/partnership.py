"""The council and its partners that are inspected together."""

import datetime
from typing import TYPE_CHECKING

import pghistory
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from inspections.models.inspection import Inspection


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    """Partnerships, found by the names and codes that sources use for them."""

    def with_code(self, code: str) -> "PartnershipQuerySet":
        """The partnership that has, or once had, this GSS code."""
        return self.filter(models.Q(gss_code=code) | models.Q(former_codes__code=code)).distinct()

    def current(self, *, on: datetime.date) -> "PartnershipQuerySet":
        """Those that exist on a day: without the authorities that had been dissolved by then."""
        return self.filter(models.Q(ended_on=None) | models.Q(ended_on__gte=on))

    def with_last_inspected(
        self, inspections: "models.QuerySet[Inspection]"
    ) -> "PartnershipQuerySet":
        """With `last_inspected`, the latest date of a report among `inspections`; by name."""
        among = models.Q(inspections__in=inspections)
        last = models.Max("inspections__published_on", filter=among)
        return self.annotate(last_inspected=last).order_by("name")


@pghistory.track()
class Partnership(models.Model):
    """A council and its partners (NHS, police, third sector) that are inspected together."""

    class Nation(models.TextChoices):
        SCOTLAND = "scotland", _("Scotland")
        ENGLAND = "england", _("England")
        WALES = "wales", _("Wales")
        NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")

    class Kind(models.TextChoices):
        COMMUNITY_PLANNING = "community_planning", _("Community planning partnership")
        LOCAL_AUTHORITY = "local_authority", _("Local authority")

    class Region(models.TextChoices):
        """The regions of England as the Office for National Statistics draws them."""

        EAST_MIDLANDS = "east_midlands", _("East Midlands")
        EAST_OF_ENGLAND = "east_of_england", _("East of England")
        LONDON = "london", _("London")
        NORTH_EAST = "north_east", _("North East")
        NORTH_WEST = "north_west", _("North West")
        SOUTH_EAST = "south_east", _("South East")
        SOUTH_WEST = "south_west", _("South West")
        WEST_MIDLANDS = "west_midlands", _("West Midlands")
        YORKSHIRE_AND_THE_HUMBER = "yorkshire_and_the_humber", _("Yorkshire and the Humber")

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    nation = models.CharField(_("nation"), max_length=20, choices=Nation.choices)
    kind = models.CharField(_("kind"), max_length=30, choices=Kind.choices)
    gss_code = models.CharField(
        _("GSS code"),
        max_length=9,
        unique=True,
        null=True,
        blank=True,
    )
    region = models.CharField(
        _("region"),
        max_length=30,
        choices=Region.choices,
        blank=True,
        help_text=_("Of England; blank elsewhere."),
    )
    ended_on = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Of an authority that was dissolved; its inspections remain its own."),
    )

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(region="") | models.Q(nation="england"),
                name="partnership_region_of_england",
                violation_error_message=_("Only partnerships of England have a region"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("findings:partnership", args=[self.slug])


class FormerCode(models.Model):
    """A GSS code that a partnership's area had before its boundary or status changed."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="former_codes"
    )
    code = models.CharField(_("GSS code"), max_length=9)

    class Meta:
        verbose_name = _("former code")
        ordering = ["partnership", "code"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "code"], name="former_code_unique"),
        ]

    def __str__(self) -> str:
        return self.code


@pghistory.track()
class OtherName(models.Model):
    """A name by which some source calls a partnership, such as "Bristol, City of"."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="other_names"
    )
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("other name")
        ordering = ["partnership", "name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="other_name_unique",
                violation_error_message=_("A partnership has this other name already"),
            ),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Agency(models.Model):
    """A body that takes part in a partnership, such as the council, the NHS board or the police."""

    class Kind(models.TextChoices):
        COUNCIL = "council", _("Council")
        NHS = "nhs", _("NHS")
        POLICE = "police", _("Police")
        REPORTER = "reporter", _("Children's reporter")
        FIRE = "fire", _("Fire and rescue")
        THIRD_SECTOR = "third_sector", _("Third sector")
        OTHER = "other", _("Other")

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="agencies")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["partnership", "kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="agency_unique",
                violation_error_message=_("This partnership has an agency of that name already"),
            ),
        ]

    def __str__(self) -> str:
        return self.name
