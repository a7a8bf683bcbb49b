"""The only files that a paper may be made of: the project's own static files."""

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from weasyprint.urls import URLFetcher, URLFetcherResponse


class FileRefusedError(Exception):
    """A paper named a file that is not one of the project's static files."""


class StaticFiles(URLFetcher):
    """Reads the project's static files from disk, whatever host they are served from.

    No other address is opened, neither on the network nor on this machine: a paper that names
    one is not built. WeasyPrint would print the paper without it, and nobody would notice.
    """

    def __init__(self) -> None:
        super().__init__(fail_on_errors=True)
        self.root = urljoin(settings.PUBLIC_ADDRESS, settings.STATIC_URL)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        kind = mimetypes.guess_type(urlsplit(url).path)[0] or "application/octet-stream"
        return URLFetcherResponse(url, self._read(url), {"Content-Type": kind})

    def _read(self, url: str) -> bytes:
        if not url.startswith(self.root):
            raise FileRefusedError(url)
        name = unquote(urlsplit(url.removeprefix(self.root)).path)
        try:
            return _content(name)
        except (OSError, SuspiciousFileOperation) as error:
            raise FileRefusedError(url) from error


def _content(name: str) -> bytes:
    """The file as the finders know it, or under the hashed name that collectstatic gave it."""
    if found := finders.find(name):
        return Path(found).read_bytes()
    with staticfiles_storage.open(name) as file:
        content: bytes = file.read()
        return content
