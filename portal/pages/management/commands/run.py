"""`manage.py run`: the whole portal on this machine, until Ctrl-C."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections

from portal import supervisor


class Command(BaseCommand):
    help = "Runs the portal: prepares it, then web server, worker and beat until Ctrl-C."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        try:
            supervisor.run(self.prepare, self.say)
        except supervisor.CannotRun as reason:
            raise SystemExit(str(reason)) from None

    def prepare(self) -> None:
        call_command("prepare", verbosity=0)
        connections.close_all()

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
