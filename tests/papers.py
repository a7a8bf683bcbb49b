"""Finished papers, as if a worker had built them: for tests of the pages around them."""

import datetime
import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from findings.models import ActionPlan, Paper, PaperSection, PaperTemplate, Report
from findings.operations.report import new_code
from inspections.models import Inspection, InspectionProgramme
from portal.accounts.models import User

CONTENTS = {"pdf": b"%PDF-1.7 of a test", "html": b"<!DOCTYPE html><title>Paper</title>"}


def started_paper(inspection: Inspection, by: User, title: str = "A paper") -> Paper:
    """A paper in a form of one part, which is written."""
    template, is_new = PaperTemplate.objects.get_or_create(
        slug="one-part",
        defaults={"name": "One part", "kind": PaperTemplate.Kind.COUNCIL_PAPER},
    )
    if is_new:
        template.sections.create(
            key="why",
            heading="Purpose",
            position=1,
            place=PaperSection.Place.BODY,
            source=PaperSection.Source.FREE_TEXT,
            required=True,
            default_text="To inform members.",
        )
    return Paper.objects.create(
        template=template, inspection=inspection, title=title, created_by=by
    )


def started_overview(by: User, title: str = "An overview") -> Paper:
    """A paper on the joint inspections of 2018 to 2020, in the shipped form."""
    paper = Paper.objects.create(
        template=PaperTemplate.objects.get(slug="programme-overview"),
        programme=InspectionProgramme.objects.get(slug="joint-inspections-2018-2020"),
        title=title,
        created_by=by,
    )
    for section in paper.template.sections.filter(required=True):
        paper.texts.create(section=section, text="What matters")
    return paper


def started_plan_paper(plan: ActionPlan, by: User, form: str = "action-plan") -> Paper:
    """A paper on an action plan, in a shipped form, with the words that the form starts from."""
    return Paper.objects.create(
        template=PaperTemplate.objects.get(slug=form),
        inspection=plan.inspection,
        plan=plan,
        title="A paper on the plan",
        created_by=by,
    )


def started_review_paper(review: Inspection, by: User) -> Paper:
    """A paper on a progress review, in the shipped form that everyone may use."""
    return Paper.objects.create(
        template=PaperTemplate.objects.get(slug="progress-review"),
        inspection=review,
        title="A paper on the review",
        created_by=by,
    )


def built_report(paper: Paper, by: User, **fields: Any) -> Report:
    """A ready report with a PDF and a web page; `fields` say what is different."""
    now = timezone.now()
    values: dict[str, Any] = {
        "code": new_code(),
        "is_draft": False,
        "state": Report.State.READY,
        "step": Report.Step.DONE,
        "progress": 100,
        "snapshot": {"version": 1, "made_at": now.isoformat()},
        "requested_at": now,
        "queued_at": now,
        "finished_at": now + datetime.timedelta(seconds=2),
        "pages": 4,
        **fields,
    }
    report = Report.objects.create(paper=paper, requested_by=by, **values)
    if report.state == Report.State.READY:
        for ending, content in CONTENTS.items():
            add_file(report, ending, content)
    return report


def add_file(report: Report, ending: str, content: bytes) -> None:
    """A file of a report, with its checksum."""
    report.files.create(
        format=ending,
        file=ContentFile(content, name=f"{report.code}.{ending}"),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )
