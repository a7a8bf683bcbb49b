"""Writing outcomes into inspections and evaluations, many rows with each statement."""

import datetime
import json
from collections.abc import Iterator

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.models import DataImport, Inspection

Values = dict[str, bool | int | str | datetime.datetime | list[str]]

SLICE = 5_000
"""Rows to a statement: what the database keeps of one at a time, and a step of the progress."""

FREE_REFERENCES = """
    UPDATE inspections_importrow row
    SET reference = row.reference || '-' || %(id)s
    WHERE row.data_import_id = %(id)s AND row.fate = 'new' AND EXISTS (
        SELECT 1 FROM inspections_inspection record WHERE record.reference = row.reference
    )
"""

CREATE = """
    WITH made AS (
        INSERT INTO inspections_inspection (
            reference, partnership_id, edition_id, kind, title, announced, fieldwork_from,
            published_on, lead_body_id, scope, imported_in_id, state, published_at, created_at,
            updated_at, team, evidence_note, confidence_statement, source_url, empty_sections,
            review_comment
        )
        SELECT row.reference, row.partnership_id, row.edition_id, row.after ->> 'kind',
            %(titles)s::jsonb ->> (row.after ->> 'kind'), 'not_known', row.inspected_on,
            row.published_on, framework.inspectorate_id, row.after ->> 'theme', %(id)s,
            'published', %(now)s, %(now)s, %(now)s, '', '', '', '', '{}', ''
        FROM inspections_importrow row
        JOIN inspections_frameworkedition edition ON edition.id = row.edition_id
        JOIN inspections_qualityframework framework ON framework.id = edition.framework_id
        WHERE row.data_import_id = %(id)s AND row.fate = 'new'
          AND row.position > %(after)s AND row.position <= %(upto)s
        RETURNING id, reference
    )
    UPDATE inspections_importrow row
    SET inspection_id = made.id
    FROM made
    WHERE row.data_import_id = %(id)s AND row.fate = 'new' AND row.reference = made.reference
      AND row.position > %(after)s AND row.position <= %(upto)s
"""

EVALUATE = """
    INSERT INTO inspections_evaluation (
        inspection_id, indicator_id, grade_id, without_grade, commentary
    )
    SELECT record.id, indicator.id, grade.id,
        CASE WHEN told.value IS NULL THEN 'not_graded' ELSE '' END, ''
    FROM inspections_importrow row
    JOIN inspections_inspection record ON record.id = row.inspection_id
    JOIN inspections_frameworkedition edition ON edition.id = record.edition_id
    CROSS JOIN LATERAL jsonb_each_text(row.{doc} -> 'grades') told
    JOIN inspections_qualityindicator indicator
      ON indicator.edition_id = edition.id AND indicator.code = told.key
    LEFT JOIN inspections_grade grade
      ON grade.scale_id = edition.scale_id AND grade.label = told.value
    WHERE row.data_import_id = %(id)s AND row.fate = ANY(%(fates)s)
      AND row.position > %(after)s AND row.position <= %(upto)s
    ON CONFLICT (inspection_id, indicator_id) DO UPDATE
    SET grade_id = EXCLUDED.grade_id, without_grade = EXCLUDED.without_grade
    WHERE (inspections_evaluation.grade_id, inspections_evaluation.without_grade)
        IS DISTINCT FROM (EXCLUDED.grade_id, EXCLUDED.without_grade)
"""

LOCK_CHANGED = """
    SELECT record.id FROM inspections_inspection record
    WHERE record.id IN (
        SELECT inspection_id FROM inspections_importrow
        WHERE data_import_id = %(id)s AND fate = 'changed'
    )
    ORDER BY record.id FOR UPDATE
"""

CLEAR = """
    DELETE FROM inspections_evaluation evaluation
    USING inspections_importrow row, inspections_inspection record,
        inspections_qualityindicator indicator
    WHERE row.data_import_id = %(id)s AND row.fate = 'changed'
      AND record.id = row.inspection_id AND evaluation.inspection_id = record.id
      AND indicator.id = evaluation.indicator_id
      AND (record.edition_id <> (row.{doc} ->> 'edition')::bigint
           OR (row.{other} -> 'grades' ? indicator.code
               AND NOT row.{doc} -> 'grades' ? indicator.code))
"""

CHANGE = """
    UPDATE inspections_inspection record
    SET edition_id = (row.{doc} ->> 'edition')::bigint,
        kind = row.{doc} ->> 'kind',
        title = CASE WHEN record.title = %(titles)s::jsonb ->> record.kind
                     THEN %(titles)s::jsonb ->> (row.{doc} ->> 'kind') ELSE record.title END,
        fieldwork_from = (row.{doc} ->> 'inspected_on')::date,
        published_on = (row.{doc} ->> 'published_on')::date,
        scope = row.{doc} ->> 'theme',
        updated_at = %(now)s
    FROM inspections_importrow row
    WHERE row.data_import_id = %(id)s AND row.fate = 'changed' AND record.id = row.inspection_id
"""


def lock_changed(found: DataImport) -> None:
    """Hold the inspections that would change, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK_CHANGED, {"id": found.pk})


def write_outcomes(found: DataImport) -> Iterator[float]:
    """Make and change what the checked rows say; after each slice, how much is done."""
    total = found.rows.count()
    values: Values = {"id": found.pk, "now": timezone.now(), "titles": titles()}
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(FREE_REFERENCES, values)
        for start in range(0, total, SLICE):
            part: Values = {**values, "after": start, "upto": start + SLICE, "fates": ["new"]}
            cursor.execute(CREATE, part)
            if not start or start == SLICE:
                cursor.execute("ANALYZE inspections_inspection")  # else each lookup reads it all
            cursor.execute(EVALUATE.format(doc="after"), part)
            yield min((start + SLICE) / total, 1.0)
    set_values(found, to="after")


def set_values(found: DataImport, *, to: str) -> None:
    """Give the changed inspections what the file says (`after`), or back what they had."""
    other = "before" if to == "after" else "after"
    values: Values = {"id": found.pk, "now": timezone.now(), "titles": titles()}
    everything: Values = {**values, "after": 0, "upto": 2**31 - 1, "fates": ["changed"]}
    with connection.cursor() as cursor:
        cursor.execute(CLEAR.format(doc=to, other=other), values)
        cursor.execute(CHANGE.format(doc=to), values)
        cursor.execute(EVALUATE.format(doc=to), everything)


def titles() -> str:
    """The title of an imported inspection, by its kind, as JSON."""
    kinds = Inspection.Kind
    return json.dumps(
        {
            kinds.STANDARD: _("Standard inspection of children’s services"),
            kinds.SHORT: _("Short inspection of children’s services"),
            kinds.STANDARD_OR_SHORT: _("Inspection of children’s services"),
            kinds.FOCUSED_VISIT: _("Focused visit to children’s services"),
            kinds.MONITORING_VISIT: _("Monitoring visit to children’s services"),
        }
    )
