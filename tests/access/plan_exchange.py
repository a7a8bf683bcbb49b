"""Who may take a plan out as a file and send it back: rows of the table in tests/access/table.py.

A file that was sent in is the business of its sender alone.
"""

from tests.access.row import Row, get, post

EXCHANGE = "findings:plan-exchange"
SENT = "plan.reference plan_file.key"

# fmt: off
ROWS: list[Row] = [
    #                                               anon off lead own boar insp admi outsider
    get(EXCHANGE, "plan.reference",                "in  200 200 403 403 403 403 404"),
    get(EXCHANGE, "draft_plan.reference",          "in  200 200 404 404 404 404 404"),
    get(EXCHANGE, "closed_plan.reference",         "in  200 200 403 403 403 403 404"),
    post(EXCHANGE, "plan.reference",               "in  200 200 403 403 403 403 404"),
    post(EXCHANGE, "draft_plan.reference",         "in  200 200 404 404 404 404 404"),
    get(f"{EXCHANGE}-file", "plan.reference",      "in  200 200 403 403 403 403 404"),
    get(f"{EXCHANGE}-file", "draft_plan.reference", "in  200 200 404 404 404 404 404"),
    get(f"{EXCHANGE}-check", SENT,                 "in  200 404 403 403 403 403 404"),
    post(f"{EXCHANGE}-check", SENT,                "in  409 404 403 403 403 403 404"),
    get(f"{EXCHANGE}-drop", SENT,                  "in  405 405 405 405 405 405 405"),
    post(f"{EXCHANGE}-drop", SENT,                 "in  302 404 403 403 403 403 404"),
]
# fmt: on
