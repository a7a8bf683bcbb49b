"""The embedded PostgreSQL's keeper: runs the server until no process of the portal uses it.

    python -I keeper.py LOCK UID GID COMMAND...

Started by `portal.embedded`, by path and with nothing but the standard library, so that it starts
in a moment. It is refused the lock for as long as any process of the portal holds its share; the
system gives those shares back even for a process that was killed.
"""

import ctypes
import fcntl
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any

PR_SET_PDEATHSIG = 1
STOP_SECONDS = 30


def end_with_parent(number: signal.Signals) -> None:
    """Have the system send this process a signal when the one that started it ends (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(number))


def end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def keep(lock: Path, command: list[str], user: dict[str, Any]) -> None:
    """Run the server until the lock is free, or until the server or the keeper is told to end."""
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGCHLD, end)
    server = subprocess.Popen(
        command, cwd="/", preexec_fn=lambda: end_with_parent(signal.SIGINT), **user
    )
    with lock.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
        finally:
            stop(server)


def stop(server: subprocess.Popen[bytes]) -> None:
    """Stop the server at once but in order; a process that comes meanwhile waits for the lock."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    server.send_signal(signal.SIGINT)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


if __name__ == "__main__":
    lock, uid, gid, *command = sys.argv[1:]
    user = {} if uid == "-" else {"user": int(uid), "group": int(gid), "extra_groups": []}
    keep(Path(lock), command, user)
