"""One position statement: drafting it, who drafts, its sign-off."""

from typing import Any

from django.contrib import messages
from django.contrib.postgres.aggregates import ArrayAgg
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from findings.forms.review import (
    DraftersForm,
    EvidenceOfStatementForm,
    ReasonForm,
    StatementForm,
)
from findings.models import (
    Completion,
    Evidence,
    ImprovementAction,
    PositionStatement,
    ProgressUpdate,
    ReviewPreparation,
)
from findings.operations.statement import (
    NothingWritten,
    TextChanged,
    TooManyWords,
    choose_drafters,
    save_statement,
    set_statement_evidence,
    sign_off_statement,
    unsign_statement,
)
from findings.tables.evidence import evidence_rows
from findings.tables.review import statement_line, words_said
from findings.views.review_frame import (
    REFUSED,
    known_statement,
    may_conclude,
    may_write,
    refusal_words,
    refusals_told,
)
from inspections.views.entry import CONFLICT
from portal.access.clash import Clash
from portal.access.roles import Permission
from portal.access.scope import may, require
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import Membership, User
from portal.pages.changes import newest_changes


@require_http_methods(["GET", "HEAD", "POST"])
def position_statement(request: SignedInRequest, pk: int) -> HttpResponse:
    """A statement with what it can be written from; its drafters write it here."""
    statement = known_statement(request, pk)
    writes = may_write(request, statement)
    if request.method == "POST" and not writes:
        raise PermissionDenied(pk)
    form = StatementForm(request.POST or None, statement=statement)
    if request.method == "POST" and form.is_valid() and _is_saved(request, statement, form):
        return redirect(statement)
    preparation = getattr(statement.review, "preparation", None)
    is_editable = statement.review.is_editable
    is_open = is_editable and not (preparation and preparation.is_handed_over)
    signs = may(request.user, Permission.SIGN_OFF, statement.review.partnership_id)
    limit = preparation.word_limit if preparation else None
    context = {
        "statement": statement,
        "review": statement.review,
        "preparation": preparation,
        "form": form if writes and (is_open or request.method == "POST") else None,
        "line": statement_line(statement, limit),
        "limit": limit,
        "may_edit": is_open
        and may(request.user, Permission.EDIT_INSPECTION, statement.review.partnership_id),
        "may_sign": is_open and signs,
        "may_conclude": may_conclude(request, statement) and is_editable,
        "sees_review": writes or signs,
        **_sees(request, statement),
        "sees_conclusion": _sees_conclusion(request, statement),
        "beside": _beside(request, statement),
        "wrote": _wrote(statement) if writes else [],
    }
    status = CONFLICT if request.method == "POST" and form.non_field_errors() else 200
    return render(request, "findings/review/statement.html", context, status=status)


def _is_saved(request: SignedInRequest, statement: PositionStatement, form: StatementForm) -> bool:
    """Save; False when that cannot be, which the form then says, with what was typed kept."""
    was_signed = statement.is_signed_off
    try:
        saved = save_statement(
            statement=statement,
            text=form.cleaned_data["text"],
            opened=form.opened_values,
            by=request.user,
        )
    except Clash as clash:
        form.show_clash(clash, record=statement)
        return False
    except REFUSED as refusal:
        form.add_error(None, refusal_words(refusal))
        return False
    limits = ReviewPreparation.objects.filter(inspection=statement.review)
    said = words_said(saved.words, limits.values_list("word_limit", flat=True).first())
    messages.success(request, _("Saved: %s.") % said)
    if was_signed and not saved.is_signed_off:
        messages.info(request, _("The text has changed, so it must be signed off again."))
    return True


def _sees(request: SignedInRequest, statement: PositionStatement) -> dict[str, bool]:
    """Which other pages the person may go on to."""
    review = statement.review
    reads = may(request.user, Permission.VIEW_PUBLISHED, review.partnership_id)
    return {
        "sees_preparation": may(request.user, Permission.VIEW_DRAFT, review.partnership_id),
        "sees_all": may_conclude(request, statement) or (review.is_published and reads),
        "sees_area": reads,
    }


def _sees_conclusion(request: SignedInRequest, statement: PositionStatement) -> bool:
    """Those who record conclusions; everybody else when the review is published."""
    return statement.review.is_published or may_conclude(request, statement)


def _beside(request: SignedInRequest, statement: PositionStatement) -> dict[str, Any]:
    """What the person may know of it: actions for the area, evidence for the statement."""
    actions = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED).live()
    updates = ProgressUpdate.objects.filter(action=OuterRef("pk")).order_by("-written_at", "-pk")
    verified = Completion.objects.filter(action=OuterRef("pk"), is_adequate=True)
    rows = actions.filter(findings=statement.area).with_brag(on=timezone.localdate())
    told: QuerySet[Any] = rows.annotate(
        last_text=Subquery(updates.values("text")[:1]),
        effect=Subquery(verified.order_by("-verified_at").values("effect")[:1]),
    )
    evidence = Evidence.objects.allowed(request.user, Permission.VIEW_PUBLISHED).current()
    return {
        "actions": [
            (action, Completion.Effect(action.effect).label if action.effect else "")
            for action in told.select_related("plan").order_by("plan", "position", "pk")
        ],
        "evidence": evidence_rows(evidence.filter(statements=statement).by_title().for_list()),
    }


