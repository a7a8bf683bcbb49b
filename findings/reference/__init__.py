"""The data that ships with the portal about findings: themes, paper forms, the demonstration."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Row = dict[str, Any]


def shipped(name: str) -> list[Row]:
    """The rows of one file, such as `themes`."""
    rows: list[Row] = json.loads((FOLDER / f"{name}.json").read_text())
    return rows


def demonstration_inspections() -> list[Row]:
    """The demonstration's inspections, each after the one that it follows up."""
    files = sorted((FOLDER / "demonstration" / "inspections").glob("*.json"))
    rows = [json.loads(path.read_text()) for path in files]
    return sorted(rows, key=lambda row: "follows" in row)
