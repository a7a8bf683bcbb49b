"""What the history records of an operation."""

import pghistory
import pytest

from inspections.models import Partnership
from portal.access.operation import recorded
from portal.accounts.models import User


@recorded
def rename(*, partnership: Partnership, name: str, by: User | None) -> None:
    partnership.name = name
    partnership.save()


@recorded
def rename_twice(*, partnership: Partnership, by: User | None) -> None:
    rename(partnership=partnership, name="Once", by=by)
    rename(partnership=partnership, name="Twice", by=by)


def operations(partnership: Partnership) -> list[dict[str, object]]:
    events = pghistory.models.Events.objects.tracks(partnership).order_by("pgh_id")
    return [event.pgh_context for event in events if event.pgh_context]


def test_the_person_and_the_operation_are_recorded(midlothian: Partnership, officer: User) -> None:
    rename(partnership=midlothian, name="Somewhere", by=officer)
    assert operations(midlothian)[-1] == {"user": officer.pk, "operation": "rename"}


def test_the_outermost_operation_gives_its_name(midlothian: Partnership, officer: User) -> None:
    rename_twice(partnership=midlothian, by=officer)
    assert [context["operation"] for context in operations(midlothian)[-2:]] == ["rename_twice"] * 2


def test_the_next_operation_has_its_own_name(midlothian: Partnership, officer: User) -> None:
    with pytest.raises(TypeError):
        rename_twice(partnership=None, by=officer, more=1)  # type: ignore[call-arg,arg-type]
    rename(partnership=midlothian, name="Somewhere", by=officer)
    assert operations(midlothian)[-1]["operation"] == "rename"
