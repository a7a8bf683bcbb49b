"""What a plan's file would change: each value as it went out, as it is now and as the file has it.

Three versions are compared. What the file leaves as it went out changes nothing, whatever others
did meanwhile. What only the file changed is offered; what was changed on both sides asks for a
choice; what is in the portal already is no difference.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext, ngettext

from findings.plan_exchange.reader import ReadPlan
from findings.plan_exchange.row import FilledRow, PlanRow
from findings.tables.plan_part import (
    LABELS,
    NEW,
    PARTS,
    REVISION,
    UPDATE,
    Titles,
    shown_as,
    standing,
)
from findings.tables.plan_refusal import refused, refused_new

MOST = 1_000
"""So many differences are shown, and taken, at once: more would outlast a request."""


@dataclass(frozen=True)
class NowAction:
    """An action as the portal has it."""

    row: PlanRow
    told: tuple[str, ...] = ()
    """Updates that were written since the file went out."""


@dataclass(frozen=True)
class Difference:
    """One thing that the file would change."""

    key: str
    line: int
    reference: str
    title: str
    part: str
    sent: str
    """As it went out."""
    now: str
    """As the portal has it."""
    file: str
    is_conflict: bool = False
    note: str = ""
    is_offered: bool = True
    """Whether it is ticked beforehand."""

    @property
    def label(self) -> str:
        return str(LABELS[self.part])


@dataclass(frozen=True)
class PlanDifferences:
    """All that a file would change, what is wrong with it by now, and what is left alone."""

    differences: tuple[Difference, ...] = ()
    refusals: tuple[tuple[int, str, str], ...] = ()
    """The sheet's row, the reference, and why that row cannot be taken."""
    absent: tuple[str, ...] = ()
    """References that the file has no row for; nothing happens to them."""
    gone: tuple[str, ...] = ()
    """References that are not in the plan any more; their rows are passed over."""
    meanwhile: int = 0
    """How many values others changed that the file left alone."""

    @property
    def digest(self) -> str:
        """Changes when anything that was shown would be shown differently."""
        return sha256(repr((self.differences, self.refusals)).encode()).hexdigest()

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        return tuple(each for each in self.differences if each.is_conflict)

    def groups(self) -> list[tuple[str, str, list[Difference]]]:
        """The differences of each action together: its reference, its title, and they."""
        groups: dict[str, tuple[str, str, list[Difference]]] = {}
        for each in self.differences:
            name = each.reference or each.key
            groups.setdefault(name, (each.reference, each.title, []))[2].append(each)
        return list(groups.values())


def plan_differences(
    read: ReadPlan, now: Mapping[str, NowAction], titles: Titles, *, is_agreed: bool
) -> PlanDifferences:
    """Compare a file with the plan as it is now."""
    found: list[Difference] = []
    refusals: list[tuple[int, str, str]] = []
    gone: list[str] = []
    meanwhile = 0
    known_titles = {action.row.title.lower() for action in now.values()}
    for row in read.rows:
        sent, stored = read.stamp.rows.get(row.reference), now.get(row.reference)
        if not row.reference:
            found.append(_new(row, titles, known_titles))
            refusals += [(row.line, "", why) for why in refused_new(row)]
        elif stored is None and sent is not None:
            gone.append(row.reference)
        elif stored is None or sent is None:
            told = gettext("The plan that went out had no action of this reference.")
            refusals.append((row.line, row.reference, told))
        else:
            compared = _Compared(row, sent, stored, titles)
            changes = list(compared.differences())
            found += changes
            meanwhile += compared.meanwhile
            parts = {each.part for each in changes}
            why = refused(row, sent, stored.row, parts, is_agreed=is_agreed)
            refusals += [(row.line, row.reference, told) for told in why]
    there = {row.reference for row in read.rows}
    absent = [name for name in read.stamp.rows if name in now and name not in there]
    return PlanDifferences(tuple(found), tuple(refusals), tuple(absent), tuple(gone), meanwhile)


class _Compared:
    """One action: as it went out, as it is, and as the file has it."""

    def __init__(self, row: FilledRow, sent: PlanRow, now: NowAction, titles: Titles) -> None:
        self.row, self.sent, self.now, self.titles = row, sent, now, titles
        self.meanwhile = 0

    def differences(self) -> Iterator[Difference]:
        for part in PARTS:
            yield from self._edited(part)
        yield from self._told()
        yield from self._revised()

    def _edited(self, part: str) -> Iterator[Difference]:
        sent, now, file = (
            getattr(values, part) for values in (self.sent, self.now.row, self.row.values)
        )
        if file == sent:
            self.meanwhile += now != sent
        elif file != now:
            shown = shown_as(part, self.titles)
            yield self._difference(
                part, shown(sent), shown(now), shown(file), is_conflict=now != sent
            )

    def _told(self) -> Iterator[Difference]:
        """An update moves status and per cent; where the file leaves those, they stay as now."""
        row = self.row
        if not row.update or f"{row.update}\n{row.next_step}" in self.now.told:
            return
        sent, now, file = (
            standing(values)
            for values in (self.sent, self.now.row, row.progress_after(self.sent, self.now.row))
        )
        is_conflict = row.moves(self.sent) and now not in (sent, file)
        lines = [row.update, row.next_step and gettext("Next: %s") % row.next_step, file]
        yield self._difference(
            UPDATE, sent, now, "\n".join(filter(None, lines)), is_conflict=is_conflict
        )

    def _revised(self) -> Iterator[Difference]:
        row = self.row
        if row.revised_to is None or row.revised_to == self.now.row.due:
            return
        shown = shown_as("due", self.titles)
        file = f"{shown(row.revised_to)}\n{row.reason}"
        is_conflict = self.now.row.due != self.sent.due
        yield self._difference(
            REVISION,
            shown(self.sent.due),
            shown(self.now.row.due),
            file,
            is_conflict=is_conflict,
        )

    def _difference(
        self, part: str, sent: str, now: str, file: str, *, is_conflict: bool
    ) -> Difference:
        reference = self.row.reference
        return Difference(
            key=f"{reference}.{part}",
            line=self.row.line,
            reference=reference,
            title=self.now.row.title,
            part=part,
            sent=sent,
            now=now,
            file=file,
            is_conflict=is_conflict,
        )


def _new(row: FilledRow, titles: Titles, known: set[str]) -> Difference:
    """An action that the file adds; one of the same title is perhaps this one, sent before."""
    is_known = row.values.title.lower() in known
    note = gettext("The plan has an action of this title already.") if is_known else ""
    lines = [
        f"{label}: {shown_as(part, titles)(getattr(row.values, part))}"
        for part, label in PARTS.items()
        if part != "title" and getattr(row.values, part)
    ]
    return Difference(
        key=f"row-{row.line}.{NEW}",
        line=row.line,
        reference="",
        title=row.values.title,
        part=NEW,
        sent="",
        now="",
        file="\n".join(lines),
        note=note,
        is_offered=not is_known,
    )


def counted(differences: PlanDifferences) -> str:
    """How many differences there are, and how many of them ask for a choice."""
    number, choices = len(differences.differences), len(differences.conflicts)
    told = ngettext("%(n)s difference", "%(n)s differences", number) % {"n": number}
    if not choices:
        return told
    asked = ngettext(
        "%(n)s of them was changed in the portal too",
        "%(n)s of them were changed in the portal too",
        choices,
    )
    return f"{told}; {asked % {'n': choices}}"
