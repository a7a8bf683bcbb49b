"""Preparing the overview of a programme: starting it, what is in it, picking key messages."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from findings.forms.overview import OverviewDetailsForm, PickMessagesForm, StartOverviewForm
from findings.models import Paper, PaperSection
from findings.operations.overview import pick_messages, save_overview_details, start_overview
from findings.tables.paper import sections_of
from inspections.models import InspectionProgramme
from portal.access.clash import Clash
from portal.access.roles import Permission
from portal.access.scope import require_everywhere
from portal.access.signed_in import SignedInRequest

CONFLICT = 409


@require_http_methods(["GET", "HEAD", "POST"])
def overview_start(request: SignedInRequest, slug: str) -> HttpResponse:
    """Title, day and partnerships, then on to the paper."""
    require_everywhere(request.user, Permission.REQUEST_PAPER)
    programme = get_object_or_404(InspectionProgramme, slug=slug)
    form = StartOverviewForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        return redirect(
            start_overview(
                programme=programme,
                template=form.template_chosen,
                details=form.details(),
                by=request.user,
            )
        )
    return render(request, "findings/overview/start.html", {"form": form, "programme": programme})


def overview_edit(request: SignedInRequest, paper: Paper) -> HttpResponse:
    """The page `paper-edit` of an overview; who may is asked there."""
    form = OverviewDetailsForm(request.POST or None, paper=paper)
    if request.method == "POST" and form.is_valid():
        try:
            save_overview_details(
                paper=paper, details=form.details(), opened=form.opened_values, by=request.user
            )
        except Clash as clash:
            form.show_clash(clash, record=paper)
        else:
            messages.success(request, _("Title, day and partnerships are saved."))
            return redirect(paper)
    status = CONFLICT if form.clash_rows else 200
    context = {"form": form, "paper": paper}
    return render(request, "findings/overview/edit.html", context, status=status)


def messages_page(request: SignedInRequest, paper: Paper, section: int) -> HttpResponse:
    """Pick key messages for one question; who may is asked in `paper_messages`."""
    part = _question(paper, section)
    text = paper.texts.filter(section=part.pk).first()
    form = PickMessagesForm(request.POST or None, paper=paper, section=part, text=text)
    if request.method == "POST" and form.is_valid():
        try:
            pick_messages(
                paper=paper,
                section=part,
                messages=form.cleaned_data["picked"],
                opened=form.opened_values,
                by=request.user,
            )
        except Clash as clash:
            form.show_clash(clash, record=text)
        else:
            messages.success(request, _("The key messages are saved."))
            return redirect(f"{paper.get_absolute_url()}#part-{part.pk}")
    status = CONFLICT if form.clash_rows else 200
    context = {"form": form, "paper": paper, "section": part}
    return render(request, "findings/overview/messages.html", context, status=status)


def _question(paper: Paper, section: int) -> PaperSection:
    """The section, if it is on a question; none of another paper is told of."""
    questions = (row for row in sections_of(paper) if row.source == PaperSection.Source.QUESTION)
    found = next((row for row in questions if row.pk == section), None)
    if found is None or paper.programme is None:
        raise Http404
    return found
