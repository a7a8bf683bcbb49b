"""The shipped councils, as they stand in the database after loading."""

import pghistory.models
import pytest

from inspections.models import Partnership
from inspections.operations.partnership import load_partnerships

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("nation", "kind", "count"),
    [
        ("scotland", "community_planning", 32),
        ("england", "local_authority", 153),
        ("wales", "local_authority", 22),
    ],
)
def test_every_council_is_there(nation: str, kind: str, count: int) -> None:
    assert Partnership.objects.filter(nation=nation).count() == count
    assert Partnership.objects.filter(nation=nation, kind=kind).count() == count


def test_a_second_load_changes_nothing_and_leaves_no_history() -> None:
    before = pghistory.models.Events.objects.count()
    tally = load_partnerships()
    assert (tally.added, tally.updated, tally.kept) == (0, 0, [])
    assert pghistory.models.Events.objects.count() == before


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("midlothian", "Midlothian"),
        ("orkney-islands", "Orkney Islands"),
        ("city-of-edinburgh", "City of Edinburgh"),
        ("bournemouth-christchurch-and-poole", "Bournemouth, Christchurch & Poole"),
    ],
)
def test_addresses_are_what_a_person_would_write(slug: str, name: str) -> None:
    assert Partnership.objects.get(slug=slug).name == name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("S12000015", "Fife"),
        ("S12000047", "Fife"),
        ("S12000043", "Glasgow City"),
        ("S12000046", "Glasgow City"),
        ("E08000016", "Barnsley"),
        ("E08000038", "Barnsley"),
    ],
)
def test_a_partnership_is_found_by_any_code_it_has_had(code: str, name: str) -> None:
    assert Partnership.objects.with_code(code).get().name == name
