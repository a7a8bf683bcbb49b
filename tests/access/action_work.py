"""Who may do what about an action: rows of the table in tests/access/table.py."""

from tests.access.row import Row, get

# fmt: off
ROWS: list[Row] = [
    #                                               anon off lead own boar insp admi outsider
    get("findings:action", "action.pk",            "in  200 200 200 200 200 200 404"),
    get("findings:action", "draft_action.pk",      "in  200 200 404 404 404 404 404"),
    get("findings:action", "=1",                   "in  404 404 404 404 404 404 404"),
]
# fmt: on
