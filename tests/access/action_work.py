"""Who may do what about an action: rows of the table in tests/access/table.py."""

from tests.access.row import Row, get, post

AN_UPDATE = {"text": "Begun", "status": "in_progress", "percent": "40"}
A_VERDICT = {
    "completion": "@completion.pk",
    "adequate": "no",
    "effect": "2",
    "reasons": "More is wanted",
}

# ruff: noqa: E501 - a table is read along its lines
# fmt: off
ROWS: list[Row] = [
    #                                                  anon off lead own boar insp admi outsider
    get("findings:action", "action.pk",               "in  200 200 200 200 200 200 404"),
    get("findings:action", "waiting_action.pk",       "in  200 200 200 200 200 200 404"),
    get("findings:action", "draft_action.pk",         "in  200 200 404 404 404 404 404"),
    get("findings:action", "=1",                      "in  404 404 404 404 404 404 404"),
    get("findings:action-mine", "",                   "in  200 200 200 403 403 403 200"),
    get("findings:action-waiting", "",                "in  200 200 403 403 200 403 200"),
    get("findings:action-update", "action.pk",        "in  200 200 200 403 403 403 404"),
    post("findings:action-update", "action.pk",       "in  ok  ok  ok  403 403 403 404", **AN_UPDATE),
    get("findings:action-update", "unowned_action.pk", "in  200 200 403 403 403 403 404"),
    post("findings:action-update", "draft_action.pk", "in  200 200 404 404 404 404 404", **AN_UPDATE),
    get("findings:action-milestones", "action.pk",    "in  200 200 200 403 403 403 404"),
    post("findings:action-milestones", "action.pk",   "in  302 302 403 403 403 403 404", title="Third"),
    get("findings:action-milestones", "draft_action.pk", "in  200 200 404 404 404 404 404"),
    get("findings:milestone-reached", "milestone.pk", "in  200 200 200 403 403 403 404"),
    post("findings:milestone-reached", "milestone.pk", "in  302 302 302 403 403 403 404", today="yes"),
    get("findings:milestone-reached", "draft_milestone.pk", "in  200 200 404 404 404 404 404"),
    get("findings:milestone-not-reached", "milestone.pk", "in  405 405 405 405 405 405 405"),
    post("findings:milestone-not-reached", "milestone.pk", "in  302 302 302 403 403 403 404"),
    get("findings:action-comment", "action.pk",       "in  200 200 200 403 200 403 404"),
    post("findings:action-comment", "action.pk",      "in  302 302 302 403 302 403 404", text="On time?"),
    get("findings:action-comment", "draft_action.pk", "in  200 200 404 404 404 404 404"),
    get("findings:comment-remove", "comment.pk",      "in  403 403 200 404 403 404 404"),
    post("findings:comment-remove", "comment.pk",     "in  403 403 302 404 403 404 404"),
    get("findings:action-complete", "action.pk",      "in  200 200 200 403 403 403 404"),
    post("findings:action-complete", "action.pk",     "in  ok  ok  ok  403 403 403 404", effect_on_outcomes="Better"),
    get("findings:action-complete-undo", "waiting_action.pk", "in  403 403 200 403 403 403 404"),
    post("findings:action-complete-undo", "waiting_action.pk", "in  403 403 302 403 403 403 404"),
    get("findings:action-verify", "waiting_action.pk", "in  200 200 403 403 200 403 404"),
    post("findings:action-verify", "waiting_action.pk", "in  302 302 403 403 302 403 404", **A_VERDICT),
    get("findings:history", "=action action.pk",      "in  200 200 403 403 403 200 404"),
    get("findings:history", "=action draft_action.pk", "in  200 200 404 404 404 404 404"),
]
# fmt: on
