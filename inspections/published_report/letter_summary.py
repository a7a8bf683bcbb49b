"""The summary at the start of letters of 2016 to 2020, which have no heading "Headline findings".

It stands between the sentences that say what was inspected and the first heading. Where its
beginning or its end is not certain it is left out, and the letter's reader says so.
"""

import re
from collections.abc import Sequence
from itertools import dropwhile

from inspections.published_report.document import Document
from inspections.published_report.marked_findings import Found
from inspections.published_report.reading import FindingKind, FindingRead, Warning, passages
from inspections.published_report.sections import Block, Section, blocks, is_finished

_LEADS = re.compile(
    r"this letter,? (?:is )?(?:addressed )?to all (?:of )?the service leaders\b[^.]{0,60}"
    r"(?:outlines|summarises|sets out) (?:our|the) findings\b[^.]*\.\d*",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"(?:the |this |our )?(?:joint targeted area inspection|jtai|inspection)\b(?: \(jtai\))?,? "
    r"(?:also )?(?:includ|consist|focus|consider|evaluat|examin|compris|look)\w*\b|"
    r"(?:in|as part of|during) this (?:joint targeted area inspection|jtai|inspection)\b[^.]{0,40}"
    r"\b(?:evaluation|deep dive|inspectors (?:also )?(?:considered|evaluated|looked))\b|"
    r"(?:inspectors|we) (?:also )?(?:considered|evaluated|looked)\b|the ‘?deep dive",
    re.IGNORECASE,
)
_RUN_TOGETHER = re.compile(r"[a-z]\.[A-Z][a-z]")


def summary_of(parts: Sequence[Section], document: Document) -> Found:
    """Each paragraph of the summary as a key message, and the warning that goes with it."""
    found = blocks(document.lines[: _first_heading(parts, document)], document)
    below = list(dropwhile(lambda one: not _LEADS.fullmatch(one.text), found))[1:]
    scope = [one for one in below if _SCOPE.match(one.text)]
    summary = below[len(scope) :]
    if not summary or scope != below[: len(scope)] or not all(map(_is_whole, below)):
        return Found([], [Warning("no_headline_findings")])
    messages = [
        FindingRead(FindingKind.KEY_MESSAGE, one.text, passages(one.lines)) for one in summary
    ]
    return Found(messages, [Warning("summary_taken", source=passages(summary[0].lines))])


def _first_heading(parts: Sequence[Section], document: Document) -> int:
    return document.lines.index(parts[0].heading[0])


def _is_whole(block: Block) -> bool:
    """Whether a block is a paragraph of sentences, with no other run into it."""
    is_prose = not block.is_point and not block.is_heading and is_finished(block.text)
    ends = not block.text.endswith((":", ";"))
    return is_prose and ends and not _RUN_TOGETHER.search(block.text)
