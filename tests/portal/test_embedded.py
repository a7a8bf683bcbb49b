"""The embedded PostgreSQL starts for whoever needs it and ends with the last of them."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal import embedded
from tests.portal.machine import environment, kill_all, processes_of, python, wait_until

USE = """
import pathlib, sys
from portal import embedded
print(embedded.database(pathlib.Path(sys.argv[1]))["HOST"], flush=True)
sys.stdin.read()
"""


@pytest.fixture
def var_dir() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="portal-test-"))
    yield folder
    kill_all(folder)
    shutil.rmtree(folder)


def use(var_dir: Path) -> subprocess.Popen[str]:
    """A process that needs the database and keeps it until its input ends."""
    return python("-W", "error", "-c", USE, str(var_dir), env=environment(var_dir))


def leave(process: subprocess.Popen[str]) -> str:
    return process.communicate(timeout=30)[0]


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def nothing_runs(var_dir: Path) -> bool:
    return wait_until(lambda: not processes_of(var_dir), 15)


def test_server_ends_with_its_last_user(var_dir: Path) -> None:
    first, second = use(var_dir), use(var_dir)
    assert line(first) == line(second) == str(var_dir / "postgres")
    leave(first)
    assert embedded.Server(var_dir).answers("portal")
    leave(second)
    assert nothing_runs(var_dir)


def test_server_ends_with_a_killed_user(var_dir: Path) -> None:
    user = use(var_dir)
    line(user)
    user.kill()
    leave(user)
    assert nothing_runs(var_dir)


def test_starts_after_everything_was_killed(var_dir: Path) -> None:
    user = use(var_dir)
    line(user)
    kill_all(var_dir)
    leave(user)
    again = use(var_dir)
    assert line(again) == str(var_dir / "postgres")
    leave(again)


def test_starts_after_its_keeper_was_killed(var_dir: Path) -> None:
    user = use(var_dir)
    line(user)
    keeper = next(pid for pid, words in processes_of(var_dir).items() if "keeper.py" in words)
    os.kill(keeper, signal.SIGKILL)
    again = use(var_dir)
    assert line(again) == str(var_dir / "postgres")
    leave(user), leave(again)
    assert nothing_runs(var_dir)


def test_a_mark_that_names_another_program_is_forgotten(var_dir: Path) -> None:
    leave(use(var_dir))
    assert nothing_runs(var_dir)
    mark = var_dir / "postgres" / "postmaster.pid"
    mark.write_text(f"{os.getppid()}\n{var_dir}/postgres\n")
    again = use(var_dir)
    assert line(again) == str(var_dir / "postgres")
    leave(again)


def test_long_path_puts_the_socket_elsewhere(var_dir: Path) -> None:
    deep = var_dir / ("long" * 30)
    deep.mkdir()
    user = use(deep)
    socket_dir = Path(line(user))
    assert socket_dir.parent == Path("/tmp")  # noqa: S108
    assert socket_dir.stat().st_mode & 0o077 == 0
    leave(user)
    assert nothing_runs(deep)
    socket_dir.rmdir()


def test_secret_key_is_made_once(var_dir: Path) -> None:
    key = embedded.secret_key(var_dir)
    assert len(key) == 50
    assert embedded.secret_key(var_dir) == key
    assert (var_dir / "secret_key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("database", "url"),
    [
        (
            {"NAME": "portal", "USER": "postgres", "HOST": "/run/a b"},
            "sqla+postgresql+psycopg2://postgres@/portal?host=%2Frun%2Fa%20b",
        ),
        (
            {"NAME": "p", "USER": "u", "PASSWORD": "a/b@c", "HOST": "db", "PORT": 5433},
            "sqla+postgresql+psycopg2://u:a%2Fb%40c@db:5433/p",
        ),
    ],
)
def test_broker_address(database: dict[str, object], url: str) -> None:
    assert embedded.broker_url(database) == url
