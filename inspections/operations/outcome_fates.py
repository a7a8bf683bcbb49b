"""What becomes of each staged row of outcomes: worked out in the database, for all rows at once.

An inspection is known by its partnership, its kind and its date, else by the day of publication.
The list of positions tells no standard from a short inspection, so these two are one family.
"""

from collections.abc import Sequence

from django.db import connection

from inspections.models import DataImport
from inspections.operations.import_reference import FRAMEWORK

RECORD_FAMILY = """
    CASE WHEN record.kind IN ('standard', 'short', 'standard_or_short') THEN 'graded'
         ELSE record.kind END
"""

FORGET = """
    UPDATE inspections_importrow
    SET fate = 'new', reason = '', before = NULL, twin = NULL, inspection_id = NULL
    WHERE data_import_id = %(id)s AND after IS NOT NULL AND fate <> 'new'
"""
"""A row is new until something speaks against it, so that most rows are written once."""

FORGET_MATCHES = f"{FORGET} AND twin IS NULL"
"""What rows of one file are to each other stays; what they are to the records is asked again."""

TWINS = """
    WITH placed AS (
        SELECT id, position, first_value(position) OVER (
            PARTITION BY partnership_id, family, inspected_on
            ORDER BY after ->> 'kind' = 'standard_or_short', position
        ) AS first
        FROM inspections_importrow
        WHERE data_import_id = %(id)s AND after IS NOT NULL
    )
    UPDATE inspections_importrow row
    SET twin = placed.first
    FROM placed
    WHERE placed.id = row.id AND placed.first <> placed.position
"""
"""Several rows on one inspection: the first that tells its kind speaks for all."""

JUDGE_TWINS = """
    UPDATE inspections_importrow row
    SET fate = CASE WHEN told.differs THEN 'refused' ELSE 'same' END,
        reason = CASE WHEN told.differs THEN 'disagrees' ELSE 'twin' END,
        before = CASE WHEN told.differs THEN told.after END
    FROM (
        SELECT twin.id, first.after,
            (first.after - 'kind' - 'theme') IS DISTINCT FROM (twin.after - 'kind' - 'theme')
            OR (twin.after ->> 'kind' <> 'standard_or_short'
                AND twin.after ->> 'kind' <> first.after ->> 'kind')
            OR (twin.after ->> 'theme' <> '' AND first.after ->> 'theme' <> ''
                AND twin.after ->> 'theme' <> first.after ->> 'theme') AS differs
        FROM inspections_importrow twin
        JOIN inspections_importrow first
          ON first.data_import_id = twin.data_import_id AND first.position = twin.twin
        WHERE twin.data_import_id = %(id)s
    ) told
    WHERE told.id = row.id
"""

SAME_PUBLICATION = """
    WITH placed AS (
        SELECT id, position, after, first_value(position) OVER together AS first,
            first_value(after) OVER together AS first_after
        FROM inspections_importrow
        WHERE data_import_id = %(id)s AND after IS NOT NULL AND fate = 'new'
        WINDOW together AS (
            PARTITION BY partnership_id, family, published_on ORDER BY position
        )
    )
    UPDATE inspections_importrow row
    SET fate = 'refused', reason = 'disagrees', twin = placed.first, before = placed.first_after
    FROM placed
    WHERE placed.id = row.id AND placed.first <> placed.position
"""
"""One report published on one day cannot be of inspections on two days."""

MATCH = """
    WITH found AS (
        SELECT DISTINCT ON (row.id) row.id, record.id AS inspection
        FROM inspections_importrow row
        JOIN inspections_inspection record
          ON record.partnership_id = row.partnership_id AND record.{column} = row.{row_column}
        JOIN inspections_frameworkedition edition ON edition.id = record.edition_id
        JOIN inspections_qualityframework framework ON framework.id = edition.framework_id
        WHERE row.data_import_id = %(id)s AND row.fate = 'new' AND row.inspection_id IS NULL
          AND framework.slug = %(framework)s AND {family} = row.family
          AND NOT EXISTS (
              SELECT 1 FROM inspections_importrow other
              WHERE other.data_import_id = row.data_import_id AND other.inspection_id = record.id
          )
        ORDER BY row.id, record.state = 'published' DESC, record.id
    )
    UPDATE inspections_importrow row
    SET inspection_id = found.inspection
    FROM found
    WHERE found.id = row.id
"""

