"""Who may open and change what of progress reviews, and the story of an area."""

from tests.access.row import Row, get, post

STEP = {"title": "Staff survey"}
CONCLUDED = {"outcome": "progressing", "conclusion": "Better."}
WHY = {"reason": "A mistake."}

# ruff: noqa: E501 - a table is read along its lines
# fmt: off
ROWS: list[Row] = [
    #                                                               anon off lead own boar insp admi outsider
    get("findings:review-preparation", "review.reference",        "in  200 200 404 404 404 404 404"),
    get("findings:review-preparation", "handed_review.reference", "in  200 200 404 404 403 404 404"),
    get("findings:review-preparation", "draft.reference",         "in  404 404 404 404 404 404 404"),
    post("findings:review-prepare", "review.reference",           "in  302 302 404 404 404 404 404"),
    post("findings:review-prepare", "handed_review.reference",    "in  302 302 404 404 403 404 404"),
    post("findings:review-list-areas", "review.reference",        "in  302 302 404 404 404 404 404"),
    get("findings:review-limits", "review.reference",             "in  200 200 404 404 404 404 404"),
    post("findings:review-limits", "review.reference",            "in  302 302 404 404 404 404 404", word_limit="500"),
    get("findings:review-step-add", "review.reference",           "in  200 200 404 404 404 404 404"),
    post("findings:review-step-add", "review.reference",          "in  302 302 404 404 404 404 404", **STEP),
    get("findings:review-step", "readiness_step.pk",              "in  200 200 404 404 404 404 404"),
    post("findings:review-step", "readiness_step.pk",             "in  302 302 404 404 404 404 404", **STEP),
    post("findings:review-step-done", "readiness_step.pk",        "in  302 302 404 404 404 404 404", done="yes"),
    post("findings:review-step-move", "readiness_step.pk",        "in  302 302 404 404 404 404 404", direction="up"),
    get("findings:review-step-remove", "readiness_step.pk",       "in  200 200 404 404 404 404 404"),
    post("findings:review-step-remove", "readiness_step.pk",      "in  302 302 404 404 404 404 404"),
    get("findings:review-hand-over", "review.reference",          "in  403 200 404 404 404 404 404"),
    post("findings:review-hand-over", "review.reference",         "in  403 302 404 404 404 404 404", **WHY),
    get("findings:review-take-back", "handed_review.reference",   "in  403 200 404 404 403 404 404"),
    post("findings:review-take-back", "handed_review.reference",  "in  403 302 404 404 403 404 404", **WHY),
    get("findings:review-statements", "review.reference",         "in  200 200 404 404 404 404 404"),
    get("findings:review-statements", "handed_review.reference",  "in  200 200 404 404 200 404 404"),
    get("findings:position-statement", "statement.pk",            "in  200 200 404 404 404 404 404"),
    get("findings:position-statement", "drafted_statement.pk",    "in  200 200 200 404 404 404 404"),
    get("findings:position-statement", "handed_statement.pk",     "in  200 200 404 404 200 404 404"),
    post("findings:position-statement", "statement.pk",           "in  302 302 404 404 404 404 404", text="Better."),
    post("findings:position-statement", "drafted_statement.pk",   "in  302 302 302 404 404 404 404", text="Better."),
    get("findings:statement-drafters", "drafted_statement.pk",    "in  200 200 403 404 404 404 404"),
    post("findings:statement-drafters", "drafted_statement.pk",   "in  302 302 403 404 404 404 404"),
    get("findings:statement-evidence", "drafted_statement.pk",    "in  200 200 200 404 404 404 404"),
    post("findings:statement-evidence", "drafted_statement.pk",   "in  302 302 302 404 404 404 404"),
    post("findings:statement-sign-off", "drafted_statement.pk",   "in  403 302 403 404 404 404 404"),
    get("findings:statement-unsign", "drafted_statement.pk",      "in  403 200 403 404 404 404 404"),
    post("findings:statement-unsign", "drafted_statement.pk",     "in  403 302 403 404 404 404 404", **WHY),
    get("findings:statement-conclude", "handed_statement.pk",     "in  200 200 404 404 200 404 404"),
    get("findings:statement-conclude", "drafted_statement.pk",    "in  200 200 403 404 404 404 404"),
    post("findings:statement-conclude", "handed_statement.pk",    "in  302 302 404 404 302 404 404", **CONCLUDED),
    post("findings:statement-conclusion-clear", "handed_statement.pk", "in  302 302 404 404 302 404 404"),
    get("findings:history", "=statement drafted_statement.pk",    "in  200 200 200 404 404 404 404"),
    get("findings:history", "=statement handed_statement.pk",     "in  200 200 404 404 404 404 404"),
    get("findings:area-story", "area.pk",                         "in  200 200 200 200 200 200 404"),
    get("findings:area-story", "published_finding.pk",            "in  404 404 404 404 404 404 404"),
    get("findings:area-story", "finding.pk",                      "in  404 404 404 404 404 404 404"),
]
