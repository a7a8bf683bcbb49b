"""Evidence as lists show it: what it is, how large, how old, and where it opens."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from findings.models import Evidence, EvidenceVersion, ImprovementAction
from findings.models.evidence_kind import family_of
from portal.pages.sheet import Cell, Column, Kind

COLUMNS = [
    Column(_("Title"), width=48),
    Column(_("Partnership")),
    Column(_("Kind")),
    Column(_("File or link"), width=40),
    Column(_("Version"), Kind.NUMBER),
    Column(_("Size in bytes"), Kind.NUMBER),
    Column(_("Added"), Kind.DATE),
    Column(_("Added by")),
    Column(_("Who may see it"), width=40),
    Column(_("Actions that it serves"), width=40),
    Column(_("SHA-256"), width=64),
]


@dataclass(frozen=True)
class EvidenceVersionRow:
    """One version of a piece."""

    number: int
    is_link: bool
    kind: str
    name: str
    """The file's name, or the site that a link leads to."""
    size: str
    sha256: str
    note: str
    added_on: datetime.date
    added_by: str
    href: str
    """Where the file is handed out, or the link's own address."""


@dataclass(frozen=True)
class EvidenceRow:
    """One piece, with its newest version."""

    key: str
    title: str
    href: str
    seen_by: str
    newest: EvidenceVersionRow
    version_count: int
    is_removed: bool


def file_rows(
    pieces: Iterable[tuple[Evidence, Iterable[ImprovementAction]]],
) -> Iterator[tuple[Cell, ...]]:
    """One line for each piece, fetched with `for_list()`, and the actions that it is seen with."""
    for piece, actions in pieces:
        newest = piece.newest
        yield (
            piece.title,
            piece.partnership.name,
            str(family_of(newest.content_type).label),
            newest.url or newest.file_name,
            newest.number,
            newest.size,
            timezone.localdate(newest.added_at),
            str(newest.added_by),
            piece.get_seen_by_display(),
            "; ".join(f"{action.plan.title}: {action}" for action in actions),
            newest.sha256,
        )


def evidence_rows(pieces: Iterable[Evidence]) -> list[EvidenceRow]:
    """A row for each piece; fetch them with `for_list()`, which asks two queries in all."""
    return [evidence_row(piece) for piece in pieces]


def evidence_row(piece: Evidence) -> EvidenceRow:
    return EvidenceRow(
        key=piece.key,
        title=piece.title,
        href=piece.get_absolute_url(),
        seen_by=piece.get_seen_by_display(),
        newest=version_row(piece, piece.newest),
        version_count=len(piece.versions.all()),
        is_removed=piece.removed_at is not None,
    )


def version_rows(piece: Evidence) -> list[EvidenceVersionRow]:
    """Every version, the newest first."""
    versions = sorted(piece.versions.all(), key=lambda version: -version.number)
    return [version_row(piece, version) for version in versions]


def version_row(piece: Evidence, version: EvidenceVersion) -> EvidenceVersionRow:
    file = reverse("findings:evidence-download", args=[piece.key, version.number])
    return EvidenceVersionRow(
        number=version.number,
        is_link=version.is_link,
        kind=str(family_of(version.content_type).label),
        name=(urlsplit(version.url).hostname or version.url) if version.url else version.file_name,
        size=filesizeformat(version.size) if version.size else "",
        sha256=version.sha256,
        note=version.note,
        added_on=timezone.localdate(version.added_at),
        added_by=str(version.added_by),
        href=version.url or file,
    )
