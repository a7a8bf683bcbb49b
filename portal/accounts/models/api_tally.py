"""How often the API was asked, minute by minute, counted for every process at once."""

import datetime

from django.db import connection, models

COUNT_ONE_MORE = """
    INSERT INTO accounts_apitally (key, minute, count) VALUES (%s, %s, 1)
    ON CONFLICT ON CONSTRAINT api_tally_once
    DO UPDATE SET count = accounts_apitally.count + 1
    RETURNING count
"""


class ApiTallyQuerySet(models.QuerySet["ApiTally"]):
    """Tallies, counted up in the database so that no process loses another's count."""

    def add(self, key: str, *, at: datetime.datetime) -> int:
        """Count one more in this minute, and say how many there are now; one statement."""
        minute = at.replace(second=0, microsecond=0)
        with connection.cursor() as cursor:
            cursor.execute(COUNT_ONE_MORE, [key, minute])
            return int(cursor.fetchone()[0])

    def past(self, *, at: datetime.datetime) -> "ApiTallyQuerySet":
        """Those that limit nothing any more."""
        return self.filter(minute__lt=at - datetime.timedelta(minutes=5))


class ApiTally(models.Model):
    """How often one token, person or address asked in one minute.

    Has no history: it is forgotten after minutes, and says nothing of any record.
    """

    key = models.CharField(max_length=80)
    minute = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField()

    objects = ApiTallyQuerySet.as_manager()

    class Meta:
        verbose_name = "API tally"
        verbose_name_plural = "API tallies"
        constraints = [
            models.UniqueConstraint(fields=["key", "minute"], name="api_tally_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.minute}: {self.count}"
