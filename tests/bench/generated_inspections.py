"""Partnerships with ten inspections each under one edition of 22 indicators: generated records."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from inspections.models import (
    FrameworkEdition,
    GradingScale,
    Inspection,
    Inspectorate,
    Partnership,
    QualityFramework,
    QualityIndicator,
)

FRAMEWORK = "generated"
INDICATORS, INSPECTIONS = 22, 10
FIRST_DAY = datetime.date(2006, 1, 1)

EVALUATIONS = """
    INSERT INTO inspections_evaluation
        (inspection_id, indicator_id, grade_id, without_grade, commentary)
    SELECT inspection.id,
           indicator.id,
           grades.ids[1 + (inspection.id * 7 + indicator.id * 13) %% 6],
           '',
           repeat('Leaders know their services well and act on what they learn. ', 4)
    FROM inspections_inspection inspection
    JOIN inspections_qualityindicator indicator ON indicator.edition_id = inspection.edition_id
    CROSS JOIN (SELECT array_agg(id) AS ids FROM inspections_grade WHERE scale_id = %s) grades
    WHERE inspection.edition_id = %s
      AND NOT EXISTS (SELECT 1 FROM inspections_evaluation evaluation
                      WHERE evaluation.inspection_id = inspection.id)
"""


def generate(partnerships: int) -> None:
    """Bring the generated partnerships up to so many, each with its inspections and grades."""
    edition = _edition()
    begun = Partnership.objects.filter(slug__startswith=f"{FRAMEWORK}-").count()
    made = Partnership.objects.bulk_create(
        Partnership(
            name=f"Generated {number:04}",
            slug=f"{FRAMEWORK}-{number:04}",
            nation=Partnership.Nation.SCOTLAND,
            kind=Partnership.Kind.COMMUNITY_PLANNING,
        )
        for number in range(begun, partnerships)
    )
    Inspection.objects.bulk_create(
        _inspection(edition, each, number) for each in made for number in range(INSPECTIONS)
    )
    with connection.cursor() as cursor:
        cursor.execute(EVALUATIONS, [edition.scale_id, edition.pk])


@contextmanager
def quickly() -> Iterator[None]:
    """Write rows without triggers, then vacuum as autovacuum does on a portal that runs.

    Half a million histories would take minutes, and nobody reads them here.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        yield
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")


def _edition() -> FrameworkEdition:
    framework, _ = QualityFramework.objects.get_or_create(
        slug=FRAMEWORK,
        name="Generated framework",
        inspectorate=Inspectorate.objects.get(slug="care-inspectorate"),
        nation=Partnership.Nation.SCOTLAND,
    )
    edition, is_new = framework.editions.get_or_create(
        slug=FRAMEWORK,
        label="2006",
        checked=True,
        scale=GradingScale.objects.get(slug="ci_six_point"),
    )
    if is_new:
        QualityIndicator.objects.bulk_create(
            QualityIndicator(
                edition=edition,
                position=number,
                code=f"{1 + number // 5}.{1 + number % 5}",
                title=f"Impact on children and families, part {number}",
                formally_graded=True,
                checked=True,
            )
            for number in range(INDICATORS)
        )
    return edition


def _inspection(edition: FrameworkEdition, partnership: Partnership, number: int) -> Inspection:
    published_on = FIRST_DAY + datetime.timedelta(days=700 * number + partnership.pk % 600)
    return Inspection(
        reference=f"{partnership.slug}-joint-{number}",
        partnership=partnership,
        edition=edition,
        kind=Inspection.Kind.JOINT,
        title=f"Joint inspection of {partnership.name}",
        lead_body_id=edition.framework.inspectorate_id,
        state=Inspection.State.PUBLISHED,
        published_on=published_on,
        published_at=timezone.now(),
    )
