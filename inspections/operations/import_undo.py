"""Taking an import back as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pghistory.models
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.models import Amendment, DataImport, Evaluation, ImportRow, Inspection, Partnership
from inspections.operations.import_apply import wait_for_others
from inspections.operations.neighbour_import import changed_since, take_back_neighbours
from inspections.operations.outcome_writing import lock_changed, set_values
from portal.access.operation import recorded
from portal.accounts.models import User

Fate = ImportRow.Fate
Pairs = models.QuerySet[Any, tuple[int, str]]
PART_OF_IMPORT = (Evaluation, ImportRow)


@dataclass(frozen=True)
class Obstacle:
    """Something that was built on what the import brought in."""

    what: str
    record: Inspection | Partnership


class BuiltUpon(Exception):  # noqa: N818 - said to the person as it is
    """The import cannot be taken back without losing what people or later imports have added."""

    def __init__(self, obstacles: list[Obstacle]) -> None:
        super().__init__(len(obstacles))
        self.obstacles = obstacles


@recorded
def undo_import(*, data_import: DataImport, by: User | None) -> None:
    """Delete what the import made and restore what it changed, in one transaction.

    Raises BuiltUpon, with each record that keeps it from that and why.
    """
    wait_for_others()
    lock_changed(data_import)
    if found := obstacles(data_import):
        raise BuiltUpon(found)
    if data_import.kind == DataImport.Kind.NEIGHBOURS:
        take_back_neighbours(data_import)
    else:
        set_values(data_import, to="before")
        _delete_made(data_import)
    locked = DataImport.objects.select_for_update().get(pk=data_import.pk)
    locked.state, locked.progress = DataImport.State.UNDONE, 100
    locked.undone_at, locked.failure = timezone.now(), ""
    locked.save()


def obstacles(data_import: DataImport) -> list[Obstacle]:
    """What keeps the import from being taken back; empty when nothing does."""
    if data_import.kind == DataImport.Kind.NEIGHBOURS:
        later = _("changed by a later import")
        return [Obstacle(later, partnership) for partnership in changed_since(data_import)]
    asked = [*_built_on(data_import), _amended(data_import), _changed_later(data_import)]
    found = list(asked[0].union(*asked[1:]))
    ids = {inspection for inspection, _what in found}
    records = Inspection.objects.select_related("partnership").in_bulk(ids)
    named = [(records[inspection], what) for inspection, what in found]
    return [Obstacle(what, record) for record, what in sorted(named, key=_by_name)]


def _by_name(named: tuple[Inspection, str]) -> tuple[str, str, str]:
    record, what = named
    return record.partnership.name, record.title, what


def _built_on(data_import: DataImport) -> Iterator[Pairs]:
    """Records of any kind that point to an inspection which the import made, or to its grades."""
    for model, path in ((Inspection, ""), (Evaluation, "__inspection")):
        for relation in model._meta.related_objects:
            other = relation.related_model
            if other in PART_OF_IMPORT or issubclass(other, pghistory.models.Event):
                continue
            to_inspection = f"{relation.field.name}{path}"
            rows = other._default_manager.filter(**{f"{to_inspection}__imported_in": data_import})
            yield _pairs(rows, to_inspection, str(other._meta.verbose_name_plural))


def _amended(data_import: DataImport) -> Pairs:
    """Those that the import changed and people amended since."""
    changed = data_import.rows.filter(fate=Fate.CHANGED, inspection__amendments__isnull=False)
    return _pairs(changed, "inspection", str(Amendment._meta.verbose_name_plural))


def _changed_later(data_import: DataImport) -> Pairs:
    ours = data_import.rows.filter(fate__in=[Fate.NEW, Fate.CHANGED]).values("inspection")
    later = ImportRow.objects.filter(
        data_import__state__in=[DataImport.State.IMPORTED, DataImport.State.UNDOING],
        data_import__imported_at__gt=data_import.imported_at or timezone.now(),
        fate=Fate.CHANGED,
        inspection__in=ours,
    )
    return _pairs(later, "inspection", _("changed by a later import"))


def _pairs(rows: models.QuerySet[Any], to_inspection: str, what: str) -> Pairs:
    """The inspections behind some rows, each once, with what those rows are."""
    words = models.Value(what, output_field=models.TextField())
    return rows.order_by().values_list(to_inspection, words).distinct()


def _delete_made(data_import: DataImport) -> None:
    """In bulk: what points to these inspections has been asked after by name above."""
    made = Inspection.objects.filter(imported_in=data_import)
    ImportRow.objects.filter(inspection__in=made).update(inspection=None)
    Evaluation.objects.filter(inspection__in=made)._raw_delete(using="default")
    made._raw_delete(using="default")
