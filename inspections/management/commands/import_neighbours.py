"""Bring in statistical neighbours, or say what that would do."""

from django.utils.translation import gettext_lazy as _

from inspections.management.file_import import FileImportCommand
from inspections.models import DataImport


class Command(FileImportCommand):
    kind = DataImport.Kind.NEIGHBOURS
    help = str(
        _(
            "Imports the statistical neighbours of the English authorities from a CSV file: the "
            "authority's code, and the codes of its neighbours, nearest first. All of it or "
            "nothing; repeating it changes nothing. With --dry-run it lists what would become of "
            "every row, and changes nothing."
        )
    )
