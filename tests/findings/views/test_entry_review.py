import datetime

import pytest
from django.utils import timezone

from inspections.models import Inspection
from inspections.operations.publication import publish_due_inspections
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.findings.operations.test_entry import complete
from tests.findings.views.test_entry import page

__all__ = ["complete"]


@pytest.fixture
def in_review(complete: Inspection, officer: User) -> Inspection:
    Inspection.objects.update(state="in_review", submitted_by=officer)
    complete.refresh_from_db()
    return complete


def state_of(inspection: Inspection) -> str:
    inspection.refresh_from_db()
    return inspection.state


def moment(days: int, time: str = "9:30") -> dict[str, str]:
    day = timezone.localdate() + datetime.timedelta(days=days)
    return {
        "day_day": str(day.day),
        "day_month": str(day.month),
        "day_year": str(day.year),
        "time": time,
    }


def test_the_lead_officer_reads_and_publishes(
    client_of: ClientOf, lead_officer: User, in_review: Inspection
) -> None:
    client = client_of(lead_officer)
    assert "Publish now" in client.get(page("review", in_review)).content.decode()
    assert client.get(page("publish", in_review)).status_code == 200
    assert state_of(in_review) == "in_review"
    response = client.post(page("publish", in_review))
    assert response["Location"] == in_review.get_absolute_url()
    assert state_of(in_review) == "published"


def test_a_double_click_on_publish_is_harmless(
    client_of: ClientOf, lead_officer: User, in_review: Inspection
) -> None:
    client = client_of(lead_officer)
    client.post(page("publish", in_review))
    response = client.post(page("publish", in_review), follow=True)
    assert "published already" in response.content.decode()


def test_who_sent_it_is_told_that_nobody_else_has_checked(
    client_of: ClientOf, lead_officer: User, in_review: Inspection
) -> None:
    client = client_of(lead_officer)
    assert "Nobody else" not in client.get(page("publish", in_review)).content.decode()
    Inspection.objects.update(submitted_by=lead_officer)
    assert "Nobody else" in client.get(page("publish", in_review)).content.decode()


def test_sent_back_with_a_comment(
    client_of: ClientOf, lead_officer: User, in_review: Inspection
) -> None:
    client = client_of(lead_officer)
    response = client.post(page("send-back", in_review), {"comment": ""})
    assert "comment" in response.context["form"].errors
    client.post(page("send-back", in_review), {"comment": "Check the dates"})
    assert state_of(in_review) == "draft"
    assert in_review.review_comment == "Check the dates"


def test_an_embargo_is_in_uk_time(
    client_of: ClientOf, lead_officer: User, in_review: Inspection
) -> None:
    year = timezone.localdate().year + 1
    july = {"day_day": "6", "day_month": "July", "day_year": str(year), "time": "9.30am"}
    client_of(lead_officer).post(page("schedule", in_review), july)
    assert state_of(in_review) == "scheduled"
    assert in_review.publish_at == datetime.datetime(year, 7, 6, 8, 30, tzinfo=datetime.UTC)
    assert publish_due_inspections(at=in_review.publish_at) == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (moment(-1), "day"),
        (moment(0, "0:00"), "time"),
        (moment(3, "25:00"), "time"),
        (moment(3, "noon"), "time"),
        (moment(3, "9"), "time"),
        (moment(40_000), "day"),
        ({**moment(3), "day_day": "32"}, "day"),
    ],
)
def test_an_embargo_that_cannot_be_is_said_at_the_field(
    client_of: ClientOf,
    lead_officer: User,
    in_review: Inspection,
    typed: dict[str, str],
    field: str,
) -> None:
    response = client_of(lead_officer).post(page("schedule", in_review), typed)
    assert field in response.context["form"].errors
    assert state_of(in_review) == "in_review"


def test_a_schedule_is_cancelled(
    client_of: ClientOf, lead_officer: User, in_review: Inspection
) -> None:
    client = client_of(lead_officer)
    client.post(page("schedule", in_review), moment(3))
    assert "publishes itself on" in client.get(page("review", in_review)).content.decode()
    client.post(page("cancel-schedule", in_review))
    assert state_of(in_review) == "in_review"


def test_an_officer_does_not_review(
    client_of: ClientOf, officer: User, in_review: Inspection
) -> None:
    client = client_of(officer)
    for name in ("review", "publish", "send-back", "schedule"):
        assert client.get(page(name, in_review)).status_code == 403
    assert client.post(page("publish", in_review)).status_code == 403
    assert state_of(in_review) == "in_review"


def test_a_draft_is_not_reviewed(
    client_of: ClientOf, lead_officer: User, complete: Inspection
) -> None:
    client = client_of(lead_officer)
    for name in ("review", "publish", "send-back", "schedule"):
        assert client.get(page(name, complete))["Location"] == page("tasks", complete)
    client.post(page("publish", complete))
    assert state_of(complete) == "draft"
