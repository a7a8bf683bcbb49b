"""A plan's actions under the areas that they answer, a page at a time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from findings.models import Finding

Pair = tuple[int | None, int | None]
"""The keys of an area and of an action that answers it; either may be missing."""


@dataclass(frozen=True)
class AreaGroup:
    """An area with those of its actions that a page shows; no area for actions without one."""

    area: Finding | None
    number: int
    actions: tuple[int, ...]
    """Keys, in the plan's order."""
    is_continued: bool = False


def pairs_in_order(
    areas: Sequence[Finding], links: Iterable[Pair], *, with_empty: bool
) -> list[Pair]:
    """What the pages are cut from: each area with each of its actions, then those without an area.

    `links` are (area, action) in the plan's order. An area without an action has a pair of its own
    unless the list is narrowed.
    """
    by_area: dict[int | None, list[int]] = {area.pk: [] for area in areas}
    by_area[None] = []
    for area, action in links:
        if action is not None:
            by_area.setdefault(area, []).append(action)
    pairs: list[Pair] = []
    for key in [*(area.pk for area in areas), None]:
        pairs += [(key, action) for action in by_area[key]]
        if with_empty and key is not None and not by_area[key]:
            pairs.append((key, None))
    return pairs


def groups(
    areas: Sequence[Finding],
    shown: Sequence[Pair],
    numbers: Mapping[int, int],
    *,
    before: Pair | None = None,
) -> list[AreaGroup]:
    """The pairs of one page under their areas; `before` is the last pair of the page before."""
    known = {area.pk: area for area in areas}
    found: dict[int | None, list[int]] = {}
    for key, action in shown:
        found.setdefault(key, []).extend([] if action is None else [action])
    return [
        _group(
            known.get(key) if key else None,
            actions,
            numbers,
            is_continued=before is not None and before[0] == key,
        )
        for key, actions in found.items()
    ]


def _group(
    area: Finding | None, actions: list[int], numbers: Mapping[int, int], *, is_continued: bool
) -> AreaGroup:
    return AreaGroup(
        area=area,
        number=numbers.get(area.pk, 0) if area else 0,
        actions=tuple(actions),
        is_continued=is_continued,
    )
