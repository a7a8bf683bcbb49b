"""What an inspection found, in the order in which a reader wants it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from findings.models import Finding

Kind = Finding.Kind

HEADINGS = {
    Kind.STRENGTH: _("Strengths"),
    Kind.PRIORITY_ACTION: _("Areas for priority action"),
    Kind.AREA_FOR_IMPROVEMENT: _("Areas for improvement"),
    Kind.GOOD_PRACTICE: _("Good practice"),
    Kind.RECOMMENDATION: _("Recommendations"),
    Kind.KEY_MESSAGE: _("Key messages"),
}
"""The kinds in their order on a page, each with its heading."""


@dataclass(frozen=True)
class FindingGroup:
    """The findings of one kind."""

    kind: Finding.Kind
    heading: str
    findings: tuple[Finding, ...]


def by_kind(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Findings in groups by kind; a kind that was not found has no group."""
    found = list(findings)
    groups = (
        FindingGroup(kind, str(heading), tuple(row for row in found if row.kind == kind))
        for kind, heading in HEADINGS.items()
    )
    return tuple(group for group in groups if group.findings)
