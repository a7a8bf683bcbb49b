"""Names of councils in titles, as reports print them, and which council each is."""

import pytest

from inspections.published_report.partnership_name import as_printed, named_in
from inspections.reference import shipped_partnerships

TITLES = {
    "Inspection of the Royal Borough of Windsor and Maidenhead local authority": [
        "Windsor and Maidenhead"
    ],
    "City of York Council": ["York"],
    "Kingston upon Hull City Council": ["Kingston upon Hull"],
    "Inspection of Bristol, City of": ["Bristol"],
    "London Borough of Hammersmith and Fulham": ["Hammersmith & Fulham"],
    "Inspection of Bath and North East Somerset": ["Bath and North East Somerset"],
    "West Northamptonshire Council": ["West Northamptonshire"],
    "Slough Children First": ["Slough"],
    "Council of the Isles of Scilly": ["Isles of Scilly"],
    "Cornwall and the Isles of Scilly": ["Cornwall", "Isles of Scilly"],
    "County Durham": ["Durham"],
    "Cumbria County Council": ["Cumbria"],
    "St. Helens": ["St Helens"],
    "Inspection of children’s services": [],
}


@pytest.mark.parametrize("title", TITLES)
def test_councils_in_titles(title: str) -> None:
    assert [known.name for known in named_in(title, "england")] == TITLES[title]


def test_every_council_is_found_by_its_own_name() -> None:
    for row in shipped_partnerships():
        found = named_in(f"Inspection of {row['name']} children’s services", row["nation"])
        assert [known.slug for known in found] == [row["slug"]]


def test_an_unknown_name_is_freed_of_the_words_around_it() -> None:
    title = "Inspection of Neverland County Council local authority children’s services"
    assert as_printed(title) == "Neverland"
