"""A small form of paper, and papers in preparation on it."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.utils import timezone

from findings.models import Paper, PaperSection, PaperTemplate, Report
from inspections.models import Inspection
from portal.accounts.models import User
from tests.papers import built_report

Place, Source = PaperSection.Place, PaperSection.Source


@pytest.fixture
def form(db: None) -> PaperTemplate:
    """A council paper with one part that must be written and one with words to start from."""
    template = PaperTemplate.objects.create(
        slug="test-form", name="Test form", kind=PaperTemplate.Kind.COUNCIL_PAPER
    )
    PaperSection.objects.bulk_create(
        PaperSection(template=template, place=Place.BODY, position=position, **fields)
        for position, fields in enumerate(
            (
                {"key": "asked", "heading": "Recommendations", "number": "1", "required": True,
                 "source": Source.LIST},
                {"key": "why", "heading": "Purpose", "number": "2", "required": True,
                 "source": Source.FREE_TEXT, "default_text": "To inform members."},
                {"key": "strengths", "heading": "Strengths", "number": "3",
                 "source": Source.STRENGTHS, "required": True},
            )
        )
    )  # fmt: skip
    return template


@pytest.fixture
def published(draft: Inspection) -> Inspection:
    draft.state, draft.published_at = Inspection.State.PUBLISHED, timezone.now()
    draft.save()
    return draft


@pytest.fixture
def paper(form: PaperTemplate, published: Inspection, officer: User) -> Paper:
    """A paper on a published inspection, with everything written that its form asks for."""
    paper = Paper.objects.create(
        template=form, inspection=published, title="Inspection report", created_by=officer
    )
    paper.texts.create(section=form.sections.get(key="asked"), text="Note the report")
    return paper


Build = Callable[..., Report]


@pytest.fixture
def build(paper: Paper, officer: User, settings: LazySettings) -> Build:
    """Makes finished papers whose files are kept in memory."""
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": memory}
    return lambda **fields: built_report(paper, officer, **fields)
