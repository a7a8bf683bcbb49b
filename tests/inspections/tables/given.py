"""What inspections said, made in one line for the tests of changes and time lines."""

import datetime

from inspections.tables.distribution import Said, Scale
from inspections.tables.given import Given
from tests.inspections.tables.test_distribution import SIX


def given(
    said: Said, year: int | None = None, *, partnership: int = 1, line: int = 1, scale: Scale = SIX
) -> Given:
    """Said in June of a year, or on no known day."""
    day = datetime.date(year, 6, 1) if year else None
    return Given(partnership, line, scale, said, day)
