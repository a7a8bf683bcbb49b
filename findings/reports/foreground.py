"""A paper made at once and filed nowhere, for the command line."""

import datetime
from dataclasses import replace

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from findings.models import Paper, PaperTemplate
from findings.reports.snapshot import Snapshot
from findings.reports.snapshot_reader import snapshot_of
from findings.tables.paper import missing_sections
from inspections.models import Inspection


@transaction.atomic
def snapshot_for(
    kind: PaperTemplate.Kind, inspection: Inspection, *, at: datetime.datetime
) -> Snapshot:
    """The newest paper of a kind on an inspection, or where there is none one in the words that
    the form starts from.

    It is a draft where the inspection is not published or the form's required parts are empty.
    It bears no code and no address to check it at, since the portal keeps nothing of it.
    """
    paper = _newest(kind, inspection) or _from_form(kind, inspection)
    taken = snapshot_of(
        paper,
        {text.section_id: text for text in paper.texts.all()} if paper.pk else {},
        code=_("none, since this copy is not filed in the portal"),
        is_draft=not inspection.is_published or bool(missing(paper)),
        requested_by="",
        address=reverse("findings:inspection", args=[inspection.reference]),
        at=at,
    )
    return replace(taken, check_address="")


def missing(paper: Paper) -> list[str]:
    """The parts that are still to be written, as the form names them."""
    return [str(section) for section in missing_sections(paper)]


def _newest(kind: PaperTemplate.Kind, inspection: Inspection) -> Paper | None:
    papers = Paper.objects.filter(inspection=inspection, template__kind=kind)
    return papers.select_related("template").order_by("-updated_at").first()


def _from_form(kind: PaperTemplate.Kind, inspection: Inspection) -> Paper:
    """In the partnership's own form, else in the one that every partnership may use."""
    forms = PaperTemplate.objects.filter(kind=kind)
    usable = forms.filter(partnership=inspection.partnership) | forms.filter(partnership=None)
    own_first = usable.order_by(F("partnership").asc(nulls_last=True), "pk")
    return Paper(template=own_first[0], inspection=inspection, title=inspection.title[:200])
