"""Ofsted's real files: the portal counts what Ofsted published."""

import json
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from inspections.models import ComparatorGroup, Evaluation, Inspection, Partnership
from inspections.operations.import_undo import undo_import
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.imported_files import checked, imported

FOLDER = settings.BASE_DIR.parent / "shared" / "ofsted"
ODS = "LA_Inspection_Outcomes_as_at_31_March_2025.ods"
CSVS = (
    "ofsted_ilacs_outcomes_31mar2025.csv",
    "ofsted_ilacs_inyear_2024_25.csv",
    "ofsted_ilacs_history_2018_2025.csv",
)
NEIGHBOURS = "statistical_neighbours.csv"
TOTALS = {
    "overall": (36, 67, 31, 19),
    "leaders": (45, 60, 33, 15),
    "help_and_protection": (22, 71, 45, 15),
    "in_care": (37, 75, 30, 11),
    "care_leavers": (27, 43, 26, 7),
}
"""Outstanding, good, requires improvement, inadequate, as published for 31 March 2025."""

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not FOLDER.exists(), reason="Ofsted's published files are not beside the project"
    ),
]


def real(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, (FOLDER / name).read_bytes())


def positions() -> dict[str, tuple[int, ...]]:
    """The grades of each authority's latest full inspection; dissolved ones have none today."""
    graded = ["standard", "short", "standard_or_short"]
    among = Inspection.objects.published().filter(kind__in=graded, partnership__ended_on=None)
    latest = among.order_by("partnership_id", "-fieldwork_from").distinct("partnership")
    rows = Evaluation.objects.filter(inspection__in=list(latest)).exclude(grade=None)
    counted = Counter(rows.values_list("indicator__code", "grade__rank"))
    return {code: tuple(counted[code, rank] for rank in (4, 3, 2, 1)) for code in TOTALS}


@pytest.mark.parametrize("order", [CSVS, CSVS[::-1], (ODS,)], ids=["csv", "history first", "ods"])
def test_the_counts_are_those_that_ofsted_published(order: tuple[str, ...]) -> None:
    for name in order:
        imported(real(name))
    assert positions() == TOTALS
    assert 153 - sum(positions()["care_leavers"]) == 50
    kinds = Counter(Inspection.objects.values_list("kind", flat=True))
    assert kinds == {"standard": 171, "short": 100, "focused_visit": 36, "monitoring_visit": 24}


def test_the_comparison_counts_the_same_on_that_day(client_of: ClientOf, inspector: User) -> None:
    imported(real(ODS))
    address = "/comparison/distribution/distribution.json"
    asked = {"framework": "ilacs", "on": "2025-03-31", "dated": "inspection"}
    rows = json.loads(client_of(inspector).get(address, asked).getvalue())["rows"]
    graded = [(row[0], row[4]) for row in rows if row[3]]
    counted = [tuple(n for _title, n in group) for _, group in groupby(graded, lambda row: row[0])]
    names = ("leaders", "help_and_protection", "in_care", "care_leavers", "overall")
    assert dict(zip(names, counted, strict=True)) == TOTALS


def test_real_files_repeated_change_nothing_and_are_undone_whole() -> None:
    found = imported(real(ODS))
    assert found.counts == {"new": 331, "same": 205}
    for name in CSVS:
        assert checked(real(name)).counts.keys() == {"same"}
    undo_import(data_import=found, by=None)
    assert not Inspection.objects.exists()


def test_the_neighbours_of_every_authority_come_in(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_neighbours", str(Path(FOLDER, NEIGHBOURS)))
    assert "156 rows: 153 new, 3 same" in capsys.readouterr().out
    barnet = Partnership.objects.get(slug="barnet")
    group = ComparatorGroup.objects.neighbours_of(barnet).get()
    nearest = group.memberships.select_related("partnership")[0]
    assert (nearest.partnership.name, group.memberships.count()) == ("Waltham Forest", 10)
    call_command("import_neighbours", str(Path(FOLDER, NEIGHBOURS)), "--dry-run")
    assert "156 rows: 156 same" in capsys.readouterr().out
