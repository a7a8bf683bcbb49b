"""Who may start, prepare and read papers on action plans and on progress reviews."""

from tests.access.row import Row, get, post

# ruff: noqa: E501 - a table is read along its lines
# fmt: off
ROWS: list[Row] = [
    #                                                           anon off lead own boar insp admi outsider
    get("findings:plan-paper-start", "plan.reference",         "in  200 200 403 403 200 403 404"),
    post("findings:plan-paper-start", "plan.reference",        "in  200 200 403 403 200 403 404"),
    get("findings:plan-paper-start", "draft_plan.reference",   "in  200 200 404 404 404 404 404"),
    get("findings:plan-paper-start", "closed_plan.reference",  "in  200 200 403 403 200 403 404"),
    get("findings:paper", "plan_paper.pk",                     "in  200 200 404 404 404 404 404"),
    get("findings:paper", "draft_plan_paper.pk",               "in  200 200 404 404 404 404 404"),
    post("findings:report-request", "draft_plan_paper.pk",     "in  302 302 404 404 404 404 404", build="draft"),
    get("findings:report", "plan_report.code",                 "in  200 200 200 200 200 404 404"),
    get("findings:report-read", "plan_report.code",            "in  200 200 200 200 200 404 404"),
    get("findings:report", "draft_plan_report.code",           "in  200 200 404 404 404 404 404"),
    get("findings:report", "review_report.code",               "in  200 200 200 200 200 404 404"),
    get("findings:paper", "review_paper.pk",                   "in  200 200 404 404 404 404 404"),
]
