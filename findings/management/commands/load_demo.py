"""Bring the demonstration into the database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from findings.operations.demonstration import NotADemonstration, load_demonstration


class Command(BaseCommand):
    help = str(
        _(
            "Loads the demonstration: published inspections and an account for each role, all "
            "with a public password. Only where the portal runs as a demonstration. Safe to "
            "repeat: it adds what is missing and leaves what is there as it is."
        )
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            added = load_demonstration(at=timezone.localtime())
        except NotADemonstration as error:
            raise CommandError(
                _(
                    "This portal is not a demonstration, and the demonstration's accounts have a "
                    "public password. Nothing was loaded. Set DEMONSTRATION=on to make it one."
                )
            ) from error
        if options["verbosity"]:
            self.stdout.write(_("Demonstration: %(added)d records added.") % {"added": added})
