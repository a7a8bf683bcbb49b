"""What the lists of the comparison's filters hold, and what is said of an answer not in them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from inspections.filters.comparison_offer import Listed
from inspections.models import ComparatorGroup
from inspections.tables.comparison import BY_NAME
from inspections.tables.comparison_columns import Column

if TYPE_CHECKING:
    from inspections.filters.comparison import ComparisonFilter


def choices_of(listing: "ComparisonFilter") -> dict[str, list[Any]]:
    """The choices of each list, by the filter's name."""
    levels = listing.scale.levels if listing.scale else ()
    grades = [(slugify(level.label), level.label) for level in levels]
    return {
        "framework": [(each.slug, each.name) for each in listing.offer.frameworks],
        "edition": [(each.slug, each.label) for each in listing.editions],
        "programme": [(each.value, each.label) for each in listing.offer.programmes],
        "group": _grouped(listing.offer.groups),
        "at_least": grades,
        "at_most": grades,
        "indicator": [(column.key, column.name) for column in listing.all_columns],
        "sort": _orders(listing.columns),
    }


def _grouped(groups: Sequence[Listed]) -> list[Any]:
    """A person's own sets first."""
    kinds = dict.fromkeys((ComparatorGroup.Kind.NAMED_SET, *ComparatorGroup.Kind))
    of_kind = {
        kind: [(group.value, group.label) for group in groups if group.kind == kind]
        for kind in kinds
    }
    return [(kind.label, lines) for kind, lines in of_kind.items() if lines]


def _orders(columns: Sequence[Column]) -> list[tuple[str, str]]:
    orders = [(BY_NAME, _("Partnership, A to Z")), (f"-{BY_NAME}", _("Partnership, Z to A"))]
    for column in columns:
        orders.append((f"-{column.key}", _("%s, best first") % column.name))
        orders.append((column.key, _("%s, lowest first") % column.name))
    return orders


def complaints_of(listing: "ComparisonFilter") -> dict[str, str]:
    """What is said at the field of an answer that its list does not hold."""
    no_grade = _("This framework has no such grade. Choose another, or leave it open")
    return {
        "edition": _strange_edition(listing),
        "indicator": _strange_indicator(listing),
        "at_least": no_grade,
        "at_most": no_grade,
    }


def _strange_edition(listing: "ComparisonFilter") -> str:
    other = listing.offer.edition(listing.data.get("edition"))
    if other is None:
        return _("There is no such edition. All editions are shown")
    edition = _percent_kept(f"{other.framework} ({other.label})")
    return _("%s is of another framework. All editions are shown") % edition


def _strange_indicator(listing: "ComparisonFilter") -> str:
    known = {column.key for column in listing.all_columns}
    strangers = [key for key in listing.data.getlist("indicator") if key not in known]
    titles = {each.code: each.title for each in listing.offer.indicators}
    named = next((titles[key] for key in strangers if key in titles), None)
    if named is None:
        return _("“%(value)s” is no indicator of this framework. It is left out")
    where = f"{listing.chosen_framework}"
    if listing.chosen_edition:
        where = f"{where} ({listing.chosen_edition.label})"
    return _("%(indicator)s is no indicator of %(where)s. It is left out") % {
        "indicator": _percent_kept(named),
        "where": _percent_kept(where),
    }


def _percent_kept(text: str) -> str:
    """For a message that is filled in once more."""
    return text.replace("%", "%%")
