"""Starting an inspection."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from inspections.forms.inspection_start import StartForm
from inspections.models import Inspection, Partnership
from inspections.operations.inspection import NoEditionInForce, start_inspection
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "POST"])
def inspection_start(request: SignedInRequest) -> HttpResponse:
    """Ask whose inspection it is, of which kind and when, and open its task list."""
    scope = scope_of(request.user, Permission.EDIT_INSPECTION)
    if not scope:
        raise PermissionDenied(Permission.EDIT_INSPECTION.value)
    partnerships = list(Partnership.objects.filter(scope.condition("pk")))
    form = StartForm(request.POST or None, partnerships=partnerships)
    if request.method == "POST" and form.is_valid():
        inspection = _start(request, form, partnerships)
        if inspection is not None:
            messages.success(request, _("Started. Nothing is shown to others until published."))
            return redirect("findings:entry-tasks", inspection.reference)
    only = partnerships[0] if len(partnerships) == 1 else None
    return render(request, "inspections/entry/start.html", {"form": form, "partnership": only})


def _start(
    request: SignedInRequest, form: StartForm, partnerships: list[Partnership]
) -> Inspection | None:
    cleaned = form.cleaned_data
    partnership = cleaned.get("partnership") or partnerships[0]
    kind = Inspection.Kind(cleaned["kind"])
    title = _("%(kind)s in %(partnership)s, %(year)d") % {
        "kind": kind.label,
        "partnership": partnership.name,
        "year": cleaned["began_on"].year,
    }
    try:
        return start_inspection(
            partnership=partnership,
            framework=cleaned["framework"],
            kind=kind,
            began_on=cleaned["began_on"],
            title=title,
            by=request.user,
        )
    except NoEditionInForce:
        form.add_error(
            "began_on", _("No edition of this framework was in force on this day. Check the date.")
        )
        return None