BEFORE = """
    UPDATE inspections_importrow row
    SET before = jsonb_build_object(
            'edition', record.edition_id,
            'kind', record.kind,
            'inspected_on', record.fieldwork_from,
            'published_on', record.published_on,
            'theme', CASE WHEN record.imported_in_id IS NULL THEN row.after ->> 'theme'
                          ELSE record.scope END,
            'grades', coalesce(given.grades, jsonb_build_object())
        ),
        after = CASE
            WHEN row.after ->> 'kind' = 'standard_or_short' AND row.family = 'graded'
            THEN row.after || jsonb_build_object('kind', record.kind)
            ELSE row.after END
    FROM inspections_inspection record
    LEFT JOIN LATERAL (
        SELECT jsonb_object_agg(indicator.code, grade.label) AS grades
        FROM inspections_evaluation evaluation
        JOIN inspections_qualityindicator indicator ON indicator.id = evaluation.indicator_id
        LEFT JOIN inspections_grade grade ON grade.id = evaluation.grade_id
        WHERE evaluation.inspection_id = record.id
    ) given ON true
    WHERE row.data_import_id = %(id)s AND row.fate = 'new' AND record.id = row.inspection_id
"""

ONLY_TOLD = """
    UPDATE inspections_importrow row
    SET before = jsonb_set(row.before, '{grades}', coalesce((
            SELECT jsonb_object_agg(told.key, told.value)
            FROM jsonb_each(row.before -> 'grades') told
            WHERE row.after -> 'grades' ? told.key
        ), jsonb_build_object()))
    WHERE row.data_import_id = %(id)s AND row.fate = 'new' AND row.before IS NOT NULL
      AND row.before ->> 'edition' = row.after ->> 'edition'
"""
"""What the file has no column for, it does not change."""

FATES = """
    UPDATE inspections_importrow row
    SET fate = told.fate, reason = told.reason,
        before = CASE WHEN told.reason = 'being_entered' OR told.fate = 'same' THEN NULL
                      ELSE row.before END
    FROM (
        SELECT row.id,
            CASE WHEN record.state <> 'published' THEN 'kept'
                 WHEN row.before = row.after THEN 'same'
                 WHEN record.imported_in_id IS NULL OR amended.id IS NOT NULL THEN 'kept'
                 ELSE 'changed' END AS fate,
            CASE WHEN record.state <> 'published' THEN 'being_entered'
                 WHEN row.before = row.after THEN ''
                 WHEN record.imported_in_id IS NULL OR amended.id IS NOT NULL THEN 'entered'
                 ELSE '' END AS reason
        FROM inspections_importrow row
        JOIN inspections_inspection record ON record.id = row.inspection_id
        LEFT JOIN LATERAL (
            SELECT amendment.id FROM inspections_amendment amendment
            WHERE amendment.inspection_id = record.id LIMIT 1
        ) amended ON true
        WHERE row.data_import_id = %(id)s AND row.fate = 'new'
    ) told
    WHERE told.id = row.id
"""

FINGERPRINT = """
    SELECT md5(coalesce(string_agg(
        concat_ws('|', position, fate, reason, inspection_id, before), ';' ORDER BY position
    ), ''))
    FROM inspections_importrow WHERE data_import_id = %(id)s
"""
AMONG_ROWS = (TWINS, JUDGE_TWINS, SAME_PUBLICATION)
AGAINST_RECORDS = (
    MATCH.format(column="fieldwork_from", row_column="inspected_on", family=RECORD_FAMILY),
    MATCH.format(column="published_on", row_column="published_on", family=RECORD_FAMILY),
    BEFORE,
    ONLY_TOLD,
    FATES,
)


def decide_outcomes(found: DataImport) -> None:
    """Give every readable row its fate, by the records as they are now.

    A record of an import that no person has amended since may be changed by a later one. What
    people entered is never changed by a file: the row shows the difference and leaves it.
    """
    _run(found, ("ANALYZE inspections_importrow", FORGET, *AMONG_ROWS, *AGAINST_RECORDS))


def decide_outcomes_again(found: DataImport) -> bool:
    """Whether every row has the fate that the check gave it, by the records as they are now."""
    before = _fingerprint(found)
    _run(found, (FORGET_MATCHES, *AGAINST_RECORDS))
    return _fingerprint(found) == before


def _run(found: DataImport, steps: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for step in steps:
            cursor.execute(step, {"id": found.pk, "framework": FRAMEWORK})


def _fingerprint(found: DataImport) -> str:
    """A sum over the fates of all rows, which tells whether any has changed."""
    with connection.cursor() as cursor:
        cursor.execute(FINGERPRINT, {"id": found.pk})
        return str(cursor.fetchone()[0])
