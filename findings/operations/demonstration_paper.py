"""The demonstration's papers, with the words of their sources; posts, not people."""

import datetime

from findings.models import Paper, PaperTemplate, PaperText
from findings.operations.report import request_report
from findings.reference import Row, demonstration_papers
from inspections.models import Inspection
from portal.accounts.models import User


def add_papers() -> int:
    """Add those whose form is not used on their inspection yet, and have the final ones built.

    Runs inside the demonstration's operation.
    """
    there = set(Paper.objects.values_list("template__slug", "inspection__reference"))
    rows = demonstration_papers()
    missing = [row for row in rows if (row["template"], row["inspection"]) not in there]
    for row in missing:
        _add_paper(row)
    return len(missing)


def _add_paper(row: Row) -> None:
    template = PaperTemplate.objects.get(slug=row["template"])
    paper = Paper.objects.create(
        template=template,
        inspection=Inspection.objects.get(reference=row["inspection"]),
        title=row["title"],
        meeting_body=row["meeting_body"],
        meeting_on=datetime.date.fromisoformat(row["meeting_on"]),
        created_by=User.objects.get(email=row["started_by"]),
    )
    PaperText.objects.bulk_create(
        PaperText(
            paper=paper,
            section=section,
            text=row["texts"].get(section.key, section.default_text),
        )
        for section in template.sections.all()
        if section.is_written
    )
    if paper.inspection.is_published:
        request_report(paper=paper, is_draft=False, by=paper.created_by)
