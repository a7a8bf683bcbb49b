"""Say what the portal reads from published reports."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext_lazy as _

from inspections.published_report.file import LARGEST
from inspections.published_report.json_form import exit_status, json_form
from inspections.published_report.reading import Reading, Refusal
from inspections.published_report.wording import family_name
from inspections.published_report.workshop import Workshop


class Command(BaseCommand):
    help = str(
        _(
            "Reads inspectorates' published reports and prints what they say, without storing "
            "anything. Exit status: 0 all were read, 3 at least one is of no family that the "
            "portal reads, 4 at least one could not be opened or read; the highest counts."
        )
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help=str(_("one JSON object a line")))

    def handle(self, *args: Any, **options: Any) -> None:
        status = 0
        with Workshop() as workshop:
            for path in options["files"]:
                outcome = _outcome(workshop, path)
                status = max(status, exit_status([outcome]))
                form = json_form(outcome)
                text = (
                    json.dumps(form, ensure_ascii=False) if options["json"] else _lines(path, form)
                )
                self.stdout.write(text)
                self.stdout.flush()
        if status:
            raise SystemExit(status)


def _outcome(workshop: Workshop, path: Path) -> Reading | Refusal:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        return Refusal("no_file")
    return workshop.read(content, named_pdf=path.suffix.lower() == ".pdf")


def _lines(path: Path, form: dict[str, Any]) -> str:
    """The same for people: one value a line."""
    family = family_name(form["family"]) if form["family"] else "–"
    values = [("", path.name), (_("Family"), family)]
    values += [(label, form[name] or "–") for name, label in LABELS.items()]
    values += [(code, grade) for code, grade in form["grades"].items()]
    values += [(_("Page %(page)d") % f, f"{f['kind']}: {f['text']}") for f in form["findings"]]
    values += [(_("Warning"), warning) for warning in form["warnings"]]
    return "\n".join(f"{label}: {value}" if label else str(value) for label, value in values) + "\n"


LABELS = {
    "partnership": _("Partnership"),
    "published": _("Published"),
    "inspected_from": _("Inspected from"),
    "inspected_to": _("Inspected to"),
    "lead_inspector": _("Lead inspector"),
}
