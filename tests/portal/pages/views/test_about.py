"""Pages about the service."""

import re

import pytest
from django.test import Client


@pytest.mark.parametrize("address", ["/accessibility/", "/privacy/", "/accounts/login/"])
def test_anyone_may_read_them(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/accessibility/", "/accounts/login/", "/nowhere/"])
def test_a_page_needs_no_inline_script_or_style(client: Client, db: None, address: str) -> None:
    response = client.get(address)
    page = response.content.decode()
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert " style=" not in page
    assert "data:" not in page
    for script in re.findall(r"<script([^>]*)>", page):
        assert "src=" in script or 'type="application/json"' in script


def test_no_page_claims_to_be_the_government(client: Client, db: None) -> None:
    page = client.get("/accounts/login/").content.decode()
    assert "GOV.UK" not in page
    assert "crown" not in page.lower()
