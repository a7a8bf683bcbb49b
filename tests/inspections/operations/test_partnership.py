"""The shipped councils, as they stand in the database after loading."""

import datetime

import pghistory.models
import pytest

from inspections.models import OtherName, Partnership
from inspections.operations.partnership import load_partnerships

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("nation", "kind", "count"),
    [
        ("scotland", "community_planning", 32),
        ("england", "local_authority", 157),
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


@pytest.mark.parametrize(
    ("on", "count"),
    [
        (datetime.date(2018, 4, 1), 157),
        (datetime.date(2019, 4, 1), 155),
        (datetime.date(2021, 4, 1), 154),
        (datetime.date(2025, 3, 31), 153),
    ],
)
def test_dissolved_authorities_are_not_counted_after_their_last_day(
    on: datetime.date, count: int
) -> None:
    assert Partnership.objects.filter(nation="england").current(on=on).count() == count


def test_every_english_authority_has_its_region_and_nobody_else_has() -> None:
    assert not Partnership.objects.filter(nation="england", region="").exists()
    assert not Partnership.objects.exclude(nation="england").exclude(region="").exists()
    assert Partnership.objects.get(slug="barnsley").region == "yorkshire_and_the_humber"


def test_names_that_sources_use_are_known() -> None:
    assert OtherName.objects.get(name="Bristol, City of").partnership.slug == "bristol"
