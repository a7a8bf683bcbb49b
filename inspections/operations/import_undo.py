"""Taking an import back as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass

import pghistory.models
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.models import DataImport, Evaluation, ImportRow, Inspection, Partnership
from inspections.operations.import_apply import wait_for_others
from inspections.operations.neighbour_import import changed_since, take_back_neighbours
from inspections.operations.outcome_writing import lock_changed, set_values
from portal.access.operation import recorded
from portal.accounts.models import User

Fate = ImportRow.Fate
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
    return [
        *_built_on(data_import),
        *_amended(data_import),
        *_changed_later(data_import),
    ]


def _built_on(data_import: DataImport) -> Iterator[Obstacle]:
    """Records of any kind that point to an inspection which the import made, or to its grades."""
    for model, path in ((Inspection, ""), (Evaluation, "inspection__")):
        made = model._default_manager.filter(**{f"{path}imported_in": data_import})
        for relation in model._meta.related_objects:
            other = relation.related_model
            if _is_part_of_import(other):
                continue
            name = relation.field.name
            rows = other._default_manager.filter(**{f"{name}__in": made})
            ids = rows.values_list(f"{name}__{path}pk".replace("__inspection__pk", "__inspection"))
            for inspection in Inspection.objects.filter(pk__in=ids):
                yield Obstacle(str(other._meta.verbose_name_plural), inspection)


def _is_part_of_import(model: type[models.Model]) -> bool:
    return model in PART_OF_IMPORT or issubclass(model, pghistory.models.Event)


def _amended(data_import: DataImport) -> Iterator[Obstacle]:
    changed = data_import.rows.filter(fate=Fate.CHANGED).values("inspection")
    for inspection in Inspection.objects.filter(
        pk__in=changed, amendments__isnull=False
    ).distinct():
        yield Obstacle(_("amendments"), inspection)


def _changed_later(data_import: DataImport) -> Iterator[Obstacle]:
    later = ImportRow.objects.filter(
        data_import__state=DataImport.State.IMPORTED,
        data_import__imported_at__gt=data_import.imported_at or timezone.now(),
        fate=Fate.CHANGED,
    )
    ours = data_import.rows.filter(fate__in=[Fate.NEW, Fate.CHANGED]).values("inspection")
    touched = later.filter(inspection__in=ours).values("inspection")
    for inspection in Inspection.objects.filter(pk__in=touched):
        yield Obstacle(_("changed by a later import"), inspection)


def _delete_made(data_import: DataImport) -> None:
    """In bulk: what points to these inspections has been asked after by name above."""
    made = Inspection.objects.filter(imported_in=data_import)
    ImportRow.objects.filter(inspection__in=made).update(inspection=None)
    Evaluation.objects.filter(inspection__in=made)._raw_delete(using="default")
    made._raw_delete(using="default")
