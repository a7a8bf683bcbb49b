"""Every doubt and refusal that a reader can tell has a sentence for people."""

import re
from pathlib import Path

import pytest

from inspections.published_report import families
from inspections.published_report.reading import Refusal, Warning
from inspections.published_report.wording import (
    FAMILIES,
    REFUSALS,
    WARNINGS,
    refusal_sentence,
    warning_sentence,
)

SOURCES = Path(families.__file__).parent
CODE = {name: re.compile(rf'\b{name}\(\s*"(\w+)"') for name in ("Warning", "Refused", "Refusal")}


def codes(name: str) -> set[str]:
    texts = (path.read_text() for path in SOURCES.glob("*.py"))
    return {code for text in texts for code in CODE[name].findall(text)}


def test_every_warning_has_a_sentence() -> None:
    assert codes("Warning") <= set(WARNINGS)


def test_every_refusal_has_a_sentence() -> None:
    assert codes("Refused") | codes("Refusal") <= set(REFUSALS)


def test_every_family_has_a_name() -> None:
    assert {family.FAMILY for family in families.FAMILIES} <= set(FAMILIES)


def test_sentences_speak_of_judgements_and_days_as_people_do() -> None:
    contradiction = {"indicator": "in_care", "first": "Good", "second": "Inadequate"}
    assert "for children in care: “Good” and “Inadequate”" in warning_sentence(
        Warning("grades_contradict", contradiction)
    )
    made = warning_sentence(Warning("published_not_printed", {"made": "2024-02-12"}))
    assert "12 February 2024" in made


@pytest.mark.parametrize("family", ["ofsted_focused_visit", "ofsted_monitoring_visit"])
def test_a_family_that_is_not_read_is_named(family: str) -> None:
    assert str(FAMILIES[family]) in refusal_sentence(Refusal("family_not_read", family))
