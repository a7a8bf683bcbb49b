"""What the components ask of Python."""

from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string

from portal.pages.forms import DateField, LineField
from portal.pages.templatetags.pages import formset_problems, problems, shown_page_numbers


class DatesForm(forms.Form):
    title = LineField()
    published = DateField()

    def clean(self) -> None:
        raise forms.ValidationError("The dates are out of order")


def test_every_problem_leads_to_its_input() -> None:
    found = problems(DatesForm({"published_day": "1", "published_month": "1"}, prefix="d"))
    assert [problem.target for problem in found] == [
        "id_d-title",
        "id_d-published_0",
        "d-form-errors",
    ]


def test_a_page_without_a_form_has_no_problems() -> None:
    assert problems("") == formset_problems("") == []


def test_the_problems_of_each_form_of_a_formset_are_listed() -> None:
    lines = forms.formset_factory(DatesForm)
    management = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-title": "x\ty"}
    found = formset_problems(lines(management))
    assert found[0].target == "id_form-0-title"


def test_a_long_list_skips_page_numbers() -> None:
    page = Paginator(range(300), 10).page(7)
    assert list(shown_page_numbers(page)) == [1, "…", 6, 7, 8, "…", 30]


def test_a_grade_always_has_its_word() -> None:
    grade = {"label": "Good", "step": 5, "rank": 4, "levels": 6}
    page = render_to_string("components/grade.html", grade)
    assert "grade--step-5" in page
    assert "grade__meter--4-of-6" in page
    assert "Good" in page
    none = render_to_string("components/grade.html", {"label": "Not inspected"})
    assert "grade--none" in none
