"""The line that the web server writes for each request."""

import re
from typing import Any
from urllib.parse import quote

from gunicorn.glogging import Logger

SECRETS = re.compile(r"(/accounts/(?:invitation|password/reset/key|confirm-email)/)[^/]+")


def told(path: str) -> str:
    """A path on one line, without the secrets that some links carry.

    A line break in an address would otherwise forge a line of the log, and who reads the log could
    follow somebody's invitation or choose their new password.
    """
    return quote(SECRETS.sub(r"\1...", path), safe="/:@!$&'()*+,;=~")


class RequestLog(Logger):
    """Gunicorn's own, which would write a path as it was decoded."""

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:  # noqa: ANN401
        atoms: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        return {**atoms, "U": told(str(environ.get("PATH_INFO", "")))}
