"""Who may read plans and their actions."""

from tests.access.row import Row, get

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
]
