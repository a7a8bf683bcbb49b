"""The demonstration's inspections, with what they say."""

import datetime
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from findings.models import Finding, Theme
from findings.reference import Row, demonstration_inspections
from inspections.models import (
    Evaluation,
    EvidenceCount,
    FrameworkEdition,
    Inspection,
    InspectionProgramme,
    Inspectorate,
    Partnership,
)
from portal.accounts.models import User

TEXTS = (
    "reference",
    "title",
    "kind",
    "team",
    "scope",
    "evidence_note",
    "confidence_statement",
    "source_url",
    "announced",
)
DATES = ("fieldwork_from", "fieldwork_to", "feedback_on", "published_on")


def add_inspections(*, at: datetime.datetime) -> int:
    """Add those whose reference is not there yet; runs inside the demonstration's operation."""
    there = set(Inspection.objects.values_list("reference", flat=True))
    missing = [row for row in demonstration_inspections() if row["reference"] not in there]
    for row in missing:
        _add_inspection(row, at=at)
    return len(missing)


def _add_inspection(row: Row, *, at: datetime.datetime) -> None:
    inspection = Inspection.objects.create(
        **{name: row[name] for name in TEXTS if name in row},
        **{name: datetime.date.fromisoformat(row[name]) for name in DATES if name in row},
        **_relations(row),
        **_state(row, at),
    )
    partners = Inspectorate.objects.filter(slug__in=row.get("scrutiny_partners", []))
    inspection.scrutiny_partners.set(partners)
    EvidenceCount.objects.bulk_create(
        EvidenceCount(inspection=inspection, measure=measure, count=count)
        for measure, count in row.get("evidence", {}).items()
    )
    Evaluation.objects.bulk_create(_evaluations(inspection, row.get("evaluations", {})))
    _add_findings(inspection, row["findings"])


def _relations(row: Row) -> dict[str, Any]:
    programme, follows, starter = row.get("programme"), row.get("follows"), row.get("started_by")
    return {
        "partnership": Partnership.objects.get(slug=row["partnership"]),
        "edition": FrameworkEdition.objects.get(slug=row["edition"]),
        "lead_body": Inspectorate.objects.get(slug=row["lead_body"]),
        "programme": InspectionProgramme.objects.get(slug=programme) if programme else None,
        "follows": Inspection.objects.get(reference=follows) if follows else None,
        "created_by": User.objects.get(email=starter) if starter else None,
    }


def _state(row: Row, at: datetime.datetime) -> dict[str, Any]:
    if "state" in row:
        return {"state": row["state"]}
    return {"state": Inspection.State.PUBLISHED, "published_at": at}


def _evaluations(inspection: Inspection, grades: dict[str, str | None]) -> Iterator[Evaluation]:
    """An evaluation for each code; where the source gives no grade, it is not known here."""
    indicators = {row.code: row for row in inspection.edition.indicators.all()}
    scale = inspection.edition.scale
    words = {grade.label: grade for grade in scale.grades.all()} if scale else {}
    for code, label in grades.items():
        yield Evaluation(
            inspection=inspection,
            indicator=indicators[code],
            grade=words[label] if label else None,
            without_grade="" if label else Evaluation.WithoutGrade.NOT_KNOWN,
        )


def _add_findings(inspection: Inspection, rows: list[Row]) -> None:
    questions = {row.number: row for row in inspection.edition.questions.all()}
    themes = {row.slug: row for row in Theme.objects.all()}
    findings = Finding.objects.bulk_create(
        Finding(
            inspection=inspection,
            kind=kind,
            position=position,
            text=row["text"],
            summary=row.get("summary", ""),
            question=questions.get(row.get("question", 0)),
        )
        for kind, of_kind in groupby(rows, key=lambda row: row["kind"])
        for position, row in enumerate(of_kind, start=1)
    )
    links = Finding.themes.through
    links._default_manager.bulk_create(
        links(finding_id=finding.pk, theme_id=themes[slug].pk)
        for finding, row in zip(findings, rows, strict=True)
        for slug in row["themes"]
    )
