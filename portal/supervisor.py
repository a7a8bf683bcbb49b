"""`make run`: the database, the web server, a worker and the clock, run as one and ended as one.

The web server, the worker and beat are children in sessions of their own, so that Ctrl-C reaches
the supervisor alone and the end is in order. A child that ends by itself is started again; one that
keeps ending brings everything down with a clear word. If the supervisor itself is killed, the
system tells each child to end.
"""

import fcntl
import itertools
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal import embedded, gunicorn
from portal.accounts import demonstration
from portal.keeper import end_with_parent

PYTHON = [sys.executable, "-m"]
COMMANDS = {
    "web": [*PYTHON, "gunicorn", "--config", "python:portal.gunicorn", "portal.wsgi"],
    "worker": [
        *PYTHON, "celery", "-A", "portal", "worker", "--loglevel", "info",
        "--without-gossip", "--without-mingle", "--without-heartbeat",
    ],
    "beat": [*PYTHON, "celery", "-A", "portal", "beat", "--loglevel", "info"],
}  # fmt: skip
TICK = 0.25  # seconds between two looks at the children
DATABASE_TICKS = 20
PATIENCE = 12  # seconds for a child to end in order before it is killed
RESTARTS = 3  # within RESTART_WINDOW seconds; one more and everything stops
RESTART_WINDOW = 60

Say = Callable[[str], None]


class CannotRun(Exception):  # noqa: N818 - a word to the person, not a fault
    """The portal cannot start, or cannot go on; the message says why and what to do."""


@dataclass
class Child:
    """One of the portal's programs, its output in a log of its own."""

    name: str
    starts: list[float] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return settings.VAR_DIR / "log" / f"{self.name}.log"

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab" if self.starts else "wb") as log:
            self.process = subprocess.Popen(
                COMMANDS[self.name],
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=lambda: end_with_parent(signal.SIGTERM),
            )
        self.starts.append(time.monotonic())

    @property
    def ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the child; SIGKILL goes to all that it has started too."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            if number == signal.SIGKILL:
                os.killpg(self.process.pid, number)
            elif not self.ended:
                self.process.send_signal(number)

    def restart(self, say: Say) -> None:
        """Start the child again; raises CannotRun when it keeps ending."""
        self.send(signal.SIGKILL)
        now = time.monotonic()
        if len([start for start in self.starts if now - start < RESTART_WINDOW]) > RESTARTS:
            lines = self.log.read_text(errors="replace").splitlines()[-15:]
            word = f"The {self.name} keeps ending, so everything stops. From {self.log}:"
            raise CannotRun("\n".join([word, *lines]))
        say(f"The {self.name} has ended and is started again; see {self.log}.")
        self.start()


def run(prepare: Callable[[], None], say: Say) -> None:
    """Run the portal until Ctrl-C or SIGTERM; raises CannotRun."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    with only_one(say):
        children = [Child(name) for name in COMMANDS]
        try:
            prepare()
            for child in children:
                child.start()
            watch(children, say)
        except KeyboardInterrupt:
            say("\nStopping.")
        except ImproperlyConfigured as reason:
            raise CannotRun(str(reason)) from None
        finally:
            stop(children)
            if settings.EMBEDDED and not embedded.release(settings.VAR_DIR):
                say("The database stays: another command of this portal is using it.")


@contextmanager
def only_one(say: Say) -> Iterator[None]:
    """Refuse to run beside another portal of the same folder, or on a port that is taken."""
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR_DIR / "run.lock").open("a+") as lock:
        lock.seek(0)
        mark = lock.read()
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotRun(f"The portal of this folder is already running: {mark}.") from None
        # A mark that was left behind is a killed portal's: its children need a moment to end.
        check_port(say, patience=PATIENCE + 5 if mark else 0)
        lock.truncate(0)
        lock.write(f"process {os.getpid()}, at {address()}")
        lock.flush()
        yield
        lock.truncate(0)


def place() -> tuple[str, int]:
    host, port = gunicorn.bind.rsplit(":", 1)
    return host, int(port)


def address() -> str:
    host, port = place()
    return f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/"  # noqa: S104


def check_port(say: Say, patience: float) -> None:
    """Raise CannotRun while another program listens on our port, after so many seconds."""
    deadline = time.monotonic() + patience
    while not is_free(*place()):
        if time.monotonic() > deadline:
            port = place()[1]
            raise CannotRun(
                f"Port {port} is taken by another program. Stop that program, "
                f"or choose another port: PORT={port + 1} make run"
            )
        time.sleep(0.25)


def is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def watch(children: list[Child], say: Say) -> None:
    """Keep the children and the database running, and say so once when all is ready."""
    ready = False
    for tick in itertools.count():
        time.sleep(TICK)
        if settings.EMBEDDED and tick % DATABASE_TICKS == 0:
            embedded.database(settings.VAR_DIR)
        for child in children:
            if child.ended:
                child.restart(say)
        if not ready and answers():
            ready = True
            say(welcome())


def answers() -> bool:
    try:
        with urllib.request.urlopen(f"{address()}health/", timeout=5):  # noqa: S310
            return True
    except OSError:
        return False


def welcome() -> str:
    accounts = demonstration_accounts() if settings.DEMONSTRATION else ""
    return f"\nThe portal is running at {address()}\n{accounts}Press Ctrl-C to stop it.\n"


def demonstration_accounts() -> str:
    rows = [f"  {account.email:28} {account.about}" for account in demonstration.ACCOUNTS]
    password = f"It is a demonstration. Sign in with the password “{demonstration.PASSWORD}” as"
    return "\n".join(["", password, *rows, "", ""])


def stop(children: list[Child]) -> None:
    """End every child: in order, then for certain. A second Ctrl-C makes it at once."""
    deadline = time.monotonic() + PATIENCE
    with suppress(KeyboardInterrupt):
        for child in children:
            child.send(signal.SIGTERM)
        while not all(child.ended for child in children) and time.monotonic() < deadline:
            time.sleep(0.05)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.send(signal.SIGKILL)
        if child.process:
            child.process.wait()
