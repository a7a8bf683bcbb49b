"""Every word of a template goes through gettext."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = sorted((settings.BASE_DIR / "templates").rglob("*.html"))

NOT_TEXT = [
    r"{%\s*comment.*?%}.*?{%\s*endcomment\s*%}",
    r"{%\s*(blocktranslate|blocktrans)\b.*?{%\s*end(blocktranslate|blocktrans)\s*%}",
    r"{%\s*block columns\s*%}.*?{%\s*endblock\s*%}",  # names a width, is no text
    r"<(script|style|code)\b.*?</\1>",
    r"{#.*?#}",
    r"{%.*?%}",
    r"{{.*?}}",
    r"<!--.*?-->",
]
TEXT_ATTRIBUTES = re.compile(r'\b(?:alt|aria-label|placeholder|title)="([^"]*)"')
TAG = re.compile(r"<[^>]*>", re.DOTALL)
WORD = re.compile(r"[A-Za-z]{2,}")
ENTITY = re.compile(r"&[a-z]+;")


def untranslated(source: str) -> list[str]:
    """The words that a reader would meet in one language only."""
    for pattern in NOT_TEXT:
        source = re.sub(pattern, " ", source, flags=re.DOTALL)
    attributes = TEXT_ATTRIBUTES.findall(source)
    text = ENTITY.sub(" ", TAG.sub(" ", source))
    return [piece for piece in [*attributes, *text.split("\n")] if WORD.search(piece)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_is_translatable(path: Path) -> None:
    assert untranslated(path.read_text()) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ('<p>{% translate "Hello" %}</p>', []),
        ("{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}", []),
        ('<img alt="A picture">', ["A picture"]),
    ],
)
def test_the_check_itself(source: str, found: list[str]) -> None:
    assert [piece.strip() for piece in untranslated(source)] == found
