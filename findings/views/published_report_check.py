"""Checking what was read from a report beside its pages, correcting it, and entering it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BoundField, Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from findings.forms.published_report import ProposalForm, ProposedFindings
from findings.operations.published_report import AnswersChanged, confirm_report, save_answers
from findings.tables.proposal import (
    Answers,
    Place,
    places,
    proposed_details,
    proposed_findings,
    proposed_grades,
)
from findings.tables.proposal_clash import TheirAnswer, fingerprint, their_answers
from findings.tables.published_report import shown_pages, warning_texts
from findings.tables.report_fact import fact_texts, inspectorates, statement_due
from findings.views.published_report import known_report, may_enter, standing_page
from inspections.models import (
    FrameworkEdition,
    Inspection,
    Inspectorate,
    Partnership,
    PublishedReport,
)
from inspections.operations.published_report import AlreadyEntered
from inspections.published_report.reading import Reading
from inspections.published_report.wire import reading_from_wire
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.access.signed_in import SignedInRequest


@dataclass(frozen=True)
class Check:
    """One report on its way to an inspection: what was read, and the forms that hold it."""

    report: PublishedReport
    reading: Reading
    form: ProposalForm
    findings: Any
    """The formset of findings; a class made by Django's factory."""

    @property
    def answers(self) -> Answers:
        return {"details": self.form.typed(), "findings": self.findings.typed()}

    def theirs(self) -> list[TheirAnswer]:
        """What a colleague saved otherwise than it stands on this page."""
        labels = {name: str(field.label) for name, field in self.form.fields.items()}
        return their_answers(self.report.answers, self.answers, labels, self.form.words())

    def pages(self) -> dict[str, int]:
        return {field: found[0].page for field, found in places(self.reading).items()}


@dataclass(frozen=True)
class AskedAnswer:
    """One question of the check page, and where its answer was read."""

    field: BoundField
    place: Place | None
    never_printed: bool
    """Whether the reader has said that reports of this kind do not have it."""

    @property
    def can_be_read(self) -> bool:
        """Framework and kind follow from the family, and the facts say where theirs stand."""
        return self.field.name not in (
            "edition",
            "kind",
            "action_plan_due_on",
            "scrutiny_partners",
        )

    @property
    def is_missing(self) -> bool:
        """Whether nothing was found, and nobody has answered either."""
        return (
            self.can_be_read
            and self.place is None
            and not self.never_printed
            and not self._is_answered
        )

    @property
    def _is_answered(self) -> bool:
        value = self.field.value()
        return any(value) if isinstance(value, list) else value not in (None, "")


@require_http_methods(["GET", "HEAD", "POST"])
def published_report(request: SignedInRequest, key: str) -> HttpResponse:
    """How the reading stands; once read, the proposal; a POST keeps corrections or enters them."""
    report = known_report(request, key)
    if request.method == "POST" and report.inspection is not None:
        return _entered_meanwhile(request, report)
    if report.inspection is not None or report.state != PublishedReport.State.READ:
        return standing_page(request, report)
    if request.htmx:
        opened: HttpResponse = HttpResponseClientRefresh()  # while it was being read
        return opened
    if request.method == "POST":
        return _answered(request, report)
    return _check_page(request, _opened(request, report))


def _answered(request: SignedInRequest, report: PublishedReport) -> HttpResponse:
    if not may_enter(request, report):
        if "show" in request.POST:
            return _check_page(request, _opened(request, report))
        raise PermissionDenied(Permission.EDIT_INSPECTION.value)
    check = _sent(request, report)
    try:
        return _kept(request, check)
    except AlreadyEntered:
        return _entered_meanwhile(request, report)
    except AnswersChanged:
        report.refresh_from_db(fields=["answers"])
        return _check_page(request, check, theirs=check.theirs(), status=HTTPStatus.CONFLICT)


def _entered_meanwhile(request: SignedInRequest, report: PublishedReport) -> HttpResponse:
    messages.info(
        request,
        _("A colleague has entered this report meanwhile, so what you typed was not kept."),
    )
    return redirect(report)


def _kept(request: SignedInRequest, check: Check) -> HttpResponse:
    """Enter, or keep what was typed. Raises AlreadyEntered and AnswersChanged."""
    opened, confirms = request.POST.get("opened"), "confirm" in request.POST
    if confirms and check.form.is_valid() and check.findings.is_valid():
        return _enter(request, check, opened)
    answers = _with_another(check.answers) if "add" in request.POST else check.answers
    save_answers(report=check.report, answers=answers, by=request.user, opened=opened)
    check.report.answers = answers
    if confirms:
        return _check_page(request, check)
    return _check_page(request, _opened(request, check.report), saved="save" in request.POST)


def _enter(request: SignedInRequest, check: Check, opened: str | None) -> HttpResponse:
    inspection = confirm_report(
        report=check.report,
        confirmed=check.form.confirmed(check.findings.confirmed(), check.pages()),
        by=request.user,
        opened=opened,
    )
    messages.success(
        request, _("Entered as a draft. Nothing is shown to others until it is published.")
    )
    return redirect("findings:entry-tasks", inspection.reference)


def _with_another(answers: Answers) -> Answers:
    """The same with an empty finding at the end."""
    return {**answers, "findings": [*answers["findings"], {"kind": "area_for_improvement"}]}


