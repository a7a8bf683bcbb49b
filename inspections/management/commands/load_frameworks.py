"""Bring the shipped reference data into the database."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from inspections.operations.framework import load_frameworks
from inspections.operations.partnership import load_partnerships
from inspections.operations.shipped import Tally


class Command(BaseCommand):
    help = str(
        _(
            "Loads the shipped councils, scales, programmes and frameworks. Safe to repeat: it "
            "writes only rows that differ from the shipped ones. Rows that people changed stay "
            "as they are and are named; rows that people added are never touched."
        )
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for what, tally in (
            (_("Partnerships"), load_partnerships()),
            (_("Frameworks"), load_frameworks()),
        ):
            self.report(str(what), tally, options["verbosity"])

    def report(self, what: str, tally: Tally, verbosity: int) -> None:
        if verbosity:
            counts = {"what": what, "added": tally.added, "updated": tally.updated}
            self.stdout.write(_("%(what)s: %(added)d added, %(updated)d updated.") % counts)
        for row in tally.kept:
            self.stdout.write(_("Kept as someone here changed it: %(row)s") % {"row": row})
