"""Forms as GOV.UK components."""

from django import forms

from portal.pages.forms import FilterForm, HintedChoice, LineField, RadioField
from portal.pages.templatetags.pages import problems


class GradeForm(forms.Form):
    grade = RadioField(choices=[("5", HintedChoice("Very good", "Major strengths"))])
    partnership = forms.ChoiceField(choices=[("", "Choose"), ("m", "Midlothian")])
    note = LineField(required=False, help_text="At most one line")


class StateFilter(FilterForm):
    state = forms.CharField(required=False)


def test_a_choice_reads_its_hint_out() -> None:
    page = str(GradeForm())
    assert 'aria-describedby="id_grade_0_hint"' in page
    assert 'id="id_grade_0_hint">Major strengths' in page


def test_what_is_optional_says_so_but_a_filter_does_not() -> None:
    assert "Note (optional)" in str(GradeForm())
    assert "(optional)" not in str(StateFilter())


def test_a_missing_answer_is_asked_for_by_its_label() -> None:
    form = GradeForm({})
    assert form["grade"].errors == ["Select grade"]
    assert form["partnership"].errors == ["Select partnership"]


def test_an_error_stands_at_its_field_and_describes_it() -> None:
    page = str(GradeForm({"note": "x" * 300})["note"].as_field_group())
    assert 'aria-describedby="id_note_helptext id_note_error"' in page
    assert 'id="id_note_error"' in page
    assert 'aria-invalid="true"' in page


def test_radios_are_led_to_by_their_first_choice() -> None:
    assert problems(GradeForm({}))[0].target == "id_grade_0"
