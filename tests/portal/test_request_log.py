"""What the web server's log tells of an address."""

import pytest

from portal.request_log import told


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/inspections/midlothian-joint-2020/", "/inspections/midlothian-joint-2020/"),
        ('/x\n127.0.0.1 "GET /', "/x%0A127.0.0.1%20%22GET%20/"),
        ("/accounts/invitation/a-secret/", "/accounts/invitation/.../"),
        ("/accounts/password/reset/key/1-a-secret/", "/accounts/password/reset/key/.../"),
        ("/accounts/confirm-email/MQ:a:b/", "/accounts/confirm-email/.../"),
    ],
)
def test_a_request_is_one_line_without_secrets(path: str, line: str) -> None:
    assert told(path) == line
