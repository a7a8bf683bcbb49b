"""Who may make and change plans and their actions."""

from tests.access.row import Row, get, post

A_PLAN = {"title": "Improvement plan", "source": "empty"}
AN_ACTION = {"title": "Audit case files"}
A_DATE = {
    "revised_to_day": "1",
    "revised_to_month": "6",
    "revised_to_year": "2027",
    "reason": "Staff left",
}
A_COPY = {
    "title": "Second plan",
    "target": "@published_target",
    "starts_on_day": "1",
    "starts_on_month": "6",
    "starts_on_year": "2027",
}
A_RATING = {"brag": "red", "reason": "Nobody can start"}

# What is sent without the page that showed the present answers is a clash: 409.
# ruff: noqa: E501 - a table is read along its lines
# fmt: off
ROWS: list[Row] = [
    #                                                          anon off lead own boar insp admi outsider
    get("findings:action-plan-start", "published.reference",  "in  200 200 403 403 403 403 403"),
    get("findings:action-plan-start", "draft.reference",      "in  200 200 404 404 404 404 404"),
    post("findings:action-plan-start", "draft.reference",     "in  200 200 404 404 404 404 404", **A_PLAN),
    post("findings:action-plan-start", "published.reference", "in  302 302 403 403 403 403 403", **A_PLAN),
    get("findings:action-plan-edit", "plan.reference",        "in  200 200 403 403 403 403 404"),
    get("findings:action-plan-edit", "draft_plan.reference",  "in  200 200 404 404 404 404 404"),
    get("findings:action-plan-edit", "closed_plan.reference", "in  302 302 403 403 403 403 404"),
    post("findings:action-plan-edit", "plan.reference",       "in  302 302 403 403 403 403 404", title="Improvement plan", lead_officer="@lead_officer.pk"),
    get("findings:action-plan-agree", "draft_plan.reference", "in  403 200 404 404 404 404 404"),
    get("findings:action-plan-agree", "plan.reference",       "in  403 302 403 403 403 403 404"),
    post("findings:action-plan-agree", "draft_action.plan.reference", "in  403 302 404 404 404 404 404"),
    get("findings:action-plan-close", "plan.reference",       "in  403 200 403 403 403 403 404"),
    post("findings:action-plan-close", "plan.reference",      "in  403 302 403 403 403 403 404"),
    get("findings:action-plan-reopen", "closed_plan.reference",  "in  403 200 403 403 403 403 404"),
    post("findings:action-plan-reopen", "closed_plan.reference", "in  403 302 403 403 403 403 404"),
    get("findings:action-plan-delete", "draft_plan.reference",   "in  200 200 404 404 404 404 404"),
    get("findings:action-plan-delete", "plan.reference",         "in  200 200 403 403 403 403 404"),
    post("findings:action-plan-delete", "draft_plan.reference",  "in  302 302 404 404 404 404 404"),
    post("findings:action-plan-delete", "plan.reference",        "in  302 302 403 403 403 403 404"),
    get("findings:action-plan-copy", "plan.reference",        "in  200 200 403 403 403 403 404"),
    post("findings:action-plan-copy", "plan.reference",       "in  302 302 403 403 403 403 404", **A_COPY),
    get("findings:history", "=plan plan.reference",           "in  200 200 403 403 403 200 404"),
    get("findings:history", "=plan draft_plan.reference",     "in  200 200 404 404 404 404 404"),
    get("findings:action-plan-order", "plan.reference",       "in  200 200 403 403 403 403 404"),
    get("findings:action-plan-order", "draft_plan.reference", "in  200 200 404 404 404 404 404"),
    get("findings:action-add", "plan.reference",              "in  200 200 403 403 403 403 404"),
    get("findings:action-add", "draft_plan.reference",        "in  200 200 404 404 404 404 404"),
    get("findings:action-add", "closed_plan.reference",       "in  302 302 403 403 403 403 404"),
    post("findings:action-add", "plan.reference",             "in  302 302 403 403 403 403 404", **AN_ACTION),
    get("findings:action-edit", "action.pk",                  "in  200 200 403 403 403 403 404"),
    get("findings:action-edit", "draft_action.pk",            "in  200 200 404 404 404 404 404"),
    post("findings:action-edit", "action.pk",                 "in  409 409 403 403 403 403 404", **AN_ACTION),
    get("findings:action-revise", "action.pk",                "in  200 200 403 403 403 403 404"),
    get("findings:action-revise", "draft_action.pk",          "in  302 302 404 404 404 404 404"),
    post("findings:action-revise", "action.pk",               "in  409 409 403 403 403 403 404", **A_DATE),
    get("findings:action-rate", "action.pk",                  "in  200 200 403 403 403 403 404"),
    post("findings:action-rate", "action.pk",                 "in  302 302 403 403 403 403 404", **A_RATING),
    get("findings:action-cancel", "action.pk",                "in  200 200 403 403 403 403 404"),
    post("findings:action-cancel", "action.pk",               "in  302 302 403 403 403 403 404", reason="Merged"),
    get("findings:action-restore", "action.pk",               "in  405 405 405 405 405 405 405"),
    post("findings:action-restore", "action.pk",              "in  302 302 403 403 403 403 404"),
    get("findings:action-move", "action.pk",                  "in  405 405 405 405 405 405 405"),
    post("findings:action-move", "action.pk",                 "in  302 302 403 403 403 403 404", direction="up"),
    post("findings:action-move", "draft_action.pk",           "in  302 302 404 404 404 404 404", place="1"),
]
# fmt: on
