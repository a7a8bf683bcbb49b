"""The good-practice library: its shelves, and what stands on them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from findings.models import Finding
from findings.tables.finding_search import Piece, marked_pieces
from inspections.models import Partnership, QualityIndicator
from inspections.models.scale import step_on_ramp
from portal.access.scope import Scope


@dataclass(frozen=True)
class EntryGrade:
    """What the same inspection gave to an indicator that the entry is about."""

    indicator: str
    label: str
    rank: int
    levels: int
    step: int


@dataclass(frozen=True)
class Entry:
    """One strength or good practice, whole: most readers can open no page of it."""

    finding: Finding
    text: tuple[Piece, ...]
    summary: tuple[Piece, ...]
    grades: tuple[EntryGrade, ...]
    ungraded: tuple[str, ...]
    """The indicators that it is about and that were not graded."""
    themes: tuple[str, ...]
    may_be_opened: bool
    """Whether the reader may open the page of the finding, or only what stands here."""


def entries(findings: Iterable[Any], *, opens: Scope) -> list[Entry]:
    """Findings with what `for_library` reads; `opens` is whose findings the reader may open."""
    return [_entry(finding, opens) for finding in findings]


def _entry(finding: Any, opens: Scope) -> Entry:  # noqa: ANN401 - a finding with for_library
    text, summary = marked_pieces(finding)
    graded = {each["pk"] for each in finding.grades}
    return Entry(
        finding=finding,
        text=text,
        summary=summary,
        grades=tuple(_grade(each) for each in finding.grades),
        ungraded=tuple(
            str(QualityIndicator(**each))
            for each in finding.indicator_names
            if each["pk"] not in graded
        ),
        themes=tuple(finding.theme_names),
        may_be_opened=finding.inspection.partnership_id in opens,
    )


def _grade(each: dict[str, Any]) -> EntryGrade:
    step = step_on_ramp(rank=each["rank"], levels=each["levels"])
    name = str(QualityIndicator(code=each["code"], title=each["title"]))
    return EntryGrade(name, each["label"], each["rank"], each["levels"], step)


@dataclass(frozen=True)
class Shelf:
    """A way into the library: a theme, an indicator, a framework or a nation."""

    name: str
    value: str
    """How the address names it."""
    count: int

    @property
    def counted(self) -> str:
        """ "66,671"."""
        return number_format(self.count, force_grouping=True)


@dataclass(frozen=True)
class Shelves:
    """All ways of one kind, such as all themes, in groups where there are many."""

    parameter: str
    heading: str
    groups: tuple[tuple[str, tuple[Shelf, ...]], ...]


MOST_OPEN = 24
Counts = Sequence[tuple[Any, ...]]


def shelves(themes: Counts, indicators: Counts, places: Counts) -> tuple[Shelves, ...]:
    """The shelves that hold something, from what FindingQuerySet.counted_by_subject counts."""
    nations, frameworks = Counter[str](), Counter[tuple[str, str]]()
    for slug, name, nation, count in places:
        frameworks[slug, name] += count
        nations[nation] += count
    return tuple(
        kind
        for kind in (
            Shelves("theme", _("By theme"), _one_group(Shelf(n, v, c) for v, n, c in themes)),
            Shelves("indicator", _("By what was inspected"), _by_edition(indicators)),
            Shelves(
                "framework",
                _("By framework"),
                _one_group(Shelf(name, slug, c) for (slug, name), c in frameworks.items()),
            ),
            Shelves(
                "nation",
                _("By nation"),
                _one_group(Shelf(_nation(one), one, c) for one, c in nations.items()),
            ),
        )
        if kind.groups
    )


def _one_group(found: Iterable[Shelf]) -> tuple[tuple[str, tuple[Shelf, ...]], ...]:
    """By name; of very many the fullest stand open, and all of them in a group to be opened."""
    ordered = tuple(sorted(found, key=_name))
    if len(ordered) <= MOST_OPEN:
        return (("", ordered),) if ordered else ()
    fullest = sorted(ordered, key=lambda shelf: -shelf.count)[:MOST_OPEN]
    return (("", tuple(sorted(fullest, key=_name))), (_("All of them"), ordered))


def _name(shelf: Shelf) -> str:
    return shelf.name.casefold()


def _by_edition(indicators: Counts) -> tuple[tuple[str, tuple[Shelf, ...]], ...]:
    groups: dict[str, list[Shelf]] = {}
    for framework, edition, slug, code, title, count in indicators:
        name = str(QualityIndicator(code=code, title=title))
        group = groups.setdefault(f"{framework} ({edition})", [])
        group.append(Shelf(name, f"{slug}:{code}", count))
    return tuple((name, tuple(group)) for name, group in groups.items())


def _nation(value: str) -> str:
    return str(Partnership.Nation(value).label)