def _sent(request: SignedInRequest, report: PublishedReport) -> Check:
    """The forms as they were sent."""
    return _check(request, report, sent=request.POST)


def _opened(request: SignedInRequest, report: PublishedReport) -> Check:
    """The forms as they were left, or as the report was read."""
    return _check(request, report, sent=None)


def _check(request: SignedInRequest, report: PublishedReport, *, sent: Any) -> Check:  # noqa: ANN401
    reading = reading_from_wire(report.reading or {})
    kept = report.answers.get("details", {})
    partnerships = _partnerships(request, report)
    chosen = sent.get("edition") if sent else kept.get("edition")
    edition = _edition(chosen, reading, report)
    partners = _partners(reading, edition)
    form = ProposalForm(
        sent,
        partnerships=partnerships,
        edition=edition,
        grades=proposed_grades(reading),
        asks_for_answer=any(fact.name == "statement_due" for fact in reading.facts),
        partners=partners,
        initial=_initial(report, reading, partnerships, edition)
        | {"scrutiny_partners": [partner.pk for partner in partners]}
        | kept,
    )
    indicators = [(row.code, str(row)) for row in form.indicators]
    rows = report.answers.get("findings", proposed_findings(reading))
    formset: Any = ProposedFindings
    findings = formset(sent, initial=rows, indicators=indicators)
    if not may_enter(request, report):
        _close([form, *findings.forms])
    return Check(report, reading, form, findings)


def _close(forms: Sequence[Form]) -> None:
    """Let a person read the answers and change none."""
    for form in forms:
        for field in form.fields.values():
            field.disabled = True


def _partnerships(request: SignedInRequest, report: PublishedReport) -> list[Partnership]:
    """Those that the person enters for; of another's report, the one that it names, to be read."""
    if report.partnership and not may_enter(request, report):
        return [report.partnership]
    scope = scope_of(request.user, Permission.EDIT_INSPECTION)
    return list(Partnership.objects.filter(scope.condition("pk")))


def _edition(
    chosen: str | None, reading: Reading, report: PublishedReport
) -> FrameworkEdition | None:
    """The edition that was chosen on the page, or else the one that the report names."""
    editions = FrameworkEdition.objects.select_related("framework", "scale")
    if chosen and chosen.isdigit():
        return editions.filter(pk=int(chosen)).first()
    return editions.filter(slug=reading.edition).first() if reading.edition else None


def _partners(reading: Reading, edition: FrameworkEdition | None) -> list[Inspectorate]:
    """The inspectorates that the report names, but for the one whose framework it is."""
    named = Inspectorate.objects.filter(name__in=inspectorates(reading))
    return list(named.exclude(pk=edition.framework.inspectorate_id) if edition else named)


def _initial(
    report: PublishedReport,
    reading: Reading,
    partnerships: Sequence[Partnership],
    edition: FrameworkEdition | None,
) -> Answers:
    only = partnerships[0].pk if len(partnerships) == 1 and report.partnership_id is None else None
    return proposed_details(reading) | {
        "partnership": report.partnership_id or only,
        "edition": edition.pk if edition else None,
        "action_plan_due_on": statement_due(reading),
    }


def _check_page(
    request: SignedInRequest,
    check: Check,
    *,
    saved: bool = False,
    theirs: Sequence[TheirAnswer] = (),
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    found = places(check.reading)
    shown = request.POST.get("show") or request.GET.get("show") or ""
    context = {
        "report": check.report,
        "form": check.form,
        "formset": check.findings,
        "details": _asked(check.form.detail_rows(), found, check.reading),
        "grades": _asked(check.form.grade_rows(), found, check.reading),
        "findings": [(row, found.get(str(row.prefix))) for row in check.findings],
        "facts": fact_texts(check.reading),
        "warnings": warning_texts(check.reading),
        "pages": shown_pages(check.reading, shown),
        "earlier": _earlier(request, check),
        "may_enter": may_enter(request, check.report),
        "saved": saved,
        "opened": fingerprint(check.report.answers),
        "theirs": theirs,
    }
    return render(request, "findings/published_report/check.html", context, status=status)


def _asked(
    fields: Sequence[BoundField], found: Mapping[str, Sequence[Place]], reading: Reading
) -> list[AskedAnswer]:
    said = {warning.code for warning in reading.warnings}
    return [
        AskedAnswer(field, next(iter(found.get(field.name, ())), None), f"no_{field.name}" in said)
        for field in fields
    ]


def _earlier(request: SignedInRequest, check: Check) -> list[Inspection]:
    """Inspections of the portal that may be the one that the report is on."""
    named = check.report.partnership_id
    if named is None:
        return []
    known = Inspection.objects.allowed(request.user, Permission.EDIT_INSPECTION)
    return list(known.of_same_days(named, _days(check.reading)))


def _days(reading: Reading) -> dict[str, Any]:
    values = {"fieldwork_from": reading.inspected_from, "published_on": reading.published}
    return {name: value.value for name, value in values.items() if value}


@require_safe
def published_report_page(request: SignedInRequest, key: str) -> HttpResponse:
    """The pages where one answer was read, for the side of the check page."""
    report = known_report(request, key)
    if report.reading is None:
        raise Http404
    pages = shown_pages(reading_from_wire(report.reading), request.GET.get("show", ""))
    context = {"report": report, "pages": pages}
    return render(request, "findings/published_report/pages.html", context)
