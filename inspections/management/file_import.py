"""What the commands share that bring a file in."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from inspections.data_import.sheet import UnreadableFile
from inspections.models import DataImport
from inspections.operations.data_import import discard_import, receive_file
from inspections.operations.import_apply import import_outcomes
from inspections.operations.import_check import check_file
from inspections.tables.data_import import row_line, summary

WIDTH = 40


class FileImportCommand(BaseCommand):
    """Checks a file in the foreground, and imports it unless it is a dry run."""

    kind: ClassVar[DataImport.Kind]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        path, dry_run = options["file"], options["dry_run"]
        received = self.received(path)
        try:
            done = self.bring_in(received, dry_run=dry_run, verbosity=options["verbosity"])
        except BaseException:
            discard_import(data_import=received, by=None)
            raise
        if not done:
            discard_import(data_import=received, by=None)

    def received(self, path: Path) -> DataImport:
        try:
            with path.open("rb") as file:
                return receive_file(file=file, name=path.name, by=None)
        except OSError as error:
            raise CommandError(
                _("%(file)s cannot be opened: %(why)s.") % {"file": path, "why": error.strerror}
            ) from error

    def bring_in(self, received: DataImport, *, dry_run: bool, verbosity: int) -> bool:
        """Whether the import is to be kept: it wrote something."""
        try:
            check_file(received, self.progress(_("Reading")))
        except UnreadableFile as refusal:
            raise CommandError(str(refusal)) from refusal
        received.refresh_from_db()
        if received.kind != self.kind:
            kind = received.get_kind_display()
            raise CommandError(_("This file holds something else: %(kind)s.") % {"kind": kind})
        self.report(received, every_row=dry_run or verbosity > 1)
        if received.refused:
            raise CommandError(_("Nothing was imported, since rows were refused."))
        if dry_run or not received.to_write:
            return False
        import_outcomes(data_import=received, progress=self.progress(_("Importing")), by=None)
        self.stdout.write(_("Imported as number %(number)d.") % {"number": received.pk})
        return True

    def report(self, received: DataImport, *, every_row: bool) -> None:
        rows = received.rows.for_report()
        for row in (rows if every_row else rows.filter(fate="refused")).iterator(chunk_size=2_000):
            self.stdout.write(row_line(row))
        self.stdout.write(summary(received))

    def progress(self, what: str) -> Callable[[float], None]:
        """A bar on a terminal; nothing where the output is kept."""

        def show(done: float) -> None:
            if sys.stderr.isatty():
                full = "#" * int(done * WIDTH)
                end = "\n" if done >= 1 else "\r"
                sys.stderr.write(f"{what} [{full:<{WIDTH}}] {done:4.0%}{end}")
                sys.stderr.flush()

        return show
