"""Make a paper at once, as the browser's pipeline does, and write it to a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from findings.models import ActionPlan, PaperTemplate
from findings.reports.foreground import Subject, snapshot_for
from findings.reports.pdf import PaperNotPrintedError
from findings.reports.printing import print_paper, print_word
from findings.reports.snapshot import AnySnapshot
from inspections.models import Inspection, InspectionProgramme

FORMATS = ("pdf", "html", "docx", "pptx")


class Command(BaseCommand):
    help = str(
        _(
            "Writes a paper on an inspection, a programme or an action plan to a file. It is "
            "made of the newest paper of that kind on it, or of the form’s own words where none "
            "was begun, and is not filed in the portal."
        )
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = PaperTemplate.Kind.values
        parser.add_argument("kind", choices=kinds, help=str(_("The kind of paper.")))
        what = _(
            "The reference of the inspection or plan; for an overview, the programme’s short name."
        )
        parser.add_argument("reference", help=str(what))
        parser.add_argument("--format", choices=FORMATS, default="pdf")
        parser.add_argument("--output", type=Path, required=True, help=str(_("The file to write.")))

    def handle(self, *args: Any, **options: Any) -> None:
        if options["format"] == "pptx":
            raise CommandError(_("This kind of paper has no slides: choose pdf, html or docx."))
        kind = PaperTemplate.Kind(options["kind"])
        snapshot = snapshot_for(
            kind, self.subject(kind, options["reference"]), at=timezone.localtime()
        )
        content = self.content(snapshot, options["format"])
        try:
            options["output"].write_bytes(content)
        except OSError as error:
            reason = {"file": options["output"], "reason": error.strerror}
            raise CommandError(_("%(file)s cannot be written: %(reason)s.") % reason) from None

    def subject(self, kind: PaperTemplate.Kind, reference: str) -> Subject:
        if kind == PaperTemplate.Kind.OVERVIEW:
            return self.programme(reference)
        if kind in PaperTemplate.ON_PLANS:
            return self.plan(reference)
        return self.inspection(reference)

    def plan(self, reference: str) -> ActionPlan:
        """The plan itself; of an inspection, the newest plan that answers it."""
        plans = ActionPlan.objects.select_related("inspection", "partnership")
        named = Q(reference=reference) | Q(inspection__reference=reference)
        found = plans.filter(named).newest_first().first()
        if found is None:
            words = _("There is no action plan with the reference “%(reference)s”.")
            raise CommandError(words % {"reference": reference})
        return found

    def programme(self, slug: str) -> InspectionProgramme:
        found = InspectionProgramme.objects.filter(slug=slug).first()
        if found is None:
            words = _("There is no programme with the short name “%(slug)s”.")
            raise CommandError(words % {"slug": slug})
        return found

    def inspection(self, reference: str) -> Inspection:
        known = Inspection.objects.select_related("partnership", "follows")
        found = known.filter(reference=reference).first()
        if found is None:
            words = _("There is no inspection with the reference “%(reference)s”.")
            raise CommandError(words % {"reference": reference})
        return found

    def content(self, snapshot: AnySnapshot, wanted: str) -> bytes:
        if wanted == "docx":
            return print_word(snapshot)
        try:
            printed = print_paper(snapshot)
        except PaperNotPrintedError as error:
            raise CommandError(str(error)) from error
        return printed.html.encode() if wanted == "html" else printed.pdf
