"""The front end's sources: grades that everyone can tell apart, and packages from anywhere."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT: Path = settings.BASE_DIR
RAMP = re.findall(
    r"(\d): \(\s*ground: (#\w+),\s*ink: (#\w+)", (ROOT / "static/src/_grade_ramp.scss").read_text()
)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("step", "ground", "ink"), RAMP)
def test_the_word_of_a_grade_can_be_read_on_its_colour(step: str, ground: str, ink: str) -> None:
    darker, lighter = sorted((luminance(ground), luminance(ink)))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_the_ramp_has_seven_steps_palest_in_the_middle() -> None:
    lights = [luminance(ground) for _, ground, _ in RAMP]
    assert lights[:4] == sorted(lights[:4])
    assert lights[3:] == sorted(lights[3:], reverse=True)
    assert len(lights) == 7


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert not [path for path, package in lock["packages"].items() if "resolved" in package]
    assert all("integrity" in package for path, package in lock["packages"].items() if path)
