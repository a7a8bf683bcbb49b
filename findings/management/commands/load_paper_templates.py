"""Bring paper forms into the database: the shipped ones, or a council's own."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext_lazy as _

from findings.operations.paper_template import Row, TemplateRefused, load_paper_templates


class Command(BaseCommand):
    help = str(
        _(
            "Loads the paper forms that ship with the portal, or those in FILE. Safe to repeat: it "
            "writes only what differs, and forms that people changed stay as they are."
        )
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            help=str(_("A form as JSON, or a list of forms; built as the shipped ones are.")),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        rows = self.rows(options["file"]) if options["file"] else None
        try:
            tally = load_paper_templates(rows=rows)
        except TemplateRefused as refusal:
            problems = "\n".join(refusal.problems)
            raise CommandError(
                _("Nothing was loaded:\n%(problems)s") % {"problems": problems}
            ) from None
        if options["verbosity"]:
            counts = {"added": tally.added, "updated": tally.updated}
            self.stdout.write(_("Paper forms: %(added)d added, %(updated)d updated.") % counts)
        for row in tally.kept:
            self.stdout.write(_("Kept as someone here changed it: %(row)s") % {"row": row})

    def rows(self, file: Path) -> list[Row]:
        try:
            read = json.loads(file.read_text())
        except OSError as error:
            reason = {"file": file, "reason": error.strerror}
            raise CommandError(_("%(file)s cannot be read: %(reason)s.") % reason) from None
        except ValueError as error:
            words = {"file": file, "reason": str(error)}
            raise CommandError(_("%(file)s is not JSON: %(reason)s.") % words) from None
        return read if isinstance(read, list) else [read]
