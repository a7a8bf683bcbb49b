"""Inspections, partnerships, frameworks and scales, as programs read them."""

import datetime

import pytest
from django.utils import timezone

from inspections.models import Inspection, Partnership
from portal.accounts.models import User
from tests.portal.api.programs import Ask, asking, results, secret_of

DAY = datetime.date(2020, 7, 6)


def publish(inspection: Inspection, on: datetime.date = DAY) -> Inspection:
    inspection.state, inspection.published_on = Inspection.State.PUBLISHED, on
    inspection.published_at = timezone.now()
    inspection.save()
    return inspection


@pytest.fixture
def published(draft: Inspection) -> Inspection:
    return publish(draft)


@pytest.fixture
def ask(inspector: User) -> Ask:
    return asking(secret_of(inspector))


def test_an_inspection_names_what_it_belongs_to(ask: Ask, published: Inspection) -> None:
    found = ask(f"inspections/{published.reference}/").json()
    assert found["partnership"]["slug"] == "midlothian"
    assert found["edition"]["slug"] == "ci_children_care_protection_2019"
    assert (found["kind"], found["published_on"]) == ("joint", "2020-07-06")
    assert found["page"].endswith("/inspections/midlothian-joint-2020/")
    assert "confidence_statement" not in found


def test_a_draft_is_there_for_its_officers_alone(
    officer: User, outsider: User, draft: Inspection
) -> None:
    for user, count in [(officer, 1), (outsider, 0)]:
        asked = asking(secret_of(user))
        assert len(results(asked("inspections/"))) == count
        assert asked(f"inspections/{draft.reference}/").status_code == (200 if count else 404)


def test_a_token_loses_what_its_persons_membership_loses(officer: User, draft: Inspection) -> None:
    asked = asking(secret_of(officer))
    assert results(asked("inspections/"))
    officer.memberships.update(ends_on=timezone.localdate() - datetime.timedelta(days=1))
    assert results(asked("inspections/")) == []


def test_a_followed_inspection_that_nobody_may_know_of_is_not_named(
    ask: Ask, published: Inspection, moray: Partnership
) -> None:
    secret = Inspection.objects.create(
        reference="moray-draft",
        partnership=moray,
        edition=published.edition,
        kind=Inspection.Kind.JOINT,
        title="A draft",
        lead_body=published.lead_body,
    )
    Inspection.objects.filter(pk=published.pk).update(follows=secret)
    assert ask(f"inspections/{published.reference}/").json()["follows"] is None
    publish(secret)
    assert ask(f"inspections/{published.reference}/").json()["follows"] == "moray-draft"


def test_the_filters_are_those_of_the_list(ask: Ask, published: Inspection) -> None:
    assert len(results(ask("inspections/", text="midlothian", kind="joint"))) == 1
    assert results(ask("inspections/", published_from="2020-07-07")) == []


def test_a_page_says_how_many_there_are_and_where_the_next_is(ask: Ask) -> None:
    first = ask("partnerships/", size=10).json()
    assert first["count"] == Partnership.objects.count()
    assert first["next"].endswith("/api/v1/partnerships/?page=2&size=10")
    second = results(ask("partnerships/", size=10, page=2))
    assert not {one["slug"] for one in first["results"]} & {one["slug"] for one in second}


def test_a_partnership_has_its_codes_and_its_last_report(ask: Ask, published: Inspection) -> None:
    found = ask("partnerships/midlothian/").json()
    assert (found["gss_code"], found["last_inspected"]) == ("S12000019", "2020-07-06")


def test_a_framework_holds_its_editions_indicators_and_scale(ask: Ask) -> None:
    slug = "children-care-and-protection"
    found = ask(f"frameworks/{slug}/").json()
    edition = found["editions"][0]
    assert {"code", "title", "formally_graded", "checked"} <= edition["indicators"][0].keys()
    assert edition["scale"]["grades"][0]["good_or_better"] is True
    listed = next(one for one in results(ask("frameworks/")) if one["slug"] == slug)
    assert "indicators" not in listed["editions"][0]
    assert edition["scale"] in results(ask("scales/"))
