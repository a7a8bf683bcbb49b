"""A partnership as a line of a file."""

from django.utils.translation import gettext_lazy

from inspections.models import Partnership
from portal.pages.sheet import Cell, Column, Kind

COLUMNS = [
    Column(gettext_lazy("Partnership"), width=32),
    Column(gettext_lazy("GSS code"), width=12),
    Column(gettext_lazy("Nation"), width=16),
    Column(gettext_lazy("Kind"), width=32),
    Column(gettext_lazy("Last report"), Kind.DATE),
]


def file_row(partnership: Partnership) -> tuple[Cell, ...]:
    """One line; the partnership is fetched `with_last_inspected`."""
    return (
        partnership.name,
        partnership.gss_code,
        partnership.get_nation_display(),
        partnership.get_kind_display(),
        getattr(partnership, "last_inspected", None),
    )
