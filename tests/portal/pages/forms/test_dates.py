"""Dates typed as day, month and year."""

import datetime

import pytest
from django import forms

from portal.pages.forms import DateField
from portal.pages.templatetags.pages import problems


class FeedbackForm(forms.Form):
    given = DateField(label="Feedback given", subject="The date feedback was given")


def typed(day: str, month: str, year: str) -> FeedbackForm:
    return FeedbackForm({"given_day": day, "given_month": month, "given_year": year})


@pytest.mark.parametrize("month", ["7", "07", "July", "jul", "JUL."])
def test_a_month_is_a_number_or_a_name(month: str) -> None:
    form = typed("6", month, "2020")
    assert form.is_valid()
    assert form.cleaned_data["given"] == datetime.date(2020, 7, 6)


@pytest.mark.parametrize(
    ("day", "month", "year", "message"),
    [
        ("", "", "", "Enter the date feedback was given"),
        ("6", "", "2020", "The date feedback was given must include a month"),
        ("", "7", "", "The date feedback was given must include a day and year"),
        ("31", "2", "2020", "The date feedback was given must be a real date"),
        ("6", "Marmite", "2020", "The date feedback was given must be a real date"),
        ("six", "7", "2020", "The date feedback was given must be a real date"),
        ("6", "7", "20", "The date feedback was given must have a year of 4 numbers"),
        ("6", "7", "²020", "The date feedback was given must have a year of 4 numbers"),
    ],
)
def test_a_message_says_which_part_is_wrong(day: str, month: str, year: str, message: str) -> None:
    assert typed(day, month, year).errors["given"] == [message]


def test_what_was_typed_stays_on_the_page() -> None:
    page = typed("31", "Febuary", "2020").as_div()
    assert 'value="31"' in page
    assert 'value="Febuary"' in page


def test_only_the_wrong_part_is_marked_and_led_to() -> None:
    form = typed("6", "", "2020")
    assert str(form["given"]).count('aria-invalid="true"') == 1
    assert problems(form)[0].target == "id_given_1"


def test_a_stored_date_fills_the_three_inputs() -> None:
    form = FeedbackForm(initial={"given": datetime.date(2020, 7, 6)})
    assert [f'value="{part}"' in str(form["given"]) for part in (6, 7, 2020)] == [True] * 3
    assert not FeedbackForm(
        {"given_day": "6", "given_month": "July", "given_year": "2020"},
        initial={"given": datetime.date(2020, 7, 6)},
    ).has_changed()
