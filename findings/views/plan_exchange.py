"""The plan as an Excel file: out, back in, what it would change, and what was taken of it.

For those who may change the plan. Owners of single actions tell how these go on their pages: there
they attach evidence too, and a file of the whole plan would put others' actions into their hands.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from findings.forms.plan_exchange import SendPlanForm, TakePlanForm, chosen_name
from findings.models import ActionPlan, PlanFile
from findings.operations.action_lock import PlanClosed
from findings.operations.plan_exchange import (
    FileTaken,
    PlanMoved,
    differences_of,
    drop_plan_file,
    receive_plan,
    take_plan_file,
)
from findings.operations.plan_file_records import names_of, stamp_of
from findings.operations.plan_file_taking import NotTaken
from findings.plan_exchange.reader import Misread, Mistake, ReadPlan, read_plan
from findings.plan_exchange.workbook import LARGEST_UPLOAD
from findings.plan_exchange.writer import plan_workbook
from findings.tables.plan_difference import MOST, Difference, PlanDifferences, counted
from findings.tables.plan_offer import Offer, OfferedAction, offer_sections
from findings.tables.plan_taken import taken_lines, why_not_taken
from portal.access.roles import Permission
from portal.access.scope import require
from portal.access.signed_in import SignedInRequest
from portal.pages.download import CONTENT_TYPES
from portal.pages.sheet import Ending
from portal.pages.uploads import takes_at_most, was_too_large

FORM_AROUND = 10_000
"""Bytes that a form has besides its file."""
MOST_MISTAKES = 100
CONFLICT = 409


def exchanged_plan(request: SignedInRequest, reference: str) -> ActionPlan:
    """The plan: 404 for those who may not know of it, 403 for those who may not change it."""
    known = ActionPlan.objects.allowed(request.user, Permission.VIEW_PUBLISHED).for_list()
    plan = get_object_or_404(known, reference=reference)
    require(request.user, Permission.EDIT_PLAN, plan.partnership_id)
    return plan


def sent_file(request: SignedInRequest, reference: str, key: str) -> PlanFile:
    """A file that this person sent."""
    plan = exchanged_plan(request, reference)
    files = PlanFile.objects.allowed(request.user, Permission.EDIT_PLAN).filter(plan=plan)
    found = get_object_or_404(files, key=key)
    found.plan = plan
    return found


@takes_at_most(LARGEST_UPLOAD + FORM_AROUND)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_exchange(request: SignedInRequest, reference: str) -> HttpResponse:
    """Download the plan, fill it in, send it back; nothing is taken yet."""
    plan = exchanged_plan(request, reference)
    is_sent = request.method == "POST"
    form = SendPlanForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        too_large=was_too_large(request),
    )
    context: dict[str, Any] = {"plan": plan, "form": form}
    if is_sent and form.is_valid():
        try:
            return redirect(_received(request, plan, form))
        except Misread as misread:
            context |= _mistakes(misread, form)
        except PlanClosed:
            form.add_error("file", _("The plan is closed, so nothing in it changes any more"))
    waiting = PlanFile.objects.allowed(request.user, Permission.EDIT_PLAN).waiting()
    context["waiting"] = waiting.filter(plan=plan).first()
    return render(request, "findings/plan_exchange/page.html", context)


def _received(request: SignedInRequest, plan: ActionPlan, form: SendPlanForm) -> str:
    """Where the differences are shown."""
    file, now = form.cleaned_data["file"], timezone.now()
    known = names_of(plan, on=timezone.localdate())
    read: ReadPlan = read_plan(file, plan, known)
    received = receive_plan(plan=plan, read=read, name=file.name, at=now, by=request.user)
    return received.get_absolute_url()


def _mistakes(misread: Misread, form: SendPlanForm) -> dict[str, Any]:
    """What is wrong with a file: one reason beside the field, several in a table."""
    mistakes: tuple[Mistake, ...] = misread.mistakes
    if len(mistakes) == 1 and mistakes[0].line is None:
        form.add_error("file", mistakes[0].message)
        return {}
    return {
        "mistakes": mistakes[:MOST_MISTAKES],
        "more_mistakes": max(len(mistakes) - MOST_MISTAKES, 0),
    }


@require_safe
def plan_exchange_file(request: SignedInRequest, reference: str) -> HttpResponse:
    """The plan as it is now, as an Excel file to fill in."""
    plan = exchanged_plan(request, reference)
    book = plan_workbook(stamp_of(plan, at=timezone.now()), title=plan.title)
    name = f"{plan.reference}-{timezone.localdate():%Y-%m-%d}.xlsx"
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(book, content_type=CONTENT_TYPES[Ending.XLSX], headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_exchange_check(request: SignedInRequest, reference: str, key: str) -> HttpResponse:
    """What the file would change, and the choice; afterwards what was taken."""
    found = sent_file(request, reference, key)
    if found.taken_at:
        context = {"plan": found.plan, "file": found, "lines": taken_lines(found.taken)}
        return render(request, "findings/plan_exchange/taken.html", context)
    differences = differences_of(found, on=timezone.localdate())
    if request.method != "POST":
        return _shown(request, found, differences, TakePlanForm(differences=differences))
    form = TakePlanForm(request.POST, differences=differences)
    if request.POST.get("shown") != differences.digest:
        return _shown_again(request, found)
    if not form.is_valid():
        return _shown(request, found, differences, form)
    return _taken(request, found, form)


def _taken(request: SignedInRequest, found: PlanFile, form: TakePlanForm) -> HttpResponse:
    try:
        take_plan_file(
            plan_file=found,
            chosen=form.chosen(),
            shown=form.differences.digest,
            at=timezone.now(),
            by=request.user,
        )
    except PlanMoved:
        return _shown_again(request, found)
    except NotTaken as refused:
        form.add_error(None, why_not_taken(refused.row, refused.__cause__))
        return _shown(request, found, form.differences, form)
    except PlanClosed:
        form.add_error(None, _("The plan is closed, so nothing in it changes any more"))
        return _shown(request, found, form.differences, form)
    except FileTaken:
        messages.info(request, _("What you chose is in the plan already."))
    return redirect(found)


def _shown_again(request: SignedInRequest, found: PlanFile) -> HttpResponse:
    """The plan moved between showing and confirming: nothing is taken, and all is shown anew."""
    differences = differences_of(found, on=timezone.localdate())
    form = TakePlanForm(differences=differences)
    return _shown(request, found, differences, form, has_moved=True)


def _shown(
    request: SignedInRequest,
    found: PlanFile,
    differences: PlanDifferences,
    form: TakePlanForm,
    *,
    has_moved: bool = False,
) -> HttpResponse:
    actions = [
        OfferedAction(reference, title, tuple(_offer(row, form) for row in rows))
        for reference, title, rows in differences.groups()
    ]
    context = {
        "plan": found.plan,
        "file": found,
        "taking": form,
        "sections": offer_sections(actions),
        "differences": differences,
        "counted": counted(differences),
        "too_many": len(differences.differences) > MOST,
        "most": MOST,
        "has_moved": has_moved,
    }
    status = CONFLICT if has_moved else 200
    return render(request, "findings/plan_exchange/check.html", context, status=status)


def _offer(row: Difference, form: TakePlanForm) -> Offer:
    """What was ticked or chosen stays so when the page is shown again."""
    name = chosen_name(row)
    if not form.is_bound:
        return Offer(row, name, is_ticked=row.is_offered, choice="", error="")
    ticked = form["take"].value() or ()
    error = form.errors.get(name, [""])[0]
    return Offer(row, name, row.key in ticked, str(form.data.get(name, "")), str(error))


@require_POST
def plan_exchange_drop(request: SignedInRequest, reference: str, key: str) -> HttpResponse:
    """Leave the plan as it is."""
    found = sent_file(request, reference, key)
    try:
        drop_plan_file(plan_file=found, by=request.user)
    except FileTaken:
        messages.info(request, _("What you chose is in the plan already."))
        return redirect(found)
    messages.info(request, _("The plan is as it was; nothing of the file was taken."))
    return redirect("findings:plan-exchange", reference)
