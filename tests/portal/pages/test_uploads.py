"""A file that is larger than its page takes is thrown away in pieces."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest, HttpResponse

from portal.pages.uploads import PIECE, BoundedUpload, takes_at_most, was_too_large


class Connection:
    """A body of zeros without a line end, which is handed out in pieces alone."""

    def __init__(self, size: int) -> None:
        self.left = size

    def read(self, size: int) -> bytes:
        assert 0 < size <= PIECE
        given = min(size, self.left)
        self.left -= given
        return bytes(given)


@takes_at_most(1000)
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def begun(size: int) -> tuple[BoundedUpload, HttpRequest, Connection]:
    request, connection = HttpRequest(), Connection(size)
    request.resolver_match = SimpleNamespace(func=page)  # type: ignore[assignment]
    handler, stream = BoundedUpload(request), connection
    meta: Any = request.META
    handler.handle_raw_input(stream, meta, size, "boundary")  # type: ignore[arg-type]
    return handler, request, connection


def test_what_is_too_large_is_read_to_its_end_and_kept_nowhere() -> None:
    handler, request, connection = begun(10 * PIECE)
    with pytest.raises(StopUpload) as stopped:
        handler.new_file("file", "big.pdf", "application/pdf", None)
    assert (connection.left, was_too_large(request)) == (0, True)
    assert stopped.value.connection_reset  # nothing is left for Django to read


def test_what_fits_is_left_to_the_other_handlers() -> None:
    handler, request, connection = begun(1000)
    handler.new_file("file", "small.pdf", "application/pdf", None)
    assert (connection.left, was_too_large(request)) == (1000, False)
