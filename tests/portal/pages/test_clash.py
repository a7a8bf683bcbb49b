import datetime
from typing import Any

from django import forms

from portal.access.clash import Clash, Opened
from portal.pages.clash import ClashForm
from portal.pages.forms import DateField


class MeetingForm(ClashForm):
    kind = forms.ChoiceField(label="Kind", choices=[("a", "Annual"), ("b", "Monthly")])
    on = DateField(label="Date")


STORED = {"kind": "a", "on": datetime.date(2020, 7, 6)}


def sent(token: str, about: str = "meeting 1") -> MeetingForm:
    typed: dict[str, Any] = {"kind": "b", "on_day": "7", "on_month": "7", "on_year": "2020"}
    return MeetingForm({**typed, "opened": token}, stored=STORED, about=about)


def token_of(about: str = "meeting 1") -> str:
    return str(MeetingForm(stored=STORED, about=about).initial["opened"])


def test_the_page_carries_what_it_was_opened_with() -> None:
    opened = sent(token_of()).opened_values
    assert opened.values == {"kind": "a", "on": "2020-07-06"}
    assert opened.at is not None


def test_values_of_another_page_or_changed_on_the_way_are_not_taken() -> None:
    assert sent(token_of("meeting 2")).opened_values == Opened()
    assert sent(token_of() + "x").opened_values == Opened()


def test_a_clash_shows_each_step_in_words_and_lets_the_next_save_be_a_choice() -> None:
    form = sent(token_of())
    assert form.is_valid()
    form.show_clash(Clash(stored={"kind": "a", "on": "2020-07-08"}, fields=["on"]), record=None)
    (row,) = form.clash_rows
    assert (row.label, row.opened, row.now, row.typed) == (
        "Date",
        "6 July 2020",
        "8 July 2020",
        "7 July 2020",
    )
    assert sent(form["opened"].value()).opened_values.values["on"] == "2020-07-08"


def test_what_was_typed_is_kept_in_the_form() -> None:
    form = sent(token_of())
    assert form.is_valid()
    form.show_clash(Clash(stored={"kind": "a", "on": ""}, fields=["on"]), record=None)
    assert form["kind"].value() == "b"
