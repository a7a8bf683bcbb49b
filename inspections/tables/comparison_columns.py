"""The columns of a comparison: one for each judgement that continues from edition to edition.

Reference data comes in as plain values, so that a page, a paper and an interface read it alike.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspections.models import IndicatorMapping
from inspections.tables.distribution import Scale

Relation = IndicatorMapping.Relation


@dataclass(frozen=True)
class Framework:
    """A framework, as a comparison chooses one."""

    pk: int
    slug: str
    name: str
    nation: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Edition:
    """A dated edition of a framework that gives grades."""

    pk: int
    slug: str
    label: str
    framework: Framework
    scale: Scale
    starts_on: datetime.date | None
    ends_on: datetime.date | None


@dataclass(frozen=True)
class Answer:
    """An indicator that another one answers to, by the crosswalk."""

    indicator: int
    """The id of the earlier one."""
    relation: Relation
    note: str
    checked: bool


@dataclass(frozen=True)
class Indicator:
    """An indicator of one edition, and what it answers to."""

    pk: int
    code: str
    title: str
    edition: Edition
    formally_graded: bool
    answers: tuple[Answer, ...] = ()

    @property
    def printed_code(self) -> str:
        return self.code if self.code[:1].isdigit() else ""


@dataclass(frozen=True)
class Note:
    """What differs between two indicators of one column, or of a column and the one beside it."""

    text: str
    checked: bool
    where: str = ""
    """The edition that differs; of another framework, that framework."""


@dataclass(frozen=True)
class Column:
    """One judgement, with the indicators that it had in each edition; one scale throughout."""

    key: str
    """Names the column in the address: the code of its indicator."""
    indicators: tuple[Indicator, ...]
    """The newest first; the framework's own before those of another one."""
    notes: tuple[Note, ...] = ()
    beside: str = ""
    """The key of the column that it is put beside, when it is of another framework."""

    @property
    def newest(self) -> Indicator:
        return self.indicators[0]

    @property
    def code(self) -> str:
        return self.newest.printed_code

    @property
    def title(self) -> str:
        return self.newest.title

    @property
    def name(self) -> str:
        """The code with the title, as one says it."""
        return f"{self.code} {self.title}".strip()

    @property
    def scale(self) -> Scale:
        return self.newest.edition.scale

    @property
    def frameworks(self) -> frozenset[int]:
        return frozenset(indicator.edition.framework.pk for indicator in self.indicators)

    @property
    def is_graded(self) -> bool:
        """Whether inspections grade it, under any of its editions."""
        return any(indicator.formally_graded for indicator in self.indicators)

    @property
    def starts_on(self) -> datetime.date | None:
        return min_of(indicator.edition.starts_on for indicator in self.indicators)

    @property
    def ends_on(self) -> datetime.date | None:
        """The last day of its last edition; None while one is in force."""
        ends = [indicator.edition.ends_on for indicator in self.indicators]
        return None if None in ends else max(day for day in ends if day)


def min_of(days: Iterable[datetime.date | None]) -> datetime.date | None:
    """The earliest day; None when any is open, since then nobody knows the earliest."""
    known = list(days)
    return None if None in known or not known else min(day for day in known if day)


def columns_of_edition(edition: str, indicators: Sequence[Indicator]) -> tuple[Column, ...]:
    """One column for each indicator of one edition, named by its slug."""
    of_edition = [each for each in indicators if each.edition.slug == edition]
    return tuple(Column(key=each.code, indicators=(each,)) for each in of_edition)