def _wrote(statement: PositionStatement) -> list[Any]:
    """Who changed the text, the newest first."""
    changes = newest_changes(statement)
    return [change for change in changes if "text" in change.fields][:5]


@require_http_methods(["GET", "HEAD", "POST"])
def statement_drafters(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose who drafts a statement."""
    statement = known_statement(request, pk)
    require(request.user, Permission.EDIT_INSPECTION, statement.review.partnership_id)
    people = _who_may_draft(statement.review.partnership_id)
    chosen = {"drafters": [person.pk for person in statement.drafters.all()]}
    form = DraftersForm(request.POST or None, people=people, initial=chosen)
    if request.method == "POST" and form.is_valid():
        try:
            choose_drafters(
                statement=statement,
                drafters=form.cleaned_data["drafters"],
                at=timezone.now(),
                by=request.user,
            )
        except REFUSED as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            messages.success(request, _("Saved. Those who are newly chosen have been told."))
            return redirect(statement)
    context = {"statement": statement, "review": statement.review, "form": form}
    context |= {"title": _("Who drafts this statement"), "back": statement.get_absolute_url()}
    status = CONFLICT if form.non_field_errors() else 200
    return render(request, "findings/review/form.html", context, status=status)


def _who_may_draft(partnership_id: int) -> QuerySet[User]:
    """People of the partnership, of any agency, with the roles that they hold today."""
    today = timezone.localdate()
    memberships = Membership.objects.current(on=today).granting(
        Permission.DRAFT_STATEMENT, partnership_id
    )
    people = User.objects.filter(is_active=True, memberships__in=memberships)
    return people.annotate(roles_held=ArrayAgg("memberships__role", distinct=True)).order_by(
        "display_name", "email"
    )


@require_http_methods(["GET", "HEAD", "POST"])
def statement_evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose what the statement rests on; what the person may not see stays chosen."""
    statement = known_statement(request, pk)
    if not may_write(request, statement):
        raise PermissionDenied(pk)
    allowed = Evidence.objects.allowed(request.user, Permission.VIEW_PUBLISHED).current()
    known = allowed.filter(partnership=statement.review.partnership_id).order_by("title", "pk")
    chosen = {"evidence": [piece.pk for piece in statement.evidence.all()]}
    form = EvidenceOfStatementForm(request.POST or None, known=known, initial=chosen)
    if request.method == "POST" and form.is_valid():
        unseen = statement.evidence.exclude(pk__in=known.values("pk"))
        try:
            set_statement_evidence(
                statement=statement,
                evidence=[*form.cleaned_data["evidence"], *unseen],
                by=request.user,
            )
        except REFUSED as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect(statement)
    context = {"statement": statement, "review": statement.review, "form": form}
    context |= {"title": _("Evidence for this statement"), "back": statement.get_absolute_url()}
    if not known.exists():
        context["lead"] = _("Nothing is gathered yet. Evidence is added to actions of the plan.")
    status = CONFLICT if form.non_field_errors() else 200
    return render(request, "findings/review/form.html", context, status=status)


@require_POST
def statement_sign_off(request: SignedInRequest, pk: int) -> HttpResponse:
    """Sign off the text that the page showed."""
    statement = known_statement(request, pk)
    require(request.user, Permission.SIGN_OFF, statement.review.partnership_id)
    with refusals_told(request):
        try:
            sign_off_statement(
                statement=statement,
                at=timezone.now(),
                seen=request.POST.get("seen", ""),
                by=request.user,
            )
        except NothingWritten:
            messages.error(request, _("Not signed off: the statement has no words yet."))
        except TextChanged:
            messages.error(
                request, _("Not signed off: the text was changed meanwhile. Read it once more.")
            )
        except TooManyWords as error:
            said = words_said(error.words, error.limit)
            messages.error(request, _("Not signed off: %s.") % said)
        else:
            messages.success(request, _("Signed off."))
    return redirect(statement)


@require_http_methods(["GET", "HEAD", "POST"])
def statement_unsign(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask why, and take the sign-off back."""
    statement = known_statement(request, pk)
    require(request.user, Permission.SIGN_OFF, statement.review.partnership_id)
    form = ReasonForm(request.POST or None, hint=_("Its drafters see it."))
    if request.method == "POST" and form.is_valid():
        try:
            unsign_statement(
                statement=statement, reason=form.cleaned_data["reason"], by=request.user
            )
        except REFUSED as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            messages.success(request, _("The sign-off is taken back."))
            return redirect(statement)
    context = {"statement": statement, "review": statement.review, "form": form}
    context |= {"title": _("Take the sign-off back"), "back": statement.get_absolute_url()}
    context["save"] = _("Take back")
    status = CONFLICT if form.non_field_errors() else 200
    return render(request, "findings/review/form.html", context, status=status)
