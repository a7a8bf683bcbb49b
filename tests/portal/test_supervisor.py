"""`make run` as a person meets it: it starts, refuses, survives and leaves nothing behind."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from portal import supervisor
from tests.portal.machine import (
    environment,
    free_port,
    is_healthy,
    kill_all,
    processes_of,
    python,
    wait_until,
)


@pytest.fixture(scope="module")
def var_dir() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="portal-test-"))
    yield folder
    kill_all(folder)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


def run(var_dir: Path, port: int) -> subprocess.Popen[str]:
    env = environment(var_dir, PORT=str(port), DEMONSTRATION="0", WEB_WORKERS="1")
    return python("manage.py", "run", env=env)


def running(var_dir: Path, port: int) -> subprocess.Popen[str]:
    process = run(var_dir, port)
    assert wait_until(lambda: is_healthy(port) or process.poll() is not None)
    assert process.poll() is None, process.communicate()[0]
    return process


def ctrl_c(process: subprocess.Popen[str]) -> str:
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=60)[0]


def the(name: str, var_dir: Path) -> set[int]:
    """The processes of the portal whose command holds these words."""
    return {pid for pid, words in processes_of(var_dir).items() if name in words}


def test_welcome_names_the_demonstration_accounts() -> None:
    with override_settings(DEMONSTRATION=True):
        assert "officer@demo.example" in supervisor.welcome()
    with override_settings(DEMONSTRATION=False):
        assert "demo.example" not in supervisor.welcome()


def test_ctrl_c_leaves_nothing_behind(var_dir: Path, port: int) -> None:
    portal = running(var_dir, port)
    assert len(the("gunicorn", var_dir)) == 2
    assert the("celery -A portal beat", var_dir)
    assert the("celery -A portal worker", var_dir)
    words = ctrl_c(portal)
    assert portal.returncode == 0
    assert words.strip().endswith("Stopping.")
    assert processes_of(var_dir) == {}


def test_a_second_one_is_refused(var_dir: Path, port: int) -> None:
    portal = running(var_dir, port)
    beside = run(var_dir, free_port())
    words = beside.communicate(timeout=30)[0]
    assert beside.returncode == 1
    assert words == (
        "The portal of this folder is already running: "
        f"process {portal.pid}, at http://127.0.0.1:{port}/.\n"
    )
    assert is_healthy(port)
    portal.terminate()
    assert "Stopping." in portal.communicate(timeout=60)[0]
    assert processes_of(var_dir) == {}


def test_a_taken_port_is_named(var_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        refused = run(var_dir, taken)
        words = refused.communicate(timeout=30)[0]
    assert refused.returncode == 1
    assert f"Port {taken} is taken by another program." in words
    assert f"PORT={taken + 1} make run" in words
    assert wait_until(lambda: not processes_of(var_dir), 15)


def test_starts_after_everything_was_killed(var_dir: Path, port: int) -> None:
    first = running(var_dir, port)
    kill_all(var_dir)
    first.communicate(timeout=30)
    ctrl_c(running(var_dir, port))
    assert processes_of(var_dir) == {}


def test_children_end_with_a_killed_supervisor(var_dir: Path, port: int) -> None:
    portal = running(var_dir, port)
    portal.kill()
    portal.communicate(timeout=30)
    assert wait_until(lambda: not processes_of(var_dir), 30)


def test_a_killed_worker_and_database_are_started_again(var_dir: Path, port: int) -> None:
    portal = running(var_dir, port)
    assert wait_until(lambda: len(the("celery -A portal worker", var_dir)) == 3)
    killed = the("celery -A portal worker", var_dir) | the("keeper.py", var_dir)
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    assert wait_until(lambda: len(the("celery -A portal worker", var_dir) - killed) == 3)
    assert wait_until(lambda: is_healthy(port))
    assert "The worker has ended and is started again" in ctrl_c(portal)
    assert processes_of(var_dir) == {}
