"""Who may see and change evidence: rows of the table in tests/access/table.py."""

from tests.access.row import Row, get, post

A_LINK = {"title": "A page", "seen_by": "working", "url": "https://www.example.org/"}

# ruff: noqa: E501 - a table is read along its lines
# fmt: off
ROWS: list[Row] = [
    #                                                       anon off lead own boar insp admi outsider
    get("findings:evidence", "evidence.key",               "in  200 200 200 200 200 200 404"),
    get("findings:evidence", "inspectors_evidence.key",    "in  200 200 200 404 200 404 404"),
    get("findings:evidence", "working_evidence.key",       "in  200 200 200 404 404 404 404"),
    get("findings:evidence", "draft_evidence.key",         "in  200 200 404 404 404 404 404"),
    get("findings:evidence", "removed_evidence.key",       "in  200 200 404 404 404 404 404"),
    get("findings:evidence", "=" + "0" * 32,               "in  404 404 404 404 404 404 404"),
    get("findings:evidence-download", "evidence.key =1",            "in  200 200 200 200 200 200 404"),
    get("findings:evidence-download", "inspectors_evidence.key =1", "in  200 200 200 404 200 404 404"),
    get("findings:evidence-download", "working_evidence.key =1",    "in  200 200 200 404 404 404 404"),
    get("findings:evidence-download", "draft_evidence.key =1",      "in  200 200 404 404 404 404 404"),
    get("findings:evidence-download", "removed_evidence.key =1",    "in  200 200 404 404 404 404 404"),
    get("findings:evidence-download", "evidence.key =2",            "in  404 404 404 404 404 404 404"),
    get("findings:evidence-add", "action.pk",              "in  200 200 200 403 403 403 404"),
    post("findings:evidence-add", "action.pk",             "in  302 302 302 403 403 403 404", **A_LINK),
    post("findings:evidence-add", "unowned_action.pk",     "in  302 302 403 403 403 403 404", **A_LINK),
    post("findings:evidence-add", "draft_action.pk",       "in  302 302 404 404 404 404 404", **A_LINK),
    post("findings:evidence-attach", "action.pk evidence.key",          "in  302 302 302 403 403 403 404"),
    post("findings:evidence-attach", "action.pk draft_evidence.key",    "in  302 302 404 403 403 403 404"),
    post("findings:evidence-attach", "unowned_action.pk evidence.key",  "in  302 302 403 403 403 403 404"),
    post("findings:evidence-detach", "action.pk working_evidence.key",  "in  302 302 302 403 403 403 404"),
    get("findings:evidence-attach", "action.pk evidence.key",           "in  405 405 405 405 405 405 405"),
    get("findings:evidence-detach", "action.pk evidence.key",           "in  405 405 405 405 405 405 405"),
]
# fmt: on
