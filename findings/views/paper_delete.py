"""Deleting a paper that was started by mistake."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from findings.operations.paper import PaperBuiltError, delete_paper
from findings.views.paper import prepared_paper
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def paper_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what will be lost, then delete the paper; one that was built is kept."""
    found = prepared_paper(request, pk)
    if request.method != "POST":
        context = {"paper": found, "is_built": found.reports.exists()}
        return render(request, "findings/paper/delete.html", context)
    try:
        delete_paper(paper=found, by=request.user)
    except PaperBuiltError:
        messages.error(request, _("Nothing was deleted: this paper has been built already."))
        return redirect(found)
    messages.success(request, _("The paper “%s” was deleted.") % found.title)
    return redirect("findings:paper-list")
