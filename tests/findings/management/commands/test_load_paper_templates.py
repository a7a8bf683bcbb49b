"""The command that loads paper forms, and a council's own from a file."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from findings.models import PaperTemplate
from tests.findings.operations.test_paper_template import OWN

pytestmark = pytest.mark.django_db


def test_a_file_adds_a_form(tmp_path: Path) -> None:
    file, said = tmp_path / "form.json", StringIO()
    file.write_text(json.dumps(OWN))
    call_command("load_paper_templates", str(file), stdout=said)
    assert said.getvalue().strip() == "Paper forms: 3 added, 0 updated."
    assert PaperTemplate.objects.filter(slug="our-form").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read: No such file"), ("{", "is not JSON"), ('["a"]', "Nothing was loaded")],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: str | None, said: str) -> None:
    file = tmp_path / "form.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises(CommandError, match=said):
        call_command("load_paper_templates", str(file))
