"""A published file that is brought in, row by row, and can be taken back as a whole."""

from collections.abc import Mapping

import pghistory
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from inspections.models.framework import FrameworkEdition
from inspections.models.partnership import Partnership
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User


class DataImportQuerySet(models.QuerySet["DataImport"]):
    """Imports: whose business they are, and which still have work to do."""

    def allowed(self, user: User, permission: Permission) -> "DataImportQuerySet":
        """All of them for those who look after the whole service; nothing for anyone else."""
        return self if scope_of(user, permission).everything else self.none()

    def for_list(self) -> "DataImportQuerySet":
        """With what a list row prints, the newest first."""
        return self.select_related("requested_by", "confirmed_by", "undone_by").order_by("-pk")

    def unfinished(self) -> "DataImportQuerySet":
        """Those that a worker has been asked to go on with."""
        return self.filter(state__in=DataImport.WORKING)


@pghistory.track(exclude=["progress", "attempts", "queued_at", "counts"])
class DataImport(models.Model):
    """A file of published facts: checked row by row, brought in at once, undone at once."""

    class Kind(models.TextChoices):
        OUTCOMES = "outcomes", _("Inspection outcomes")
        NEIGHBOURS = "neighbours", _("Statistical neighbours")

    class State(models.TextChoices):
        CHECKING = "checking", _("Being checked")
        CHECKED = "checked", _("Checked")
        REFUSED = "refused", _("Refused")
        IMPORTING = "importing", _("Being imported")
        IMPORTED = "imported", _("Imported")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")

    WORKING = (State.CHECKING, State.IMPORTING, State.UNDOING)

    kind = models.CharField(_("what it holds"), max_length=20, choices=Kind.choices, blank=True)
    file = models.FileField(_("file"), max_length=200)
    file_name = models.CharField(_("name of the file"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.CHECKING
    )
    progress = models.PositiveSmallIntegerField(_("progress in per cent"), default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    failure = models.TextField(_("what went wrong"), blank=True)
    counts = models.JSONField(_("rows by their fate"), default=dict, blank=True)
    queued_at = models.DateTimeField(_("last handed to a worker"))
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    requested_at = models.DateTimeField(_("sent"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    imported_at = models.DateTimeField(_("imported"), null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    objects = DataImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(failure=""), name="data_import_refused_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state="imported") | Q(imported_at__isnull=False),
                name="data_import_imported_has_time",
            ),
            models.CheckConstraint(
                condition=Q(progress__lte=100), name="data_import_progress_per_cent"
            ),
        ]
        indexes = [
            models.Index(fields=["sha256"], name="data_import_by_content"),
            models.Index(fields=["state", "queued_at"], name="data_import_by_state"),
        ]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("inspections:data-import", args=[self.pk])

    @property
    def is_working(self) -> bool:
        return self.state in self.WORKING

    @property
    def to_write(self) -> int:
        """How many rows would change something."""
        return int(self.counts.get("new", 0)) + int(self.counts.get("changed", 0))

    @property
    def refused(self) -> int:
        return int(self.counts.get("refused", 0))

    @property
    def is_importable(self) -> bool:
        """All or nothing: one refused row keeps every other out."""
        return self.state == self.State.CHECKED and self.to_write > 0 and not self.refused


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    """Rows of a file."""

    def for_report(self) -> "ImportRowQuerySet":
        """With what a line of the dry run prints, in the order of the file."""
        return self.select_related("partnership", "inspection").order_by("position")

    def counts(self) -> dict[str, int]:
        """How many rows have each fate."""
        counted = self.order_by().values_list("fate").annotate(count=Count("pk"))
        return dict(counted)


class ImportRow(models.Model):
    """One row of an imported file, and what becomes of it.

    Rows are written again by each check and hold nothing that people enter, so they alone of all
    records have no history; what an import changes has one.
    """

    class Fate(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("Same")
        KEPT = "kept", _("Left as it is")
        REFUSED = "refused", _("Refused")

    class Reason(models.TextChoices):
        """Why a row of its fate has that fate, where the fate alone does not tell."""

        NOT_INSPECTED = "not_inspected", _("Not inspected at this date")
        NO_NEIGHBOURS = "no_neighbours", _("The file names no neighbours")
        TWIN = "twin", _("The same inspection as another row")
        DISAGREES = "disagrees", _("Two rows for one inspection disagree")
        BEING_ENTERED = (
            "being_entered",
            _("The council is entering this inspection itself, so it is left to the council"),
        )
        ENTERED = "entered", _("People of the council entered it, so it is left as they wrote it")
        PROBLEM = "problem", _("Something in the row cannot be read")

    data_import = models.ForeignKey(
        DataImport, on_delete=models.CASCADE, related_name="rows", db_index=False
    )  # the position's constraint is its index
    position = models.PositiveIntegerField()
    sheet = models.CharField(_("sheet"), max_length=120, blank=True)
    line = models.PositiveIntegerField(_("row"))
    name = models.CharField(_("authority"), max_length=200, blank=True)
    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
    )
    edition = models.ForeignKey(
        FrameworkEdition,
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        db_index=False,
    )
    family = models.CharField(max_length=20, blank=True)
    """Graded inspections are one family, each kind of visit one of its own."""
    inspected_on = models.DateField(_("inspected"), null=True, blank=True)
    published_on = models.DateField(_("published"), null=True, blank=True)
    reference = models.CharField(max_length=120, blank=True)
    after = models.JSONField(_("what the file says"), null=True, encoder=DjangoJSONEncoder)
    before = models.JSONField(_("what was here"), null=True, encoder=DjangoJSONEncoder)
    fate = models.CharField(_("fate"), max_length=10, choices=Fate.choices, blank=True)
    reason = models.CharField(_("why"), max_length=20, choices=Reason.choices, blank=True)
    problem = models.TextField(_("problem"), blank=True)
    cell = models.CharField(_("cell"), max_length=120, blank=True)
    twin = models.PositiveIntegerField(null=True, blank=True)
    """The position of the other row on the same inspection."""
    inspection = models.ForeignKey(
        "inspections.Inspection",
        on_delete=models.SET_NULL,
        related_name="import_rows",
        null=True,
        blank=True,
    )

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of an import")
        ordering = ["data_import", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["data_import", "position"], name="import_row_position_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.line}".strip()

    @property
    def grades(self) -> Mapping[str, str | None]:
        """The grade of each judgement that the row gives, by the indicator's code."""
        grades: dict[str, str | None] = (self.after or {}).get("grades", {})
        return grades
