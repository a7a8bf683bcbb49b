"""Findings, as programs read them."""

import pytest

from findings.models import Finding, Theme
from inspections.models import Inspection
from portal.accounts.models import User
from tests.portal.api.programs import Ask, asking, results, secret_of


@pytest.fixture
def ask(officer: User, draft: Inspection) -> Ask:
    theme = Theme.objects.create(slug="kinship", name="Kinship")
    for kind in (Finding.Kind.STRENGTH, Finding.Kind.AREA_FOR_IMPROVEMENT):
        found = draft.findings.create(kind=kind, position=1, text=f"Leaders: {kind}", source_page=7)
        found.themes.add(theme)
        found.indicators.set(draft.edition.indicators.filter(code="2.2"))
    return asking(secret_of(officer))


def test_a_finding_names_all_that_it_is_linked_to(ask: Ask) -> None:
    row = results(ask("findings/", kind="strength"))[0]
    assert (row["text"], row["source_page"]) == ("Leaders: strength", 7)
    assert row["indicators"][0]["code"] == "2.2"
    assert row["themes"] == [{"slug": "kinship", "name": "Kinship"}]
    assert ask(f"findings/{row['id']}/").json() == row


def test_the_filters_are_those_of_the_list(ask: Ask) -> None:
    assert len(results(ask("findings/", words="leader", theme="kinship"))) == 2
    assert results(ask("findings/", words="nothing of this")) == []


def test_a_removed_finding_is_gone(ask: Ask, draft: Inspection) -> None:
    one = draft.findings.get(kind=Finding.Kind.STRENGTH)
    one.removed_at = draft.created_at
    one.save()
    assert ask(f"findings/{one.pk}/").status_code == 404
    assert len(results(ask("findings/"))) == 1


def test_grades_of_another_partnership_bring_no_findings(ask: Ask, outsider: User) -> None:
    Inspection.objects.update(state="published", published_at="2020-07-06T09:00Z")
    asked = asking(secret_of(outsider))
    assert results(asked("findings/")) == []
    assert len(results(asked("inspections/"))) == 1
