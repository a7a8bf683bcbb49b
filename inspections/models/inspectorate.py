"""The bodies that inspect."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _


@pghistory.track()
class Inspectorate(models.Model):
    """A body that leads inspections or takes part in them, such as the Care Inspectorate."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("inspectorate")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
