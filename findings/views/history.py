"""The history of a record: who changed what and when, from which value to which."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from findings.models import (
    ActionPlan,
    Evidence,
    Finding,
    ImprovementAction,
    Paper,
    PositionStatement,
)
from findings.models.history import (
    Strand,
    action_strands,
    events_of,
    evidence_strands,
    finding_strands,
    framework_strands,
    inspection_strands,
    names_of,
    paper_strands,
    partnership_strands,
    person_strands,
    plan_strands,
    statement_strands,
)
from findings.tables.history import entries, event_of, pointed_to
from inspections.models import Inspection, Partnership, QualityFramework
from portal.access.roles import Permission
from portal.access.scope import may, require, require_anywhere, require_everywhere, scope_of
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import Membership, User

EVENTS_ON_A_PAGE = 50


@dataclass(frozen=True)
class Subject:
    """A record whose history the person may read."""

    title: str
    address: str
    strands: list[Strand]


@require_safe
def history(request: SignedInRequest, kind: str, key: str) -> HttpResponse:
    """The history of one record, the newest change first."""
    if kind not in SUBJECTS:
        raise Http404(kind)
    subject = SUBJECTS[kind](request.user, key)
    page = Paginator(events_of(subject.strands), EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    events = [event_of(columns) for columns in page]
    names = names_of(pointed_to(events))
    context = {"subject": subject, "page": page, "entries": entries(events, names)}
    return render(request, "findings/history/page.html", context)


def _inspection(user: User, key: str) -> Subject:
    """A draft's values are in it, so readers of the published inspection do not see it."""
    known = Inspection.objects.allowed(user, Permission.VIEW_GRADES)
    found = get_object_or_404(known, reference=key)
    require(user, Permission.VIEW_HISTORY, found.partnership_id)
    return Subject(str(found), found.get_absolute_url(), inspection_strands(found))


def _action(user: User, key: str) -> Subject:
    """Evidence and comments are told to those alone who take part in comments."""
    known = ImprovementAction.objects.allowed(user, Permission.VIEW_PUBLISHED)
    found = get_object_or_404(known.select_related("plan"), pk=_number(key))
    place = found.plan.partnership_id
    require(user, Permission.VIEW_HISTORY, place)
    whole = may(user, Permission.COMMENT_ON_ACTION, place)
    return Subject(str(found), found.get_absolute_url(), action_strands(found, whole=whole))


def _finding(user: User, key: str) -> Subject:
    known = Finding.objects.allowed(user, Permission.VIEW_GRADES).select_related("inspection")
    found = get_object_or_404(known, pk=_number(key))
    require(user, Permission.VIEW_HISTORY, found.inspection.partnership_id)
    return Subject(str(found), found.inspection.get_absolute_url(), finding_strands(found))


def _statement(user: User, key: str) -> Subject:
    """Also for those who draft it: who wrote what is theirs to see before they sign it off."""
    known = PositionStatement.objects.allowed(user, Permission.DRAFT_STATEMENT)
    found = get_object_or_404(known.select_related("area", "review"), pk=_number(key))
    whole = may(user, Permission.VIEW_HISTORY, found.review.partnership_id)
    return Subject(str(found), found.get_absolute_url(), statement_strands(found, whole=whole))


def _partnership(user: User, key: str) -> Subject:
    found = get_object_or_404(Partnership, slug=key)
    require(user, Permission.VIEW_HISTORY, found.pk)
    return Subject(str(found), found.get_absolute_url(), partnership_strands(found))


def _framework(user: User, key: str) -> Subject:
    found = get_object_or_404(QualityFramework, slug=key)
    require_anywhere(user, Permission.VIEW_HISTORY)
    return Subject(str(found), found.get_absolute_url(), framework_strands(found))


def _plan(user: User, key: str) -> Subject:
    """A draft's is for those who know of the draft."""
    known = ActionPlan.objects.allowed(user, Permission.VIEW_PUBLISHED)
    found = get_object_or_404(known, reference=key)
    require(user, Permission.VIEW_HISTORY, found.partnership_id)
    return Subject(str(found), found.get_absolute_url(), plan_strands(found))


def _paper(user: User, key: str) -> Subject:
    """Those who prepare papers know of them; an administrator may read their history."""
    prepares = Paper.objects.allowed(user, Permission.REQUEST_PAPER).values("pk")
    reads = Paper.objects.allowed(user, Permission.VIEW_HISTORY).values("pk")
    known = Paper.objects.filter(Q(pk__in=prepares) | Q(pk__in=reads))
    found = get_object_or_404(known.select_related("inspection", "programme"), pk=_number(key))
    if found.inspection:
        require(user, Permission.VIEW_HISTORY, found.inspection.partnership_id)
    else:
        require_everywhere(user, Permission.VIEW_HISTORY)
    return Subject(str(found), found.subject.get_absolute_url(), paper_strands(found))


def _evidence(user: User, key: str) -> Subject:
    """It names the actions of drafts that a piece served, so its readers do not see it."""
    found = get_object_or_404(Evidence.objects.allowed(user, Permission.VIEW_PUBLISHED), key=key)
    require(user, Permission.VIEW_HISTORY, found.partnership_id)
    return Subject(str(found), found.get_absolute_url(), evidence_strands(found))


def _person(user: User, key: str) -> Subject:
    """Whoever invites people knows those of the same partnerships, and what they are there."""
    scope = scope_of(user, Permission.INVITE_PEOPLE)
    people = User.objects.all()
    if not scope.everything:
        members = Membership.objects.filter(scope.condition("partnership"))
        people = people.filter(pk__in=members.values("user"))
    found = get_object_or_404(people, pk=_number(key))
    return Subject(str(found), "", person_strands(found, scope))


def _number(key: str) -> int:
    if not key.isascii() or not key.isdigit() or len(key) > 15:
        raise Http404(key)
    return int(key)


SUBJECTS: dict[str, Callable[[User, str], Subject]] = {
    "inspection": _inspection,
    "finding": _finding,
    "action": _action,
    "statement": _statement,
    "partnership": _partnership,
    "framework": _framework,
    "plan": _plan,
    "paper": _paper,
    "evidence": _evidence,
    "person": _person,
}
"""What has a history page, and who may read it; the key is what the record's address has."""
