"""Reading one action: what it is, how it goes, and what this person may do about it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from findings.models import Comment, Completion, ImprovementAction
from findings.tables.action_facts import action_steps, due_words
from findings.tables.action_story import story
from findings.tables.brag_basis import BragFacts, basis
from findings.tables.comment import comments_shown
from findings.tables.evidence import EvidenceRow, evidence_rows
from findings.views.action_known import Doing, shut_out
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest

NEWEST = 10
"""So many entries of the story are shown at first."""


@require_safe
def action(request: SignedInRequest, pk: int) -> HttpResponse:
    """One action with everything that was told of it."""
    on = localdate()
    known = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    found = known.with_brag(on=on).with_surroundings(on=on).filter(pk=pk).first()
    if found is None and (page := shut_out(request, pk)) is not None:
        return page
    found = found or get_object_or_404(known, pk=pk)
    completions = list(found.completions.select_related("completed_by", "verified_by"))
    waiting = next((each for each in completions if each.verified_at is None), None)
    may = Doing.of(request.user, found)
    context = {
        "action": found,
        "may": may,
        "due": due_words(found, on=on),
        "basis": basis(BragFacts.of(found, on=on)),
        "milestones": list(found.milestones.all()),
        "steps": action_steps(found) if may.edit else [],
        "on": on,
        "evidence": evidence_of(request, found),
        **_standing(request, found, waiting),
        **_told(request, found, completions),
        **_comments(request, found),
    }
    return render(request, "findings/action/page.html", context)


def evidence_of(request: SignedInRequest, found: ImprovementAction) -> list[EvidenceRow]:
    """What shows that it was done, as far as the person may see it."""
    seen = found.evidence.allowed(request.user, Permission.VIEW_PUBLISHED).current()
    return evidence_rows(seen.by_title().for_list())


def _standing(
    request: SignedInRequest, found: ImprovementAction, waiting: Completion | None
) -> dict[str, Any]:
    """The completion that waits, and whether this person made it or verifies it."""
    is_own = waiting is not None and waiting.completed_by_id == request.user.pk
    may_verify = waiting is not None and not is_own and Doing.of(request.user, found).verify
    return {"waiting": waiting, "may_take_back": is_own, "may_verify": may_verify}


def _told(
    request: SignedInRequest, found: ImprovementAction, completions: list[Completion]
) -> dict[str, Any]:
    """The story, the newest first; all of it when the address says so."""
    updates = found.updates.select_related("written_by").order_by("-written_at", "-pk")
    revisions = list(found.due_date_revisions.select_related("revised_by"))
    is_whole = request.GET.get("story") == "all"
    entries = story(updates if is_whole else updates[: NEWEST + 1], completions, revisions)
    is_cut = not is_whole and len(entries) > NEWEST
    return {
        "story": entries[:NEWEST] if is_cut else entries,
        "is_cut": is_cut,
        "revisions": revisions,
    }


def _comments(request: SignedInRequest, found: ImprovementAction) -> dict[str, Any]:
    """What is said about it, for those who take part; others do not hear that anything is."""
    allowed = Comment.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    told = allowed.filter(action=found).current().with_mentioned()
    return {"comments": comments_shown(told, reader=request.user.pk)}
