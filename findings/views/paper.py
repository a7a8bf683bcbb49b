"""Preparing a paper: starting it, its title and meeting, and its editor."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from findings.forms.paper import PaperDetailsForm, SectionForm, StartPaperForm
from findings.models import Paper, PaperText
from findings.operations.paper import (
    SectionsClashError,
    save_paper_details,
    start_paper,
    write_sections,
)
from findings.operations.report import request_report
from findings.tables.paper import sections_of
from findings.views.overview import messages_page, overview_edit
from findings.views.paper_editor import Editor, missing_parts
from inspections.models import Inspection
from portal.access.clash import Clash
from portal.access.roles import Permission
from portal.access.scope import require
from portal.access.signed_in import SignedInRequest

CONFLICT = 409


def prepared_paper(request: SignedInRequest, pk: int) -> Paper:
    """The paper, for those who prepare it; nobody else knows of it."""
    known = Paper.objects.allowed(request.user, Permission.REQUEST_PAPER).for_list()
    chain = known.select_related(
        "inspection__edition__framework", "inspection__edition__scale", "inspection__follows"
    )
    return get_object_or_404(chain, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_start(request: SignedInRequest, reference: str) -> HttpResponse:
    """Choose a form and a meeting, then go on to the paper."""
    known = Inspection.objects.allowed(request.user, Permission.VIEW_GRADES)
    inspection = get_object_or_404(known.select_related("partnership"), reference=reference)
    require(request.user, Permission.REQUEST_PAPER, inspection.partnership_id)
    form = StartPaperForm(request.POST or None, subject=inspection)
    if request.method == "POST" and form.is_valid():
        return redirect(_started(request, inspection, form))
    return render(request, "findings/paper/start.html", {"form": form, "inspection": inspection})


def _started(request: SignedInRequest, inspection: Inspection, form: StartPaperForm) -> Paper:
    try:
        return start_paper(
            subject=inspection,
            template=form.template_chosen,
            details=form.details(),
            by=request.user,
        )
    except Inspection.DoesNotExist as gone:  # a draft that was deleted in this very moment
        raise Http404 from gone


@require_http_methods(["GET", "HEAD", "POST"])
def paper_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Title, meeting and its date; of an overview, its day and its partnerships too."""
    found = prepared_paper(request, pk)
    if found.programme is not None:
        return overview_edit(request, found)
    form = PaperDetailsForm(request.POST or None, paper=found)
    if request.method == "POST" and form.is_valid():
        try:
            save_paper_details(
                paper=found, details=form.details(), opened=form.opened_values, by=request.user
            )
        except Clash as clash:
            form.show_clash(clash, record=found)
        else:
            messages.success(request, _("The title and meeting are saved."))
            return redirect(found)
    status = CONFLICT if form.clash_rows else 200
    context = {"form": form, "paper": found}
    return render(request, "findings/paper/edit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: SignedInRequest, pk: int) -> HttpResponse:
    """The editor; each section saves itself where scripts run, and one press saves them all."""
    editor = Editor(prepared_paper(request, pk), request.user, sent=request.POST or None)
    if request.method == "POST" and editor.is_valid():
        try:
            write_sections(paper=editor.paper, words=editor.touched_words(), by=request.user)
        except SectionsClashError as error:
            editor.show_clashes(error.clashes)
        else:
            return _onwards(request, editor.paper)
    return render(
        request,
        "findings/paper/paper.html",
        editor.context(),
        status=CONFLICT if editor.has_clashes else 200,
    )


def _onwards(request: SignedInRequest, found: Paper) -> HttpResponse:
    """Saved: back to the paper, or on to a build, as the pressed button says."""
    then = request.POST.get("then")
    if then == "draft":
        return redirect(request_report(paper=found, is_draft=True, by=request.user))
    if then == "final":
        return redirect("findings:report-request", found.pk)
    messages.success(request, _("Saved at %(time)s.") % {"time": now_in_words()})
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_messages(request: SignedInRequest, pk: int, section: int) -> HttpResponse:
    """Pick key messages of inspections for one question of an overview."""
    return messages_page(request, prepared_paper(request, pk), section)


@require_POST
def paper_section(request: SignedInRequest, pk: int, section: int) -> HttpResponse:
    """Save one section of the editor by itself, and answer with how that went."""
    found = prepared_paper(request, pk)
    part = next((row for row in sections_of(found) if row.pk == section), None)
    if part is None or not part.is_written:
        raise Http404
    text = PaperText.objects.filter(paper=found, section=part).first()
    form = SectionForm(request.POST, paper=found, section=part, text=text)
    is_saved = form.is_valid() and _save_section(form, found, text, request)
    if not request.htmx:
        return redirect(found)
    context = {"paper": found, "section": part, "form": form, "is_saved": is_saved}
    if is_saved:
        text = PaperText.objects.get(paper=found, section=part)
        fresh = SectionForm(paper=found, section=part, text=text)
        fresh.fields["opened"].widget.attrs["hx-swap-oob"] = "true"
        context |= {"opened": fresh["opened"], "time": now_in_words()}
        context["missing"] = missing_parts(found)
    return render(request, "findings/paper/saved.html", context)


def _save_section(
    form: SectionForm, found: Paper, text: PaperText | None, request: SignedInRequest
) -> bool:
    try:
        write_sections(paper=found, words=[form.words()], by=request.user)
    except SectionsClashError as error:
        form.show_clash(error.clashes[form.section.pk], record=text)
        return False
    return True


def now_in_words() -> str:
    return time_format(timezone.localtime(), "H:i")
