"""What people say to each other about an action."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from findings.forms.comment import CommentForm
from findings.models import Comment, ImprovementAction
from findings.models.comment import readers_of_comments
from findings.operations.comment import remove_comment, write_comment
from findings.views.action_known import NotDone, known_action, refusal
from portal.access.roles import Permission
from portal.access.scope import require
from portal.access.signed_in import SignedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
def action_comment(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write a comment, and choose whom to mention."""
    action = known_action(request, pk)
    require(request.user, Permission.COMMENT_ON_ACTION, action.plan.partnership_id)
    readers = readers_of_comments(action.plan, on=timezone.localdate())
    form = CommentForm(
        request.POST or None,
        readers=list(readers.order_by("display_name", "email")),
        by=request.user,
    )
    if request.method == "POST" and form.is_valid() and _is_written(request, action, form):
        messages.success(request, _("Your comment is there for others to read."))
        return redirect(_at_comments(action))
    return render(request, "findings/action/comment.html", {"form": form, "action": action})


@require_http_methods(["GET", "HEAD", "POST"])
def comment_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask first, then take one's own comment away."""
    known = Comment.objects.allowed(request.user, Permission.VIEW_PUBLISHED).current()
    comment = get_object_or_404(known.select_related("action__plan"), pk=pk)
    if comment.written_by_id != request.user.pk:
        raise PermissionDenied
    if request.method != "POST":
        return render(request, "findings/action/comment_remove.html", {"comment": comment})
    try:
        remove_comment(comment=comment, at=timezone.now(), by=request.user)
    except NotDone as error:
        messages.error(request, refusal(error))
    else:
        messages.success(request, _("Your comment is removed."))
    return redirect(_at_comments(comment.action))


def _is_written(request: SignedInRequest, action: ImprovementAction, form: CommentForm) -> bool:
    try:
        write_comment(
            action=action,
            text=form.cleaned_data["text"],
            mentions=form.mentioned(),
            at=timezone.now(),
            by=request.user,
        )
    except NotDone as error:
        form.add_error(None, _("Nothing was saved. %(why)s") % {"why": refusal(error)})
        return False
    return True


def _at_comments(action: ImprovementAction) -> str:
    return f"{reverse('findings:action', args=[action.pk])}#comments"
