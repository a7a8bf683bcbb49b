"""Papers small enough to read, on the real base template."""

import datetime
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from django.template import engines

from findings.models import PaperTemplate
from findings.operations.demonstration import load_demonstration
from findings.reports.foreground import snapshot_for
from findings.reports.pdf import RenderedPdf, render_pdf
from findings.reports.printing import PrintedPaper, print_paper
from findings.reports.snapshot import OverviewSnapshot, Snapshot
from inspections.models import Inspection, InspectionProgramme

Kind = PaperTemplate.Kind

TITLE = "Integrated children’s services inspection"
MADE_AT = datetime.datetime(2020, 9, 15, 10, 30, tzinfo=datetime.UTC)
PAPER = """{% extends "papers/base.html" %}{% block body %}{{ body }}{% endblock %}"""


@dataclass(frozen=True)
class Entry:
    anchor: str
    label: str


@dataclass(frozen=True)
class PaperFrame:
    """What base.html prints around a paper's body."""

    title: str = TITLE
    language: str = "en-GB"
    code: str = "K7QX-2M9P"
    address: str = "/papers/K7QX-2M9P/"
    check_address: str = "http://portal.example/papers/check/"
    is_draft: bool = False
    contents: tuple[Entry, ...] = field(default=())


def page(body: str, frame: PaperFrame | None = None) -> str:
    """A paper's HTML; the body is trusted, as a paper's own template is."""
    from django.utils.safestring import mark_safe

    template = engines["django"].from_string(PAPER)
    return template.render({"paper": frame or PaperFrame(), "body": mark_safe(body)})  # noqa: S308


def printed(html: str) -> RenderedPdf:
    return render_pdf(html, title=TITLE, language="en-GB", made_at=MADE_AT)


def table(rows: int) -> str:
    lines = "".join(
        f'<tr><th scope="row">Action {number}</th><td>Improve access to services for recovery '
        f"from trauma, and tell the board how long children wait</td><td>Council</td></tr>"
        for number in range(1, rows + 1)
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Reference", "What", "Who"))
    return (
        f"<table><caption>Actions</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{lines}</tbody></table>"
    )


@pytest.fixture(scope="session")
def long_table() -> RenderedPdf:
    """A table that goes on over many pages."""
    return printed(page(f'<h2 id="actions">Actions</h2>{table(150)}'))


def demonstration_snapshot(kind: PaperTemplate.Kind, reference: str) -> Snapshot:
    """A paper of the demonstration, whose records are gone again afterwards."""
    with transaction.atomic():
        load_demonstration(at=MADE_AT)
        inspection = Inspection.objects.select_related("partnership").get(reference=reference)
        snapshot = snapshot_for(kind, inspection, at=MADE_AT)
        transaction.set_rollback(True)
    assert isinstance(snapshot, Snapshot)
    return snapshot


def demonstration_overview() -> OverviewSnapshot:
    """The demonstration's overview, whose records are gone again afterwards."""
    with transaction.atomic():
        load_demonstration(at=MADE_AT)
        programme = InspectionProgramme.objects.get(slug="joint-inspections-2018-2020")
        snapshot = snapshot_for(Kind.OVERVIEW, programme, at=MADE_AT)
        transaction.set_rollback(True)
    assert isinstance(snapshot, OverviewSnapshot)
    return snapshot


@pytest.fixture(scope="session")
def overview_snapshot(django_db_setup: None, django_db_blocker: Any) -> OverviewSnapshot:  # noqa: ANN401
    with django_db_blocker.unblock():
        return demonstration_overview()


@pytest.fixture(scope="session")
def overview_paper(overview_snapshot: OverviewSnapshot) -> PrintedPaper:
    return print_paper(overview_snapshot)


@pytest.fixture(scope="session")
def council_snapshot(django_db_setup: None, django_db_blocker: Any) -> Snapshot:  # noqa: ANN401
    with django_db_blocker.unblock():
        return demonstration_snapshot(Kind.COUNCIL_PAPER, "midlothian-joint-2020")


@pytest.fixture(scope="session")
def summary_snapshot(django_db_setup: None, django_db_blocker: Any) -> Snapshot:  # noqa: ANN401
    with django_db_blocker.unblock():
        return demonstration_snapshot(Kind.SUMMARY, "midlothian-joint-2020")


@pytest.fixture(scope="session")
def moray_snapshot(django_db_setup: None, django_db_blocker: Any) -> Snapshot:  # noqa: ANN401
    with django_db_blocker.unblock():
        return demonstration_snapshot(Kind.COUNCIL_PAPER, "moray-progress-review-2018")


@pytest.fixture(scope="session")
def council_paper(council_snapshot: Snapshot) -> PrintedPaper:
    return print_paper(council_snapshot)
