"""The good-practice library, and who has solved an area for improvement: what each may read."""

import datetime
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.utils import timezone

from findings.models import Finding, Theme
from inspections.models import (
    ComparatorGroup,
    FrameworkEdition,
    Grade,
    Inspection,
    Partnership,
    QualityIndicator,
)
from portal.accounts.models import User
from tests.conftest import ClientOf

Kind = Finding.Kind
Add = Callable[..., Finding]
LIBRARY = "/findings/good-practice/"


@pytest.fixture(autouse=True)
def counted_anew(db: None) -> None:
    cache.clear()


@pytest.fixture
def indicator(edition: FrameworkEdition) -> QualityIndicator:
    return edition.indicators.get(code="2.2")


@pytest.fixture
def add(edition: FrameworkEdition, indicator: QualityIndicator) -> Add:
    """Adds a finding of an inspection of its own, tagged and graded."""

    def added(
        place: str,
        text: str,
        kind: Kind = Kind.GOOD_PRACTICE,
        grade: str = "Good",
        state: Inspection.State = Inspection.State.PUBLISHED,
        *,
        tagged: bool = True,
    ) -> Finding:
        number = Inspection.objects.count()
        inspection = Inspection.objects.create(
            reference=f"library-{number}",
            title=f"Inspection of {place}",
            partnership=Partnership.objects.get(slug=place),
            edition=edition,
            kind=Inspection.Kind.JOINT,
            lead_body=edition.framework.inspectorate,
            state=state,
            published_on=datetime.date(2019, 5, 1),
            published_at=timezone.now(),
            publish_at=timezone.now(),
            source_url=f"https://inspectorate.example/{place}",
        )
        found = inspection.findings.create(kind=kind, position=1, text=text)
        if tagged:
            level = Grade.objects.get(scale=edition.scale, label=grade)
            inspection.evaluations.create(indicator=indicator, grade=level)
            found.indicators.add(indicator)
            found.themes.add(Theme.objects.get_or_create(slug="kin", name="Kinship care")[0])
        return found

    return added


@pytest.fixture
def area(add: Add) -> Finding:
    """What Midlothian must improve, where it was good."""
    return add("midlothian", "Kinship carers waited.", Kind.AREA_FOR_IMPROVEMENT)


def test_officers_learn_from_others_and_open_no_page_of_theirs(
    client_of: ClientOf, officer: User, add: Add
) -> None:
    found = add("stirling", "Families shaped the service.")
    page = client_of(officer).get(f"{LIBRARY}?theme=kin").content.decode()
    assert "Families shaped the service." in page
    assert "https://inspectorate.example/stirling" in page
    assert found.get_absolute_url() not in page
    assert client_of(officer).get(found.get_absolute_url()).status_code == 404
    assert "Families" not in client_of(officer).get("/findings/").content.decode()


@pytest.mark.parametrize("state", ["draft", "in_review", "scheduled"])
def test_what_is_not_published_is_on_no_shelf(
    client_of: ClientOf, officer: User, outsider: User, area: Finding, add: Add, state: str
) -> None:
    add("moray", "Secret.", grade="Excellent", state=Inspection.State(state))
    for person in (officer, outsider):
        for address in (LIBRARY, f"{LIBRARY}?words=secret", f"{area.get_absolute_url()}solved/"):
            assert "Secret." not in client_of(person).get(address).content.decode()


def test_removed_findings_areas_and_self_evaluations_are_on_no_shelf(
    client_of: ClientOf, inspector: User, add: Add
) -> None:
    Finding.objects.filter(pk=add("stirling", "Removed.").pk).update(removed_at=timezone.now())
    add("stirling", "An area.", Kind.AREA_FOR_IMPROVEMENT)
    own = add("stirling", "We say so.").inspection
    Inspection.objects.filter(pk=own.pk).update(kind=Inspection.Kind.SELF_EVALUATION)
    page = client_of(inspector).get(f"{LIBRARY}?nation=scotland").content.decode()
    for text in ("Removed.", "An area.", "We say so."):
        assert text not in page


