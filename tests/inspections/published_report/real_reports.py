"""Published reports that lie beside the project on some machines, and what is in them.

The expected values were read from the PDFs by hand; names of persons are left out.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from inspections.published_report.document import Document
from inspections.published_report.families import read_document
from inspections.published_report.pdf import document_of_pdf
from inspections.published_report.reading import Reading, Value

HERE = Path(__file__).parent
OFSTED = HERE.parents[3] / "shared" / "ofsted"


def expected(name: str) -> dict[str, dict[str, Any]]:
    """What stands in each report, by its file's name."""
    values: dict[str, dict[str, Any]] = json.loads((HERE / "expected" / f"{name}.json").read_text())
    return values


@cache
def real_document(folder: str, name: str) -> Document:
    """One real report, opened once; the test is left out where it is not there."""
    path = OFSTED / folder / name
    if not path.exists():
        pytest.skip("The published reports do not lie beside the project (../shared/ofsted).")
    return document_of_pdf(path.read_bytes())


@cache
def read_real(folder: str, name: str) -> Reading:
    """The reading of one real report, made once."""
    return read_document(real_document(folder, name))


def plain(text: str) -> str:
    """A text with single spaces: how lines are broken inside a finding does not matter."""
    return re.sub(r"\s+", " ", text).strip()


def printed(value: Value[Any] | None) -> str | None:
    """A value as the expected values have it: dates in ISO form."""
    return None if value is None else str(value.value)
