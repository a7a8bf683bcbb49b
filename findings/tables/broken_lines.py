"""Text copied from a PDF or a web page, its broken lines and words put back together."""

import re
from collections.abc import Sequence

_NEWLINES = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_SOFT_HYPHEN_AT_END = re.compile("\u00ad[ \t]*\n[ \t]*")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_WIDE_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_BROKEN_WORD = re.compile(r"(?P<before>[\w'’-]*?)(?P<stem>[^\W\d_]+)[-\u2010\u2011]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")

# First parts of words such as "well-established". Syllables at which a printer may also break a
# word, such as "re" or "inter", are not here.
_FIRST_PARTS = """
    child cross early evidence family far forward full good half high higher ill joint kinship long
    longer low lower medium multi needs neuro one outcome parent peer person problem rights risk
    school self short six solution strengths third three time trauma two user well year young
"""
_HYPHENATED = frozenset(_FIRST_PARTS.split())


def tidied(text: str) -> str:
    """The same words with plain line ends and spaces, no ligatures and nothing invisible."""
    text = _NEWLINES.sub("\n", text)
    text = _INVISIBLE.sub("", _SOFT_HYPHEN_AT_END.sub("", text))
    return _WIDE_SPACES.sub(" ", text).translate(_LIGATURES).expandtabs(4)


def joined(lines: Sequence[str], *, elsewhere: str = "") -> str:
    """One paragraph from its broken lines; `elsewhere` is text whose spelling settles doubts."""
    paragraph = ""
    for line in lines:
        words = " ".join(line.split())
        paragraph = _appended(paragraph, words, elsewhere) if paragraph else words
    return paragraph


def ends_a_sentence(line: str) -> bool:
    return _SENTENCE_END.search(line.rstrip()) is not None


def goes_on(line: str) -> bool:
    """Whether a line starts in the middle of a sentence, as a lower-case letter shows."""
    return line.lstrip()[:1].islower()


def _appended(paragraph: str, line: str, elsewhere: str) -> str:
    broken, rest = _BROKEN_WORD.search(paragraph), _FIRST_WORD.match(line)
    if broken is None:
        return f"{paragraph} {line}"
    if rest is None or not line[0].islower():
        return paragraph + line
    whole = broken["stem"] + rest.group()
    keep = bool(broken["before"]) or _is_compound(broken["stem"], rest.group(), whole, elsewhere)
    return (paragraph if keep else paragraph[:-1]) + line


def _is_compound(stem: str, rest: str, whole: str, elsewhere: str) -> bool:
    """Whether the hyphen belongs to the word, as in "well-established", not to the line's end.

    The text itself decides where it has the word elsewhere, else a list of common first parts.
    """
    text = elsewhere.casefold()
    if f"{stem}-{rest}".casefold() in text:
        return True
    if re.search(rf"\b{re.escape(whole.casefold())}\b", text):
        return False
    return stem.casefold() in _HYPHENATED
