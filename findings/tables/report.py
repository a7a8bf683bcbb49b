"""Built papers as rows, as files with a name, and as the answer to a verification code."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.models import Report
from portal.pages.sheet import Cell, Column, Kind

State = Report.State

COLUMNS = [
    Column(gettext_lazy("Title"), width=48),
    Column(gettext_lazy("Kind")),
    Column(gettext_lazy("Partnership or programme")),
    Column(gettext_lazy("Meeting")),
    Column(gettext_lazy("Date of the meeting"), Kind.DATE),
    Column(gettext_lazy("State")),
    Column(gettext_lazy("Built"), Kind.DATE),
    Column(gettext_lazy("Pages"), Kind.NUMBER),
    Column(gettext_lazy("Verification code")),
    Column(gettext_lazy("Why superseded"), width=40),
]
LONGEST_NAME = 60
GROUPS = (4, 3, 3)
"""How a code is printed: signs in groups, with dashes between."""
_MISREAD = str.maketrans("OIL", "011")


@dataclass(frozen=True)
class Standing:
    """What a reader must know of a built paper, in a word or two; nothing to say for most."""

    words: str
    colour: str


def standing(report: Report) -> Standing | None:
    """The tag of a paper: how far it has come, a draft, superseded; None for one that holds."""
    if report.state == State.FAILED:
        return Standing(_("Failed"), "red")
    if report.state != State.READY:
        return Standing(_("Being built"), "blue")
    if report.superseded_at:
        return Standing(_("Superseded"), "orange")
    return Standing(_("Draft"), "yellow") if report.is_draft else None


def file_rows(reports: Iterable[Report]) -> Iterator[tuple[Cell, ...]]:
    """One line for each paper; its paper, template and partnership are selected with it."""
    for report in reports:
        paper, said = report.paper, standing(report)
        yield (
            paper.title,
            paper.template.get_kind_display(),
            paper.about,
            paper.meeting_body,
            paper.meeting_on,
            said.words if said else _("Final"),
            localdate(report.finished_at) if report.finished_at else None,
            report.pages,
            report.code,
            report.superseded_reason,
        )


def file_name(report: Report, ending: str) -> str:
    """A name that every computer takes: partnership, title, date; "draft" where it is one."""
    paper = report.paper
    day = paper.meeting_on or localdate(report.requested_at)
    parts = [
        _words(paper.file_subject),
        _words(paper.title) or slugify(report.code),
        day.isoformat(),
        "draft" if report.is_draft else "",
    ]
    return "-".join(part for part in parts if part) + f".{ending}"


def _words(text: str) -> str:
    """The text in letters and figures alone, cut between two words."""
    name = slugify(text)
    cut = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME + 1].rpartition("-")[0]
    return (cut or name[:LONGEST_NAME]).strip("-_")


def read_code(typed: str) -> str:
    """A verification code as it is stored, however it was typed.

    Spaces, dashes and capitals mean nothing, and O, I and L are read as the figures they look
    like: no code holds them.
    """
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_MISREAD)
    groups, start = [], 0
    for length in GROUPS:
        groups.append(signs[start : start + length])
        start += length
    return "-".join([*groups[:-1], groups[-1] + signs[start:]])


@dataclass(frozen=True)
class Verdict:
    """What the portal says of a paper that somebody holds."""

    heading: str
    text: str
    colour: str
    is_good: bool = False


def verdict(report: Report) -> Verdict:
    """Genuine, superseded or a draft; a draft is one whatever else it is."""
    if report.is_draft:
        return Verdict(
            _("A genuine draft"),
            _("This portal made this paper, but it is a draft, not for the meeting."),
            "yellow",
        )
    if report.superseded_at:
        return Verdict(
            _("Genuine, but superseded"),
            _("This portal made this paper, but it no longer holds."),
            "orange",
        )
    return Verdict(
        _("Genuine and current"),
        _("This portal made this paper, and no later one has taken its place."),
        "green",
        is_good=True,
    )


def waits_for_word(report: Report, *, at: datetime.datetime, minutes: int = 3) -> bool:
    """Whether the Word file may still come: it is made after the PDF, by its own job."""
    if report.state != State.READY or report.finished_at is None:
        return False
    return at - report.finished_at < datetime.timedelta(minutes=minutes)
