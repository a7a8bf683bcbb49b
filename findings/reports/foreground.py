"""A paper made at once and filed nowhere, for the command line."""

import datetime
from dataclasses import replace

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from findings.models import ActionPlan, Paper, PaperTemplate
from findings.reports.snapshot import AnySnapshot
from findings.reports.snapshot_reader import snapshot_of
from findings.tables.paper import missing_sections
from inspections.models import Inspection, InspectionProgramme

Subject = Inspection | InspectionProgramme | ActionPlan


@transaction.atomic
def snapshot_for(
    kind: PaperTemplate.Kind, subject: Subject, *, at: datetime.datetime
) -> AnySnapshot:
    """The newest paper of a kind on an inspection, a programme or a plan, or where there is none
    one in the words that the form starts from.

    It is a draft where nothing of its subject is published or the form's required parts are empty.
    It bears no code and no address to check it at, since the portal keeps nothing of it.
    """
    paper = _newest(kind, subject) or _from_form(kind, subject)
    taken = snapshot_of(
        paper,
        {text.section_id: text for text in paper.texts.all()} if paper.pk else {},
        code=_("none, since this copy is not filed in the portal"),
        is_draft=not paper.is_on_published() or bool(missing(paper)),
        requested_by="",
        address=subject.get_absolute_url(),
        at=at,
    )
    return replace(taken, check_address="")


def missing(paper: Paper) -> list[str]:
    """The parts that are still to be written, as the form names them."""
    return [str(section) for section in missing_sections(paper)]


def _newest(kind: PaperTemplate.Kind, subject: Subject) -> Paper | None:
    papers = subject.papers.filter(template__kind=kind)
    known = papers.select_related(
        "template", "inspection__follows", "plan", "programme__inspectorate"
    )
    return known.order_by("-updated_at").first()


def _from_form(kind: PaperTemplate.Kind, subject: Subject) -> Paper:
    """In the partnership's own form, else in the one that every partnership may use."""
    forms = PaperTemplate.objects.filter(kind=kind)
    if isinstance(subject, InspectionProgramme):
        return Paper(template=forms.order_by("pk")[0], programme=subject, title=subject.name[:200])
    usable = forms.filter(partnership=subject.partnership) | forms.filter(partnership=None)
    own_first = usable.order_by(F("partnership").asc(nulls_last=True), "pk")
    title = subject.title[:200]
    if isinstance(subject, ActionPlan):
        inspection = subject.inspection
        return Paper(template=own_first[0], inspection=inspection, plan=subject, title=title)
    return Paper(template=own_first[0], inspection=subject, title=title)
