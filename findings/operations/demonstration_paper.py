"""The demonstration's papers, with the words of their sources; posts, not people."""

import datetime

from findings.models import ActionPlan, Finding, Paper, PaperSection, PaperTemplate, PaperText
from findings.operations.report import request_report
from findings.reference import Row, demonstration_papers, glossary_text
from inspections.models import Inspection, InspectionProgramme, Partnership
from portal.accounts.models import User


def add_papers(*, at: datetime.datetime) -> int:
    """Add those whose form is not used on their subject yet, and have the final ones built.

    A meeting without a date of its own is in so many days from `at`. Runs inside the
    demonstration's operation.
    """
    there = set(
        Paper.objects.values_list("template__slug", "inspection__reference", "programme__slug")
    )
    missing = [row for row in demonstration_papers() if _key(row) not in there]
    for row in missing:
        _add_paper(row, at=at)
    return len(missing)


def _key(row: Row) -> tuple[str, str | None, str | None]:
    return row["template"], row.get("inspection"), row.get("programme")


def _add_paper(row: Row, *, at: datetime.datetime) -> None:
    template = PaperTemplate.objects.get(slug=row["template"])
    plan = ActionPlan.objects.filter(reference=row.get("plan")).first()
    paper = Paper.objects.create(
        template=template,
        inspection=Inspection.objects.filter(reference=row.get("inspection")).first(),
        programme=InspectionProgramme.objects.filter(slug=row.get("programme")).first(),
        plan=plan,
        title=row["title"],
        meeting_body=row["meeting_body"],
        meeting_on=_meeting_on(row, at),
        created_by=User.objects.get(email=row["started_by"]),
    )
    PaperText.objects.bulk_create(
        PaperText(paper=paper, section=section, text=_text(row, section))
        for section in template.sections.all()
        if section.is_written
    )
    _pick(paper, row)
    if paper.is_on_published():
        request_report(paper=paper, is_draft=False, by=paper.created_by)


def _meeting_on(row: Row, at: datetime.datetime) -> datetime.date:
    if "meeting_on" in row:
        return datetime.date.fromisoformat(row["meeting_on"])
    return at.date() + datetime.timedelta(days=row["meeting_in"])


def _text(row: Row, section: PaperSection) -> str:
    if section.source == PaperSection.Source.GLOSSARY:
        return glossary_text([Partnership.Nation.SCOTLAND])
    text: str = row["texts"].get(section.key, section.default_text)
    return text


def _pick(paper: Paper, row: Row) -> None:
    """The key messages of inspections that stand beside the authors' words."""
    messages = Finding.objects.current().of_kind(Finding.Kind.KEY_MESSAGE)
    for key, chosen in row.get("picked", {}).items():
        text = paper.texts.get(section__key=key)
        for reference, positions in chosen.items():
            rows = messages.filter(inspection__reference=reference, position__in=positions)
            text.picked.add(*rows)
