"""The data that ships with the portal about findings: themes, paper forms, the demonstration."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
Row = dict[str, Any]


def shipped(name: str) -> list[Row]:
    """The rows of one file, such as `themes`."""
    rows: list[Row] = json.loads((FOLDER / f"{name}.json").read_text())
    return rows


def shipped_paper_templates() -> list[Row]:
    """Every paper form with its sections, one file each."""
    files = sorted((FOLDER / "paper_templates").glob("*.json"))
    return [json.loads(path.read_text()) for path in files]


def demonstration_inspections() -> list[Row]:
    """The demonstration's inspections, each after the one that it follows up."""
    files = sorted((FOLDER / "demonstration" / "inspections").glob("*.json"))
    rows = [json.loads(path.read_text()) for path in files]
    return sorted(rows, key=lambda row: "follows" in row)


def demonstration_papers() -> list[Row]:
    """The demonstration's papers, each with the form and the inspection that it is on."""
    files = sorted((FOLDER / "demonstration" / "papers").glob("*.json"))
    return [json.loads(path.read_text()) for path in files]


def demonstration_plans() -> list[Row]:
    """The demonstration's action plans, which are made up; days count from the day of loading."""
    files = sorted((FOLDER / "demonstration" / "plans").glob("*.json"))
    return [json.loads(path.read_text()) for path in files]


def glossary_text(nations: Collection[str]) -> str:
    """The shipped terms that readers in these nations may need, one on each line."""
    rows = [row for row in shipped("glossary") if row["nation"] in nations]
    return "\n".join(f"{row['term']}: {row['meaning']}" for row in rows)
