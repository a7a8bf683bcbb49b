"""Which strengths and good practice a person looks for in the library."""

from typing import Any

from django.db.models import QuerySet

from findings.filters.finding import FindingFilter
from findings.filters.solved import KINDS
from inspections.models import Inspection
from portal.access.roles import Permission
from portal.access.scope import scope_of


class LibraryFilter(FindingFilter):
    """The filters of the good-practice library: those of findings, over what all may learn from."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["kind"].extra["choices"] = [(kind.value, kind.label) for kind in KINDS]

    def inspections(self) -> QuerySet[Inspection]:
        scope = scope_of(self.request.user, Permission.VIEW_GOOD_PRACTICE)
        return Inspection.objects.published().filter(scope.condition("partnership"))
