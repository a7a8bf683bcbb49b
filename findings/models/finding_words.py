"""What people type to find words, as PostgreSQL looks for it."""

import re
from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery
from django.db import connection

LANGUAGE = "english"
"""The dictionary by which PostgreSQL finds "leader" in "leaders" and leaves out "the"."""

MOST_ALIKE = 12
"""So many words of a text are compared with other texts."""

START, STOP = "\ue000", "\ue001"
"""Signs of no script, around what matched: the page turns them into marks after escaping."""

_BEGINNING = re.compile(r'(?<![\w"*-])([^\W_]{2,})\*(?!\w)')
_TERM = re.compile(r'-?"[^"]*"|\S+')


def words_query(words: str) -> SearchQuery:
    """Words in any form; "in quotation marks" as they stand, -without, either OR other, begin*.

    PostgreSQL's own reading of what people type in search boxes, to which `begin*` is added.
    """
    query = SearchQuery(_BEGINNING.sub(" ", words), search_type="websearch", config=LANGUAGE)
    beginnings = [
        SearchQuery(f"{start.lower()}:*", search_type="raw", config=LANGUAGE)
        for start in _BEGINNING.findall(words)
    ]
    if beginnings and not _BEGINNING.sub(" ", words).strip():
        query = beginnings.pop()
    for beginning in beginnings:
        query = query & beginning
    return query


def alike_query(stems: Iterable[str]) -> SearchQuery | None:
    """Any of the longest words of a text, which say the most; none when it has no words."""
    words = sorted({stem for stem in stems if stem.isalpha() and len(stem) > 3}, key=_longest)
    if not words:
        return None
    # The stems are stems already: the plain dictionary leaves them as they are.
    return SearchQuery(" | ".join(words[:MOST_ALIKE]), search_type="raw", config="simple")


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word


def only_leaves_out(words: str) -> bool:
    """Whether every term is one to leave out: then all the rest would be found."""
    terms = _TERM.findall(words)
    return bool(terms) and all(term.startswith("-") and len(term) > 1 for term in terms)


def are_looked_for(words: str) -> bool:
    """Whether any of the words is looked for: "the" and "of" are not."""
    with connection.cursor() as cursor:
        cursor.execute("select numnode(websearch_to_tsquery(%s, %s))", [LANGUAGE, words])
        (nodes,) = cursor.fetchone() or (0,)
    return bool(nodes)
