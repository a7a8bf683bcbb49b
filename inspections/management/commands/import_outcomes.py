"""Bring in Ofsted's published outcomes, or say what that would do."""

from django.utils.translation import gettext_lazy as _

from inspections.management.file_import import FileImportCommand
from inspections.models import DataImport


class Command(FileImportCommand):
    kind = DataImport.Kind.OUTCOMES
    help = str(
        _(
            "Imports Ofsted's local authority inspection outcomes: the ODS file, or one of its "
            "sheets as CSV. All of it or nothing; repeating it changes nothing. With --dry-run it "
            "lists what would become of every row, and changes nothing."
        )
    )
