"""Frameworks: what inspections look at, edition by edition, and the words of their grades."""

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from inspections.models import FrameworkEdition, QualityFramework
from inspections.tables.framework import edition_table
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest


@require_safe
def frameworks(request: SignedInRequest) -> HttpResponse:
    """Every framework with its editions, by inspectorate."""
    editions = Prefetch("editions", FrameworkEdition.objects.select_related("scale"))
    known = QualityFramework.objects.select_related("inspectorate").prefetch_related(editions)
    context = {
        "frameworks": known.order_by("inspectorate__name", "name"),
        "today": timezone.localdate(),
    }
    return render(request, "inspections/framework/list.html", context)


@require_safe
def framework(request: SignedInRequest, slug: str) -> HttpResponse:
    """One framework whole: its editions, the newest first, each with scale and indicators."""
    found = get_object_or_404(QualityFramework.objects.select_related("inspectorate"), slug=slug)
    rows = FrameworkEdition.objects.filter(framework=found).select_related("scale")
    whole = rows.prefetch_related("scale__grades", "questions", "areas", "indicators")
    tables = [edition_table(edition) for edition in whole]
    context = {
        "framework": found,
        "tables": tables,
        "has_unchecked": any(table.is_unchecked for table in tables),
        "today": timezone.localdate(),
        "may_see_history": bool(scope_of(request.user, Permission.VIEW_HISTORY)),
    }
    return render(request, "inspections/framework/page.html", context)
