"""Grades as a picture: the steps of the ramp, and what the picture says without colour."""

import re

import pytest

from findings.reports.picture import RAMP, PictureRow, grades_picture, step_of

SIX_POINT = ("Unsatisfactory", "Weak", "Adequate", "Good", "Very good", "Excellent")
FOUR_POINT = ("Inadequate", "Requires improvement to be good", "Good", "Outstanding")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(
    ("levels", "steps"), [(6, [1, 2, 3, 5, 6, 7]), (4, [1, 3, 5, 7]), (3, [1, 4, 7]), (1, [4])]
)
def test_ranks_spread_over_the_ramp(levels: int, steps: list[int]) -> None:
    assert [step_of(rank, levels) for rank in range(1, levels + 1)] == steps


@pytest.mark.parametrize(("ground", "ink"), RAMP)
def test_words_stand_out_from_their_ground(ground: str, ink: str) -> None:
    lighter, darker = sorted((luminance(ground), luminance(ink)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_awarded_level_is_filled_in_its_place() -> None:
    picture = grades_picture([PictureRow("Leadership", "Good", 4, SIX_POINT)])
    boxes = re.findall(r'<rect [^>]*fill="([^"]+)"', picture)
    assert boxes == ["none", "none", "none", RAMP[4][0], "none", "none"]


def test_ungraded_is_an_outline_with_its_word() -> None:
    picture = grades_picture([PictureRow("Leadership", "Not inspected", None, SIX_POINT)])
    assert picture.count("<rect") == 1
    assert 'fill="none"' in picture
    assert ">Not inspected</text>" in picture


def test_describes_itself() -> None:
    picture = grades_picture(
        [
            PictureRow("Leadership", "Good", 4, SIX_POINT),
            PictureRow("Impact on families", "Not graded", None, SIX_POINT),
        ]
    )
    assert "Leadership: Good, level 4 of 6. Impact on families: Not graded." in picture
    assert 'role="img"' in picture


def test_each_scale_names_its_levels_once() -> None:
    picture = grades_picture(
        [
            PictureRow("A", "Good", 3, FOUR_POINT),
            PictureRow("B", "Outstanding", 4, FOUR_POINT),
            PictureRow("C", "Weak", 2, SIX_POINT),
        ]
    )
    assert picture.count(">Inadequate</text>") == 1
    assert picture.count(">Excellent</text>") == 1


def test_carries_no_style_and_escapes_words() -> None:
    picture = grades_picture([PictureRow("<script>", "Good & better", 4, SIX_POINT)])
    assert "style=" not in picture
    assert "<script>" not in picture
    assert "Good &amp; better" in picture