def test_readers_see_their_own_partnerships_alone(
    client_of: ClientOf, board_member: User, area: Finding, add: Add
) -> None:
    add("stirling", "Families shaped the service.", grade="Excellent")
    add("midlothian", "Our own strength.")
    page = client_of(board_member).get(f"{LIBRARY}?theme=kin").content.decode()
    assert "Our own strength." in page
    assert "Families shaped" not in page
    assert (
        "Who has solved"
        not in client_of(board_member).get(area.get_absolute_url()).content.decode()
    )


def test_the_shelves_are_counted(client_of: ClientOf, officer: User, add: Add) -> None:
    add("stirling", "One.")
    add("moray", "Two.", Kind.STRENGTH)
    page = client_of(officer).get(LIBRARY)
    counts = {
        (kind.parameter, shelf.value): shelf.count
        for kind in page.context["shelves"]
        for _name, group in kind.groups
        for shelf in group
    }
    assert counts["theme", "kin"] == counts["nation", "scotland"] == 2
    assert counts["indicator", "ci_children_care_protection_2019:2.2"] == 2
    assert "One." in page.content.decode()


def test_an_answer_says_why_it_is_shown(
    client_of: ClientOf, officer: User, area: Finding, add: Add
) -> None:
    add("stirling", "Families shaped the service.", grade="Very good")
    add("moray", "No better.", grade="Good")
    page = client_of(officer).get(area.get_absolute_url()).content.decode()
    assert (
        "Stirling, very good for 2.2 Impact on families in 2019; you were good; "
        "shares the theme kinship care" in page
    )
    assert "No better." not in page


def test_neighbours_are_marked_and_can_be_asked_for_alone(
    client_of: ClientOf, officer: User, area: Finding, add: Add
) -> None:
    add("stirling", "Near.", grade="Very good")
    add("moray", "Far.", grade="Excellent")
    near = Partnership.objects.get(slug="stirling")
    group = ComparatorGroup.objects.create(
        kind=ComparatorGroup.Kind.STATISTICAL_NEIGHBOURS,
        name="Neighbours",
        partnership=area.inspection.partnership,
    )
    group.memberships.create(partnership=near, position=1)
    address = f"{area.get_absolute_url()}solved/"
    answers = client_of(officer).get(address).context["answers"]
    assert [(one.entry.finding.text, one.is_neighbour) for one in answers] == [
        ("Far.", False),
        ("Near.", True),
    ]
    page = client_of(officer).get(f"{address}?neighbours=on").content.decode()
    assert "Near." in page
    assert "Far." not in page


def test_without_a_tag_the_words_are_compared_and_it_is_said(
    client_of: ClientOf, officer: User, add: Add
) -> None:
    area = add("midlothian", "Kinship carers waited.", Kind.AREA_FOR_IMPROVEMENT, tagged=False)
    add("stirling", "Kinship carers were heard.", tagged=False)
    add("moray", "Plans were clear.", tagged=False)
    page = client_of(officer).get(area.get_absolute_url()).content.decode()
    assert "Nobody has said which indicator or theme this is about" in page
    assert "Kinship carers were heard." in page
    assert "Plans were clear." not in page


def test_where_nothing_answers_the_page_says_what_would(
    client_of: ClientOf, officer: User, area: Finding
) -> None:
    page = client_of(officer).get(area.get_absolute_url()).content.decode()
    assert "No answers from elsewhere yet" in page


def test_texts_run_no_script(client_of: ClientOf, officer: User, add: Add) -> None:
    add("stirling", "<script>alert('families')</script>")
    page = client_of(officer).get(f"{LIBRARY}?words=families").content.decode()
    assert "<script>alert" not in page


def test_a_strange_filter_of_the_answers_is_answered(
    client_of: ClientOf, officer: User, area: Finding
) -> None:
    address = f"{area.get_absolute_url()}solved/?nation=atlantis&page=x&kind=%00"
    assert client_of(officer).get(address).status_code == 200
