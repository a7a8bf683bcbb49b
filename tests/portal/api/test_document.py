"""The OpenAPI document, and the guide that is read from it."""

from pathlib import Path

from django.core.management import call_command

from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.portal.api.programs import asking, secret_of


def test_the_document_is_valid_and_leaves_nothing_to_guess(tmp_path: Path) -> None:
    file = tmp_path / "schema.yaml"
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(file))
    assert "/api/v1/evaluations/" in file.read_text()


def test_it_names_every_filter_with_its_values(officer: User) -> None:
    asked = asking(secret_of(officer))("schema/").json()["paths"]["/api/v1/findings/"]["get"]
    named = {one["name"]: one for one in asked["parameters"]}
    assert {"words", "kind", "theme", "page", "size"} <= named.keys()
    assert "strength" in named["kind"]["schema"]["enum"]
    assert "enum" not in named["theme"]["schema"]
    assert asked["security"] == [{"token": []}, {"session": []}]


def test_the_guide_lists_every_address(officer: User, client_of: ClientOf) -> None:
    client = client_of(officer)
    page = client.get("/api/").content.decode()
    for path in client.get("/api/v1/schema/").json()["paths"]:
        assert f"GET {path}" in page
    assert "Authorization: Bearer $TOKEN" in page
