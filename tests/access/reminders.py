"""Who may open notices and reminders: rows of the table in tests/access/table.py."""

from tests.access.row import Row, get, post

WEEKLY = {"frequency": "weekly"}


# fmt: off
ROWS: list[Row] = [
    #                                               anon off lead own boar insp admi outsider
    get("findings:notice-list", "",                "in  200 200 200 200 200 200 200"),
    get("findings:notice-read", "notice.pk",       "in  405 405 405 405 405 405 405"),
    post("findings:notice-read", "notice.pk",      "in  404 404 302 404 404 404 404"),
    get("findings:notice-read-all", "",            "in  405 405 405 405 405 405 405"),
    post("findings:notice-read-all", "",           "in  302 302 302 302 302 302 302"),
    get("findings:reminder-choice", "",            "in  200 200 200 200 200 200 200"),
    post("findings:reminder-choice", "",           "in  302 302 302 302 302 302 302", **WEEKLY),
    get("findings:reminder-stop", "reminders.token",  "200 200 200 200 200 200 200 200"),
    post("findings:reminder-stop", "reminders.token", "302 302 302 302 302 302 302 302"),
    get("findings:reminder-stop", "=wrong",        "410 410 410 410 410 410 410 410"),
]
# fmt: on
