"""Files that people send."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.pages.forms import UploadField


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("report.exe", b"x", "must be one of these kinds: .pdf"),
        ("report", b"x", "must be one of these kinds: .pdf"),
        ("report.pdf", b"x" * 11, "must be smaller than 10.+bytes; it has 11.+bytes"),
        ("report.pdf", b"", "The file is empty"),
    ],
)
def test_a_refused_file_says_why(name: str, content: bytes, message: str) -> None:
    field = UploadField(endings=(".pdf",), largest_bytes=10)
    with pytest.raises(ValidationError, match=message):
        field.clean(SimpleUploadedFile(name, content))


def test_the_ending_may_be_in_capitals() -> None:
    field = UploadField(endings=(".pdf",), largest_bytes=10)
    assert field.clean(SimpleUploadedFile("REPORT.PDF", b"x")) is not None
