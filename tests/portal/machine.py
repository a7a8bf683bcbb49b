"""Programs of the portal as the machine sees them: started for real, found in its process list."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings

SECONDS = 120


def environment(var_dir: Path, **more: str) -> dict[str, str]:
    """The environment of a portal that keeps its records in another folder."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"PORT", "HOST"}}
    return {**inherited, "VAR_DIR": str(var_dir), **more}


def python(*arguments: str, env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def processes_of(var_dir: Path) -> dict[int, str]:
    """Every living process that was started for this folder, with its command."""
    mark, found = os.fsencode(var_dir), {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command = (folder / "cmdline").read_bytes()
            if command and mark in command + (folder / "environ").read_bytes():
                found[int(folder.name)] = command.replace(b"\0", b" ").decode(errors="replace")
    return found


def kill_all(var_dir: Path) -> None:
    for pid in processes_of(var_dir):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def wait_until(what: Callable[[], object], seconds: float = SECONDS) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if what():
            return True
        time.sleep(0.1)
    return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_healthy(port: int) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/health/") as answer:
        return bool(answer.status == 200)
    return False
