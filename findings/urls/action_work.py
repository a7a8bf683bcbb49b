"""The addresses of doing an action: telling, milestones, comments, completing, verifying."""

from django.urls import URLPattern, path

from findings.views import (
    action_mine,
    comment,
    improvement_action,
    milestone,
    progress_update,
    verification,
)

ACTION = "actions/<int:pk>/"
MILESTONE = "actions/milestones/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("actions/mine/", action_mine.action_mine, name="action-mine"),
    path("actions/waiting/", verification.action_waiting, name="action-waiting"),
    path(ACTION, improvement_action.action, name="action"),
    path(f"{ACTION}update/", progress_update.action_update, name="action-update"),
    path(f"{ACTION}milestones/", milestone.action_milestones, name="action-milestones"),
    path(f"{MILESTONE}reached/", milestone.milestone_reached, name="milestone-reached"),
    path(f"{MILESTONE}not-reached/", milestone.milestone_not_reached, name="milestone-not-reached"),
    path(f"{ACTION}comment/", comment.action_comment, name="action-comment"),
    path("actions/comments/<int:pk>/remove/", comment.comment_remove, name="comment-remove"),
    path(f"{ACTION}complete/", verification.action_complete, name="action-complete"),
    path(f"{ACTION}complete/undo/", verification.action_complete_undo, name="action-complete-undo"),
    path(f"{ACTION}verify/", verification.action_verify, name="action-verify"),
]
