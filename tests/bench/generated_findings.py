"""Findings of a whole country for years: 200 partnerships, 10 inspections each, 100 findings each.

The words follow the law that real words follow: the commonest stand in most findings, the rarest
in a few of 200,000.
"""

import datetime
import random
from collections.abc import Iterable, Iterator
from itertools import cycle, islice

from django.db import connection
from django.utils import timezone

from findings.models import Finding, Theme
from inspections.models import Evaluation, FrameworkEdition, Inspection, Partnership

PARTNERSHIPS, INSPECTIONS, FINDINGS, THEMES = 200, 2_000, 200_000, 300
WORDS_EACH = 30
COMMON = [
    *("children", "young", "people", "families", "support", "services", "leaders", "staff"),
    *("partners", "care", "planning", "outcomes", "risk", "quality", "improvement", "health"),
    *("education", "plans", "views", "experience", "needs", "wellbeing", "protection", "workers"),
    *("carers", "school", "parents", "assessment", "practice", "performance", "kinship"),
]
"""Real words; 20,000 made-up ones stand beside them, so the index is as broad as a real one."""
BATCH = 5_000


def fill() -> None:
    """Add the findings, what they are about, and the grades of their inspections."""
    chance = random.Random(3)  # noqa: S311 - the same records every time
    with connection.cursor() as cursor:
        # Neither history nor foreign keys are looked at: that would take ten times as long.
        cursor.execute("set session_replication_role = replica")
        inspections = list(_inspections())
        _add_findings(inspections, chance)
        cursor.execute("set session_replication_role = default")
        cursor.execute("vacuum analyze")


def _inspections() -> Iterator[Inspection]:
    """Spread over the partnerships and the graded editions, each with all its grades."""
    nations = cycle((Partnership.Nation.SCOTLAND, Partnership.Nation.ENGLAND))
    places = Partnership.objects.bulk_create(
        Partnership(name=f"Place {n}", slug=f"bench-{n}", nation=nation)
        for n, nation in enumerate(islice(nations, PARTNERSHIPS))
    )
    graded = FrameworkEdition.objects.exclude(scale=None).select_related("framework", "scale")
    editions = cycle(graded.exclude(indicators=None).distinct().order_by("pk"))
    made = Inspection.objects.bulk_create(
        Inspection(
            reference=f"bench-{n}",
            title=f"Inspection {n}",
            partnership=places[n % PARTNERSHIPS],
            edition=edition,
            kind=Inspection.Kind.JOINT,
            lead_body_id=edition.framework.inspectorate_id,
            state=Inspection.State.PUBLISHED,
            published_on=datetime.date(2026, 11, 1) - datetime.timedelta(days=n * 3 // 2),
            published_at=timezone.now(),
        )
        for n, edition in enumerate(islice(editions, INSPECTIONS))
    )
    Evaluation.objects.bulk_create(_evaluations(made), batch_size=BATCH)
    return iter(made)


def _evaluations(inspections: Iterable[Inspection]) -> Iterator[Evaluation]:
    for n, inspection in enumerate(inspections):
        grades = cycle(inspection.edition.scale.grades.all()) if inspection.edition.scale else []
        indicators = inspection.edition.indicators.filter(formally_graded=True)
        for indicator, grade in zip(indicators, islice(grades, n % 7, None), strict=False):
            yield Evaluation(inspection=inspection, indicator=indicator, grade=grade)


def _add_findings(inspections: list[Inspection], chance: random.Random) -> None:
    themes = Theme.objects.bulk_create(
        Theme(slug=f"bench-{n}", name=f"Theme {n}") for n in range(THEMES)
    )
    indicators = {
        edition.pk: list(edition.indicators.values_list("pk", flat=True))
        for edition in {inspection.edition for inspection in inspections}
    }
    rows = Finding.objects.bulk_create(_findings(inspections, chance), batch_size=BATCH)
    about = Finding.indicators.through
    about.objects.bulk_create(
        (about(finding=row, qualityindicator_id=chance.choice(known))
         for row in rows if (known := indicators[row.inspection.edition_id])),
        batch_size=BATCH,
    )  # fmt: skip
    tagged = Finding.themes.through
    tagged.objects.bulk_create(
        (tagged(finding=row, theme=chance.choice(themes)) for row in rows), batch_size=BATCH
    )


def _findings(inspections: list[Inspection], chance: random.Random) -> Iterator[Finding]:
    kinds = [Finding.Kind.STRENGTH, Finding.Kind.AREA_FOR_IMPROVEMENT, Finding.Kind.GOOD_PRACTICE]
    words = COMMON + [f"word{n}" for n in range(20_000)]
    weights = list(_shares(len(words)))
    for n, inspection in enumerate(islice(cycle(inspections), FINDINGS)):
        text = " ".join(chance.choices(words, cum_weights=weights, k=WORDS_EACH))
        position = 1 + n // len(inspections)
        yield Finding(
            inspection=inspection, kind=kinds[n % 3], position=position, text=f"{text.title()}."
        )


def _shares(count: int) -> Iterator[float]:
    """The running sum of 1, 1/2, 1/3 …: the shares of the commonest word, the next and so on."""
    total = 0.0
    for place in range(1, count + 1):
        total += 1 / place
        yield total
