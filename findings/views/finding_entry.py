"""Entering findings: a step of the task list for each kind, and the page that changes one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from findings.forms.finding import FindingForm
from findings.forms.pasted_findings import PasteFindingsForm, ReadFindings, rows_read
from findings.models import Finding
from findings.operations.finding import (
    FindingRemoved,
    SectionHasFindings,
    add_findings,
    edit_finding,
    mark_section_empty,
    move_finding,
    remove_finding,
    restore_finding,
)
from findings.tables.finding import facts
from findings.tables.repeats import Listed
from findings.tables.section import SECTION_OF_KIND, Section
from inspections.models import Inspection
from inspections.operations.inspection import NotEditable
from inspections.views.entry import entered_inspection, not_editable
from portal.access.clash import Clash
from portal.access.roles import Permission
from portal.access.scope import require
from portal.access.signed_in import SignedInRequest

PLACES = {"up": -1, "down": 1}
NEXT_SECTIONS = {
    "strengths": "areas-for-improvement",
    "areas-for-improvement": "good-practice",
    "priority-actions": "good-practice",
}
CLOSED = gettext_lazy("Nothing was saved: this inspection is not open for entry at present.")
REMOVED = gettext_lazy("Nothing was saved: somebody has removed this finding.")


@require_http_methods(["GET", "HEAD", "POST"])
def finding_entry(request: SignedInRequest, reference: str, section: Section) -> HttpResponse:
    """The findings of one kind so far, and a box for more; a POST reads what was pasted."""
    inspection = entered_inspection(request, reference)
    sent = request.POST if request.method == "POST" else None
    form = PasteFindingsForm(sent, section=section)
    if sent is None or not form.is_valid():
        return _entry_page(request, inspection, section, form)
    listed = _listed(inspection, section)
    formset = ReadFindings(
        initial=rows_read(form.read.texts, listed=listed), section=section, listed=listed
    )
    context = {"pasted": form.cleaned_data["pasted"], "left_out": form.read.left_out}
    return _check_page(request, inspection, section, formset=formset, **context)


@require_POST
def finding_add(request: SignedInRequest, reference: str, section: Section) -> HttpResponse:
    """Save what was read from a paste, once a person has checked it."""
    inspection = entered_inspection(request, reference)
    pasted = request.POST.get("pasted", "")
    if "back" in request.POST:
        form = PasteFindingsForm(initial={"pasted": pasted}, section=section)
        return _entry_page(request, inspection, section, form)
    formset = ReadFindings(request.POST, section=section, listed=_listed(inspection, section))
    if not formset.is_valid():
        return _check_page(request, inspection, section, formset=formset, pasted=pasted)
    try:
        added = add_findings(
            inspection=inspection, kind=section.kind, texts=formset.texts(), by=request.user
        )
    except NotEditable:
        formset.non_form_errors().append(str(CLOSED))
        return _check_page(request, inspection, section, formset=formset, pasted=pasted)
    messages.success(request, _("%s added") % section.count(len(added)))
    return redirect(_address(inspection, section))


@require_POST
def finding_none(request: SignedInRequest, reference: str, section: Section) -> HttpResponse:
    """Say that the report has nothing of this kind, or take that back."""
    inspection = entered_inspection(request, reference)
    empty = request.POST.get("empty") == "yes"
    with _refusals_told(request):
        mark_section_empty(inspection=inspection, kind=section.kind, empty=empty, by=request.user)
    return redirect(_address(inspection, section))


@require_POST
def finding_move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Move a finding one place up or down."""
    found = _finding(request, pk)
    direction = request.POST.get("direction", "")
    with _refusals_told(request):
        move_finding(finding=found, places=PLACES.get(direction, 0), by=request.user)
    return _list_again(request, found, moved=found.pk, direction=direction)


@require_POST
def finding_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a finding off its list, and offer to undo that."""
    found = _finding(request, pk)
    with _refusals_told(request):
        remove_finding(finding=found, at=timezone.now(), by=request.user)
    return _list_again(request, found, removed=found.pk)


@require_POST
def finding_restore(request: SignedInRequest, pk: int) -> HttpResponse:
    """Undo a removal."""
    found = _finding(request, pk)
    with _refusals_told(request):
        restore_finding(finding=found, by=request.user)
    return _list_again(request, found, moved=found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def finding_edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change everything that one finding holds."""
    found = _finding(request, pk)
    back = _address(found.inspection, _section(found))
    sent = request.POST if request.method == "POST" else None
    if sent is None and (found.removed_at is not None or not found.inspection.is_editable):
        messages.error(request, REMOVED if found.removed_at else CLOSED)
        return redirect(back)
    form = FindingForm(sent, finding=found, by=request.user)
    following = _following(found)
    if sent is not None and form.is_valid() and _is_saved(request, found, form):
        if "next" in request.POST and following is not None:
            return redirect("findings:finding-edit", following)
        return redirect(f"{back}#finding-{found.pk}")
    context = {"form": form, "finding": found, "section": _section(found), "back": back}
    return render(request, "findings/finding/edit.html", {**context, "following": following})


