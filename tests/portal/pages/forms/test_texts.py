"""Text that people type or paste."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from portal.pages.forms import LineField, LongTextField


def test_line_endings_become_one_kind_before_they_are_counted() -> None:
    assert LongTextField(max_length=3).clean("a\r\nb") == "a\nb"


def test_pasted_text_that_is_too_long_says_by_how_much() -> None:
    with pytest.raises(ValidationError, match="20000 characters or fewer; it has 200000"):
        LongTextField().clean("x" * 200_000)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0c", "\x9f", "\u202e", "\uffff"])
def test_a_character_that_cannot_be_printed_is_refused_with_its_place(character: str) -> None:
    with pytest.raises(ValidationError, match="after “Strong leaders”"):
        LongTextField().clean(f"First line\nStrong leaders{character}hip")


@pytest.mark.parametrize("text", ["two\nlines", "a\ttab"])
def test_a_line_holds_no_line_break(text: str) -> None:
    with pytest.raises(ValidationError, match="on one line"):
        LineField().clean(text)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(ValidationError, match="Enter the name of the programme"):
        LineField(subject="the name of the programme").clean("  ")


def test_the_browser_never_cuts_pasted_text() -> None:
    class Commentary(forms.Form):
        text = LongTextField(max_length=200)

    page = str(Commentary())
    assert "maxlength=" not in page.replace("data-maxlength", "")
    assert 'aria-describedby="id_text-info"' in page


def test_script_in_a_text_is_shown_as_text() -> None:
    class Commentary(forms.Form):
        text = LongTextField()

    assert "&lt;script&gt;" in str(Commentary({"text": "<script>alert(1)</script>"}))
