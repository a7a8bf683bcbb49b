"""Partnerships by the names that reports print."""

import pytest

from inspections.published_report.places import place_named


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("Bristol City Council", "bristol"),
        ("Royal Borough of Windsor and Maidenhead", "windsor-and-maidenhead"),
        ("Telford and Wrekin", "telford-and-wrekin"),
        ("the London Borough of Bexley", "bexley"),
        ("Herefordshire, County of", "herefordshire"),
        ("Edinburgh", "city-of-edinburgh"),
        ("City of London", "city-of-london"),
        ("County Durham", "durham"),
    ],
)
def test_a_partnership_whatever_its_title(printed: str, slug: str) -> None:
    place = place_named(printed)
    assert place
    assert place.slug == slug


@pytest.mark.parametrize("printed", ["the city council", "", "Atlantis", "Derby and Derbyshire"])
def test_no_partnership_is_guessed(printed: str) -> None:
    assert place_named(printed) is None