def _is_saved(request: SignedInRequest, found: Finding, form: FindingForm) -> bool:
    """Save; False when that cannot be, which the form then says, with what was typed kept."""
    try:
        edit_finding(
            finding=found,
            details=form.details(),
            new_theme=form.cleaned_data["new_theme"],
            opened=form.opened_values,
            by=request.user,
        )
    except Clash as clash:
        form.show_clash(clash, record=found)
    except NotEditable:
        form.add_error(None, str(CLOSED))
    except FindingRemoved:
        form.add_error(None, str(REMOVED))
    else:
        return True
    return False


def _finding(request: SignedInRequest, pk: int) -> Finding:
    """404 unless the person may read the finding, 403 unless they may change it.

    A removed one is found too, so that it can be put back.
    """
    readable = Finding.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    found = get_object_or_404(
        readable.select_related("inspection__partnership", "inspection__edition", "question"),
        pk=pk,
    )
    require(request.user, Permission.EDIT_INSPECTION, found.inspection.partnership_id)
    return found


@contextmanager
def _refusals_told(request: SignedInRequest) -> Iterator[None]:
    """Say why an operation refused; the page that follows shows how things stand."""
    try:
        yield
    except NotEditable:
        messages.error(request, CLOSED)
    except FindingRemoved:
        messages.error(request, REMOVED)
    except SectionHasFindings:
        messages.error(request, _("Remove what is listed here before you say that there is none."))


def _entry_page(
    request: SignedInRequest, inspection: Inspection, section: Section, form: PasteFindingsForm
) -> HttpResponse:
    removed = request.GET.get("removed", "")
    context = {
        **_list_context(inspection, section, removed=int(removed) if removed.isdecimal() else 0),
        "form": form,
        "onwards": _onwards(inspection, section),
        "why_not": not_editable(inspection),
    }
    return render(request, "findings/finding/entry.html", context)


def _check_page(
    request: SignedInRequest, inspection: Inspection, section: Section, **context: Any
) -> HttpResponse:
    counted = section.count(len(context["formset"].forms))
    context |= {"inspection": inspection, "section": section, "counted": counted}
    return render(request, "findings/finding/check.html", context)


def _list_again(request: SignedInRequest, found: Finding, **what: Any) -> HttpResponse:
    """The list after a change: in place for a script, else its page from the top."""
    section = _section(found)
    if getattr(request, "htmx", False):
        context = _list_context(found.inspection, section, **what)
        return render(request, "findings/finding/entry_list.html", context)
    address = _address(found.inspection, section)
    if "removed" in what:
        return redirect(f"{address}?removed={found.pk}")
    return redirect(f"{address}#finding-{found.pk}")


def _list_context(
    inspection: Inspection, section: Section, *, removed: int = 0, **what: Any
) -> dict[str, Any]:
    findings = list(inspection.findings.current().of_kind(section.kind).for_list())
    gone = inspection.findings.of_kind(section.kind).exclude(removed_at=None)
    return {
        "inspection": inspection,
        "section": section,
        "rows": [(found, facts(found)) for found in findings],
        "counted": section.count(len(findings)),
        "removed": gone.filter(pk=removed).first() if removed else None,
        "is_editable": inspection.is_editable,
        "is_none": section.slug in inspection.empty_sections,
        **what,
    }


def _listed(inspection: Inspection, section: Section) -> Sequence[Listed]:
    findings = inspection.findings.current().of_kind(section.kind).values_list("text", flat=True)
    return [Listed(number, text) for number, text in enumerate(findings, start=1)]


def _following(found: Finding) -> int | None:
    """The id of the next finding of the list, to change one after the other."""
    siblings = found.inspection.findings.current().of_kind(_section(found).kind)
    order = list(siblings.values_list("pk", flat=True))
    return dict(pairwise(order)).get(found.pk)


def _section(found: Finding) -> Section:
    return SECTION_OF_KIND[Finding.Kind(found.kind)]


def _address(inspection: Inspection, section: Section) -> str:
    return reverse("findings:finding-entry", args=[inspection.reference, section.slug])


def _onwards(inspection: Inspection, section: Section) -> str:
    """The address of the next step of the task list, or of the list itself after the last."""
    if section.slug == "good-practice":
        return reverse("inspections:inspection-conclusions", args=[inspection.reference])
    if section.slug in NEXT_SECTIONS:
        arguments = [inspection.reference, NEXT_SECTIONS[section.slug]]
        return reverse("findings:finding-entry", args=arguments)
    return reverse("findings:entry-tasks", args=[inspection.reference])
