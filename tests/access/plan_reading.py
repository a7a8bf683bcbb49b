"""Who may read plans and their actions."""

from tests.access.row import Row, get, post

AN_UPDATE = {"text": "Two audits are done.", "status": "not_started", "percent": "0"}
POSTED = {"do": "update", "shown": "@action.pk", "action": "@action.pk", "text": "Audits go on."}

# ruff: noqa: E501 - a table is read along its lines
# fmt: off
ROWS: list[Row] = [
    #                                                  anon off lead own boar insp admi outsider
    get("findings:action-list", "",                   "in  200 200 200 200 200 200 200"),
    get("findings:action-download", "=csv",           "in  200 200 200 200 200 200 200"),
    get("findings:action-download", "=xlsx",          "in  200 200 200 200 200 200 200"),
    get("findings:action-download", "=json",          "in  200 200 200 200 200 200 200"),
    get("findings:action-plan", "plan.reference",     "in  200 200 200 200 200 200 404"),
    get("findings:action-plan", "draft_plan.reference", "in  200 200 404 404 404 404 404"),
    get("findings:action-plan", "closed_plan.reference", "in  200 200 200 200 200 200 404"),
    get("findings:action-plan-areas", "plan.reference", "in  200 200 200 200 200 200 404"),
    get("findings:action-plan-areas", "draft_plan.reference", "in  200 200 404 404 404 404 404"),
    get("findings:action-plan-timeline", "plan.reference", "in  200 200 200 200 200 200 404"),
    get("findings:action-plan-timeline", "draft_plan.reference", "in  200 200 404 404 404 404 404"),
    get("findings:action-plan-gaps", "plan.reference", "in  200 200 200 200 200 200 404"),
    get("findings:action-plan-gaps", "draft_plan.reference", "in  200 200 404 404 404 404 404"),
    get("findings:action-quick", "action.pk",         "in  200 200 200 403 403 403 404"),
    post("findings:action-quick", "action.pk",        "in  302 302 302 403 403 403 404", **AN_UPDATE),
    get("findings:action-quick", "unowned_action.pk", "in  200 200 403 403 403 403 404"),
    post("findings:action-quick", "unowned_action.pk", "in  302 302 403 403 403 403 404", **AN_UPDATE),
    get("findings:action-quick", "draft_action.pk",   "in  302 302 404 404 404 404 404"),
    post("findings:action-quick", "draft_action.pk",  "in  200 200 404 404 404 404 404", **AN_UPDATE),
    get("findings:action-several", "plan.reference",  "in  302 302 403 403 403 403 404"),
    post("findings:action-several", "plan.reference", "in  302 302 403 403 403 403 404", **POSTED),
    get("findings:action-several", "draft_plan.reference",  "in  302 302 404 404 404 404 404"),
    post("findings:action-several", "draft_plan.reference", "in  302 302 404 404 404 404 404", **POSTED),
]