def columns_of_framework(framework: str, indicators: Sequence[Indicator]) -> tuple[Column, ...]:
    """One column for each judgement that continues through the framework's editions.

    `indicators` are those of every framework, the newest edition first. An indicator of another
    framework that continues one of these is in its column; on another scale it never is.
    """
    own = [each for each in indicators if each.edition.framework.slug == framework]
    chains = _chains(indicators)
    columns, placed, keys = [], set[int](), set[str]()
    for indicator in own:
        if indicator.pk in placed:
            continue
        chain = sorted(chains[indicator.pk], key=lambda each: each not in own)
        placed.update(each.pk for each in chain)
        key = indicator.code
        if key in keys:
            key = f"{indicator.edition.slug}:{indicator.code}"
        keys.add(key)
        columns.append(Column(key, tuple(chain), _notes(chain)))
    return tuple(columns)


def with_comparable(
    columns: Sequence[Column], indicators: Sequence[Indicator]
) -> tuple[Column, ...]:
    """Each column with those of other frameworks that ask much the same behind it."""
    by_id = {each.pk: each for each in indicators}
    placed = {each.pk for column in columns for each in column.indicators}
    result: list[Column] = []
    for column in columns:
        result.append(column)
        for indicator, note in _comparable(column, indicators, by_id):
            if indicator.pk not in placed:
                placed.add(indicator.pk)
                key = f"{indicator.edition.slug}:{indicator.code}"
                result.append(Column(key, (indicator,), (note,), beside=column.key))
    return tuple(result)


def shortened(columns: Sequence[Column], keys: Sequence[str]) -> tuple[Column, ...]:
    """The columns chosen, with those beside them; without a choice those that are graded."""
    if not keys:
        return tuple(column for column in columns if column.is_graded) or tuple(columns)
    return tuple(column for column in columns if column.key in keys or column.beside in keys)


def _chains(indicators: Sequence[Indicator]) -> dict[int, list[Indicator]]:
    """For each indicator's id, all that it continues or that continue it, on the same scale."""
    by_id = {each.pk: each for each in indicators}
    chains = {each.pk: [each] for each in indicators}
    for one in indicators:
        for answer in one.answers:
            other = by_id.get(answer.indicator)
            if answer.relation is Relation.CONTINUES and other is not None:
                _join(chains, one, other)
    order = {pk: place for place, pk in enumerate(by_id)}
    return {pk: sorted(chain, key=lambda each: order[each.pk]) for pk, chain in chains.items()}


def _join(chains: dict[int, list[Indicator]], one: Indicator, other: Indicator) -> None:
    if chains[one.pk] is chains[other.pk] or one.edition.scale != other.edition.scale:
        return
    joined = chains[one.pk] + chains[other.pk]
    for each in joined:
        chains[each.pk] = joined


def _notes(chain: Sequence[Indicator]) -> tuple[Note, ...]:
    """What the crosswalk says of the column's indicators, each text once, the newest first."""
    said = [
        Note(answer.note, answer.checked, _named(each, chain[0]))
        for each in chain
        for answer in each.answers
        if answer.note and answer.relation is not Relation.COMPARABLE
    ]
    return tuple(dict.fromkeys(said))


def _named(indicator: Indicator, beside: Indicator) -> str:
    """An edition, among those of the framework or beside another one."""
    edition, framework = indicator.edition, indicator.edition.framework
    return edition.label if framework == beside.edition.framework else framework.name


def _comparable(
    column: Column, indicators: Sequence[Indicator], by_id: dict[int, Indicator]
) -> list[tuple[Indicator, Note]]:
    """The indicators that ask much the same as one of the column, in either direction."""
    ids = {each.pk for each in column.indicators}
    found = [
        (by_id[answer.indicator], answer)
        for each in column.indicators
        for answer in each.answers
        if answer.relation is Relation.COMPARABLE and answer.indicator in by_id
    ]
    for each in indicators:
        found += [
            (each, answer)
            for answer in each.answers
            if answer.relation is Relation.COMPARABLE and answer.indicator in ids
        ]
    found.sort(key=lambda pair: (pair[0].edition.slug, pair[0].pk))
    return [
        (each, Note(answer.note, answer.checked, _named(each, column.newest)))
        for each, answer in found
    ]
