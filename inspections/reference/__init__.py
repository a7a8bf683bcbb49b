"""The reference data that ships with the portal, as files; `load_frameworks` brings them in."""

import csv
import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def shipped(name: str) -> list[dict[str, Any]]:
    """The rows of one file, such as `scales`."""
    rows: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text())
    return rows


def shipped_frameworks() -> list[dict[str, Any]]:
    """Every framework with its editions, one file each."""
    return [json.loads(path.read_text()) for path in sorted((FOLDER / "frameworks").glob("*.json"))]


def shipped_partnerships() -> list[dict[str, str]]:
    """Councils of Scotland, England and Wales, and English ones that ended since 2018.

    Former GSS codes are separated by spaces, other names by bars.
    """
    with (FOLDER / "partnerships.csv").open(newline="") as file:
        return list(csv.DictReader(file))
