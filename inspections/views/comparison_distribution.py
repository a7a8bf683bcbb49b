"""How the grades of each indicator are spread, as bars, counts and counted sentences."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inspections.filters.comparison_selection import selection_of
from inspections.tables.comparison_distribution import all_together, column_numbers
from inspections.views.comparison_frame import comparison_listing, framed, quantifiers_of
from portal.access.signed_in import SignedInRequest


@require_safe
def comparison_distribution(request: SignedInRequest) -> HttpResponse:
    """Each column of the comparison in numbers."""
    listing = comparison_listing(request)
    selected, words = selection_of(listing), quantifiers_of(listing)
    context = {
        **framed(request, listing, "inspections:comparison-distribution"),
        "selected": selected,
        "words": words,
        "together": all_together(selected, words),
        "numbers": column_numbers(selected, words),
    }
    return render(request, "inspections/comparison/distribution.html", context)
