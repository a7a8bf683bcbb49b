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
    get("findings:evidence-list", "",                      "in  200 200 200 200 200 200 200"),
    get("findings:evidence-list-download", "=csv",         "in  200 200 200 200 200 200 200"),
    get("findings:evidence-list-download", "=xlsx",        "in  200 200 200 200 200 200 200"),
    get("findings:evidence-edit", "evidence.key",          "in  200 200 403 403 403 403 404"),
    post("findings:evidence-edit", "evidence.key",         "in  302 302 403 403 403 403 404", title="Audit report", seen_by="everyone"),
    post("findings:evidence-edit", "owners_evidence.key",  "in  302 302 302 404 404 404 404", title="Audit report", seen_by="working"),
    get("findings:evidence-version-add", "evidence.key",         "in  200 200 403 403 403 403 404"),
    get("findings:evidence-version-add", "owners_evidence.key",  "in  200 200 200 404 404 404 404"),
    post("findings:evidence-version-add", "evidence.key",        "in  302 302 403 403 403 403 404", url="https://www.example.org/"),
    get("findings:evidence-remove", "evidence.key",        "in  200 200 403 403 403 403 404"),
    post("findings:evidence-remove", "evidence.key",       "in  302 302 403 403 403 403 404"),
    post("findings:evidence-remove", "owners_evidence.key", "in  302 302 302 404 404 404 404"),
    post("findings:evidence-restore", "removed_evidence.key", "in  302 302 404 404 404 404 404"),
    get("findings:evidence-restore", "evidence.key",       "in  405 405 405 405 405 405 405"),
    post("findings:evidence-use", "evidence.key",          "in  302 302 200 200 200 200 404", action="@unowned_action.pk"),
    get("findings:evidence-use", "evidence.key",           "in  405 405 405 405 405 405 405"),
    get("findings:evidence-pick", "action.pk",             "in  200 200 200 403 403 403 404"),
    get("findings:evidence-pick", "unowned_action.pk",     "in  200 200 403 403 403 403 404"),
    post("findings:evidence-pick", "unowned_action.pk",    "in  302 302 403 403 403 403 404", evidence="@evidence.key"),
    get("findings:history", "=evidence evidence.key",      "in  200 200 403 403 403 200 404"),
    get("findings:history", "=evidence draft_evidence.key", "in  200 200 404 404 404 404 404"),
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
