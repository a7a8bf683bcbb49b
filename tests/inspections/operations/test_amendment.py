import datetime

import pytest

from inspections.models import Inspection
from inspections.operations.amendment import NotPublished, finish_amendment, open_amendment
from portal.accounts.models import User

NOW = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)


@pytest.fixture
def published(draft: Inspection) -> Inspection:
    Inspection.objects.update(state="published", published_at=NOW)
    draft.refresh_from_db()
    return draft


def test_an_amendment_lets_officers_enter_until_it_is_finished(
    published: Inspection, lead_officer: User
) -> None:
    assert not published.is_editable
    open_amendment(inspection=published, reason="A wrong grade", at=NOW, by=lead_officer)
    assert published.is_editable
    assert finish_amendment(inspection=published, at=NOW, by=lead_officer)
    assert not published.is_editable
    assert not finish_amendment(inspection=published, at=NOW, by=lead_officer)


def test_one_amendment_at_a_time(published: Inspection, lead_officer: User) -> None:
    for reason in ("A wrong grade", "Another"):
        open_amendment(inspection=published, reason=reason, at=NOW, by=lead_officer)
    assert [amendment.reason for amendment in published.amendments.all()] == ["A wrong grade"]


def test_a_draft_is_not_amended(draft: Inspection, lead_officer: User) -> None:
    with pytest.raises(NotPublished):
        open_amendment(inspection=draft, reason="A wrong grade", at=NOW, by=lead_officer)
