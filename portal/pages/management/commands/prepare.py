"""`manage.py prepare`: everything that must stand before the portal is started."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from portal.celery import app


class Command(BaseCommand):
    help = "Brings the database up to date: tables, frameworks, queue, demonstration records."

    def handle(self, *args: object, verbosity: int, **options: Any) -> None:
        # A demonstration's database must not become a real portal.
        self.check(databases=["default"])
        for command in self.commands():
            call_command(command, verbosity=verbosity)
        self.make_queue()

    def commands(self) -> list[str]:
        always = ["migrate", "createcachetable", "load_frameworks", "load_paper_templates"]
        return [*always, "load_demo"] if settings.DEMONSTRATION else always

    def make_queue(self) -> None:
        """The worker and beat, started together, would both try to make the broker's tables."""
        with app.connection_for_write() as connection:
            connection.SimpleQueue(app.conf.task_default_queue).close()
