"""Searching findings: words, marks, filters that depend on each other, and what was not found."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from findings.models import Finding, Theme
from inspections.models import Evaluation, Grade, Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf

LIST = "/findings/"
Kind = Finding.Kind


@pytest.fixture
def findings(draft: Inspection) -> list[Finding]:
    """Published findings: about kinship twice, about 2.2, graded good, and about something else."""
    draft.state, draft.published_at = Inspection.State.PUBLISHED, timezone.now()
    draft.published_on = datetime.date(2020, 7, 6)
    draft.save()
    texts = ["Kinship carers had kinship support.", "Support for <b>kinship</b> carers was late.",
             "Plans were clear."]  # fmt: skip
    made = [
        draft.findings.create(kind=Kind.STRENGTH, position=n, text=text)
        for n, text in enumerate(texts, start=1)
    ]
    indicator = draft.edition.indicators.get(code="2.2")
    grade = Grade.objects.get(scale=indicator.edition.scale, label="Good")
    Evaluation.objects.create(inspection=draft, indicator=indicator, grade=grade)
    made[0].indicators.add(indicator)
    made[2].summary = "Everybody knew about kinship."
    made[2].save()
    made[2].themes.add(Theme.objects.create(slug="planning", name="Planning"))
    return made


@pytest.fixture
def client(client_of: ClientOf, inspector: User, findings: list[Finding]) -> Client:
    return client_of(inspector)


def texts(client: Client, query: str) -> list[str]:
    response = client.get(LIST + query)
    assert response.context["form"].errors == {}
    return [result.finding.text[:7] for result in response.context["results"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?words=kinship", ["Kinship", "Support", "Plans w"]),
        ("?words=kinship&sort=newest", ["Kinship", "Support", "Plans w"]),
        ("?words=carer+-late", ["Kinship"]),
        ("?words=%22kinship+carers%22", ["Kinship", "Support"]),
        ("?words=late+OR+clear", ["Plans w", "Support"]),
        ("?words=kin*", ["Kinship", "Support", "Plans w"]),
        ("?words=kin*+late", ["Support"]),
        ("?theme=planning", ["Plans w"]),
        ("?indicator=ci_children_care_protection_2019:2.2", ["Kinship"]),
        ("?nation=england", []),
        ("?nation=scotland&words=late", ["Support"]),
        ("?grade_at_least=good", ["Kinship"]),
        ("?grade_at_most=good", []),
        ("?grade_at_least=ci_six_point:4", ["Kinship"]),
        ("?grade_at_least=ci_six_point:5", []),
        (
            "?grade_at_most=ci_six_point:4&graded=any",
            ["Kinship", "Support", "Plans w"],
        ),
    ],
)
def test_what_is_asked_for_is_found(client: Client, query: str, expected: list[str]) -> None:
    assert sorted(texts(client, query)) == sorted(expected)


def test_the_best_match_stands_first(client: Client) -> None:
    assert texts(client, "?words=kinship")[0] == "Kinship"
    assert texts(client, "?words=late+OR+kinship+OR+support")[-1] == "Plans w"


def test_matches_are_marked_and_markup_is_not_run(client: Client) -> None:
    page = client.get(LIST + "?words=kinship").content.decode()
    assert page.count('<mark class="portal-mark">') == 4
    assert "&lt;b&gt;<mark" in page
    assert "In plain words: Everybody knew about <mark" in page.replace("\n", "")


def test_a_value_that_is_gone_is_named_and_nothing_is_shown(client: Client) -> None:
    response = client.get(LIST + "?theme=kinship-old&words=kinship")
    page = response.content.decode()
    assert "Theme: “kinship-old” is not in the list any more" in page
    assert "Nothing is shown" in page
    lines = b"".join(client.get(LIST + "findings.csv?theme=kinship-old")).decode().splitlines()
    assert len(lines) == 1


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("?words=-kinship", "words"),
        ("?grade_at_least=good&grade_at_most=ci_six_point:4", "grade_at_most"),
        (
            "?grade_at_least=ci_six_point:5&grade_at_most=ci_six_point:4",
            "grade_at_most",
        ),
        ("?published_from=2021-01-01&published_until=2020-01-01", "published_until"),
        ("?indicator=ilacs_2018:leaders", "indicator"),
        ("?framework=no-such", "framework"),
    ],
)
def test_filters_that_cannot_be_followed_say_so(client: Client, query: str, field: str) -> None:
    response = client.get(LIST + query)
    assert set(response.context["form"].errors) == {field}
    assert response.context["results"] == []


def test_nothing_found_says_which_filter_to_take_away(client: Client) -> None:
    page = client.get(LIST + "?words=kinshi&theme=planning").content.decode()
    assert "No findings match “kinshi”" in page
    assert 'href="/findings/?words=kinshi">without “Theme: Planning”' in page
    assert "words=kinshi*&amp;theme=planning" in page.replace("%2A", "*")


def test_common_words_alone_are_not_looked_for(client: Client) -> None:
    assert "in nearly every text" in client.get(LIST + "?words=the+of").content.decode()


def test_a_framework_shortens_the_list_of_indicators(client: Client) -> None:
    page = client.get(LIST + "?framework=children-care-and-protection").content.decode()
    assert "ci_children_care_protection_2019:2.2" in page


def test_more_than_the_pages_hold_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("findings.views.finding.MOST_HITS", 2)
    monkeypatch.setattr("findings.filters.finding.MOST_HITS", 2)
    for query in ("?words=kinship", ""):
        response = client.get(LIST + query)
        assert response.context["count"] == "More than 2 findings"
        assert len(response.context["results"]) == 2
