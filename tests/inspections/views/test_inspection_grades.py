from typing import Any

from inspections.models import Evaluation, Grade, Inspection
from portal.accounts.models import User
from tests.conftest import ClientOf
from tests.inspections.views.steps import address, opened, send


def grade(draft: Inspection, label: str) -> str:
    assert draft.edition.scale is not None
    return str(draft.edition.scale.grades.get(label=label).pk)


def test_grades_are_offered_best_first_in_the_words_of_the_scale(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    page = client_of(officer).get(address("grade", draft, "1.1")).content.decode()
    words = ["Excellent", "Very good", "Adequate", "Weak", "Unsatisfactory", "Not known here"]
    places = [page.index(f">{word}</label>") for word in words]
    assert places == sorted(places)
    assert "Important strengths, with some areas for improvement" in page


def test_a_grade_is_saved_and_leads_to_the_next_indicator(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    url = address("grade", draft, "1.1")
    response = send(client_of(officer), url, answer=grade(draft, "Good"), commentary="Well done")
    assert response["Location"] == address("grade", draft, "2.1")
    evaluation = draft.evaluations.get()
    assert (evaluation.said, evaluation.commentary) == ("Good", "Well done")


def test_the_last_grade_leads_to_the_overview(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    for indicator in draft.edition.indicators.filter(formally_graded=True)[:3]:
        Evaluation.objects.create(inspection=draft, indicator=indicator, without_grade="not_known")
    response = send(client_of(officer), address("grade", draft, "9"), answer="not_known")
    assert response["Location"] == address("grades", draft)


def test_another_indicator_of_the_edition_may_be_recorded(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    send(client_of(officer), address("grade", draft, "9.4"), answer=grade(draft, "Weak"))
    assert draft.evaluations.get().indicator.code == "9.4"


def test_a_grade_of_another_scale_is_refused_at_the_field(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    foreign = str(Grade.objects.exclude(scale=draft.edition.scale)[0].pk)
    response: Any = send(client_of(officer), address("grade", draft, "1.1"), answer=foreign)
    assert "answer" in response.context["form"].errors
    assert not draft.evaluations.exists()


def test_an_indicator_outside_the_edition_is_not_found(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    assert client_of(officer).get(address("grade", draft, "care_leavers")).status_code == 404


def test_two_people_grade_one_indicator(
    client_of: ClientOf, officer: User, lead_officer: User, draft: Inspection
) -> None:
    url = address("grade", draft, "1.1")
    seen = opened(client_of(officer), url)
    send(client_of(lead_officer), url, answer=grade(draft, "Good"))
    typed = {"answer": grade(draft, "Weak"), "opened": seen}
    response = client_of(officer).post(url, typed)
    (row,) = response.context["form"].clash_rows
    assert (row.opened, row.now, row.typed) == ("", "Good", "Weak")
    assert draft.evaluations.get().said == "Good"


def test_a_kind_without_grades_says_so(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    Inspection.objects.update(kind=Inspection.Kind.PROGRESS_REVIEW)
    client = client_of(officer)
    assert "gives no grades" in client.get(address("grades", draft)).content.decode()
    assert client.post(address("grade", draft, "1.1"), {"answer": "1"}).status_code == 302
    assert not draft.evaluations.exists()


def test_an_evaluation_is_removed(client_of: ClientOf, officer: User, draft: Inspection) -> None:
    client = client_of(officer)
    send(client, address("grade", draft, "1.1"), answer=grade(draft, "Good"))
    for _ in range(2):
        assert client.post(address("grade-remove", draft, "1.1")).status_code == 302
    assert not draft.evaluations.exists()


def test_the_overview_lists_what_to_grade(
    client_of: ClientOf, officer: User, draft: Inspection
) -> None:
    response = client_of(officer).get(address("grades", draft))
    assert [row.indicator.code for row in response.context["to_grade"]] == [
        "1.1",
        "2.1",
        "2.2",
        "9",
    ]
