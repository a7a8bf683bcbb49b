"""Which indicators answer to each other, through any number of editions."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from inspections.models import IndicatorMapping

Mapping = tuple[int, int, str]
"""The two indicators, by key, and the relation between them."""

CONTINUES = IndicatorMapping.Relation.CONTINUES


def answering(indicators: Collection[int], mappings: Iterable[Mapping]) -> set[int]:
    """The indicators that answer to any of these, themselves included.

    An indicator continues through any number of editions. Between frameworks one step alone is
    taken: what two others are each much the same as need not be much the same.
    """
    continued: dict[int, set[int]] = defaultdict(set)
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other, relation in mappings:
        links = continued if relation == CONTINUES else beside
        links[one].add(other)
        links[other].add(one)
    own = _reached(set(indicators), continued)
    return own | _reached({other for one in own for other in beside[one]}, continued)


def _reached(starts: set[int], links: dict[int, set[int]]) -> set[int]:
    reached, waiting = set(starts), list(starts)
    while waiting:
        new = links[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached
