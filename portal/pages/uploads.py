"""How much a page takes: told before a file is read, so that a huge one fills no disk."""

from collections.abc import Callable
from typing import IO, Any, TypeVar

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.http.request import QueryDict
from django.utils.datastructures import MultiValueDict

View = TypeVar("View", bound=Callable[..., Any])
LARGEST = "largest_request"
TOO_LARGE = "portal.too_large"
PIECE = 1 << 16


def takes_at_most(size: int) -> Callable[[View], View]:
    """A view whose requests have so many bytes at most; what is larger is thrown away unread."""

    def mark(view: View) -> View:
        setattr(view, LARGEST, size)
        return view

    return mark


def was_too_large(request: HttpRequest) -> bool:
    """Whether the request's file was thrown away; the rest of the form was read."""
    return bool(request.META.get(TOO_LARGE))


class BoundedUpload(FileUploadHandler):
    """The first of the upload handlers: ends the reading of what is larger than its page takes."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, Any],  # noqa: N803 - the library's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, Any]] | None:
        """Note the length that the request announces; nothing has been read by then."""
        view = (
            self.request.resolver_match.func
            if self.request and self.request.resolver_match
            else None
        )
        largest = getattr(view, LARGEST, None)
        self._is_too_large = largest is not None and content_length > largest
        META[TOO_LARGE] = self._is_too_large
        self._rest = input_data
        return None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """End before the file's first byte is kept; the connection is read to its end.

        In pieces, and here: Django would read it line by line, and a file of gigabytes that has
        no line ends would be held in memory as one line.
        """
        if self._is_too_large:
            while self._rest.read(PIECE):
                pass
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
