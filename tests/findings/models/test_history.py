"""Which events are a record's history."""

from collections.abc import Iterator

import pytest
from django.db import models

from findings.models import Finding, Paper
from findings.models.history import (
    NAMES,
    Strand,
    events_of,
    finding_strands,
    framework_strands,
    inspection_strands,
    names_of,
    paper_strands,
    partnership_strands,
    person_strands,
)
from inspections.models import Inspection, Inspectorate, Partnership, QualityFramework
from portal.access.scope import Scope
from portal.accounts.models import User


def every_strand() -> Iterator[Strand]:
    yield from inspection_strands(Inspection(pk=1))
    yield from finding_strands(Finding(pk=1))
    yield from partnership_strands(Partnership(pk=1))
    yield from framework_strands(QualityFramework(pk=1))
    yield from paper_strands(Paper(pk=1))
    yield from person_strands(User(pk=1), Scope(everything=True))


def test_whatever_an_event_points_to_has_a_name() -> None:
    targets = {
        field.related_model
        for strand in every_strand()
        for field in strand.table._meta.concrete_fields
        if field.related_model
    }
    assert targets - set(NAMES) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("table", NAMES, ids=lambda table: table.__name__)
def test_the_database_names_every_table(table: type[models.Model]) -> None:
    assert names_of({table: [0]}) == {}


def test_names_are_fetched_together(draft: Inspection, officer: User) -> None:
    names = names_of({Inspection: [draft.pk], User: [officer.pk], Partnership: []})
    assert names == {(Inspection, draft.pk): draft.title, (User, officer.pk): "Officer"}


def test_links_are_part_of_the_history(draft: Inspection) -> None:
    draft.scrutiny_partners.add(Inspectorate.objects.exclude(pk=draft.lead_body_id)[0])
    tables = [event["event_table"] for event in events_of(inspection_strands(draft))]
    assert "inspections.Inspection_scrutiny_partners" in tables


def test_a_deleted_row_stays_in_the_history(draft: Inspection) -> None:
    finding = Finding.objects.create(inspection=draft, kind="strength", position=1, text="Good.")
    finding.indicators.add(draft.edition.indicators.all()[0])
    finding.delete()
    labels = [
        (event["event_table"], event["event_label"])
        for event in events_of(inspection_strands(draft))
    ]
    assert ("findings.Finding", "delete") in labels
    assert ("findings.Finding_indicators", "delete") in labels


def test_another_inspections_events_stay_out(draft: Inspection) -> None:
    review = Inspection.objects.create(
        reference="review",
        partnership=draft.partnership,
        edition=draft.edition,
        kind=Inspection.Kind.PROGRESS_REVIEW,
        title="Review",
        lead_body=draft.lead_body,
        follows=draft,
    )
    rows = [event["event_row"]["id"] for event in events_of(inspection_strands(draft))]
    assert review.pk not in rows
