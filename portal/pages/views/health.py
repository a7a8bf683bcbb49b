"""What monitors and load balancers ask: can the portal do its work now?"""

from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.pages import heartbeat

OK = "ok"


@login_not_required
@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """503 when pages cannot be served; late slow work alone is told, with 200."""
    database, migrations, slow_work = states()
    serves = database == migrations == OK
    status = "failing" if not serves else OK if slow_work == OK else "degraded"
    answer = {
        "status": status,
        "database": database,
        "migrations": migrations,
        "slow_work": slow_work,
    }
    return JsonResponse(answer, status=200 if serves else 503)


def states() -> tuple[str, str, str]:
    """The database's, the migrations' and the slow work's state, each in a word or two."""
    try:
        connection.ensure_connection()
        migrations = migration_state()
        return OK, migrations, slow_work_state() if migrations == OK else "unknown"
    except DatabaseError:
        return "unreachable", "unknown", "unknown"


def migration_state() -> str:
    applied = MigrationRecorder(connection).applied_migrations()
    return OK if newest_migrations() <= applied.keys() else "waiting"


@cache
def newest_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of every app in this version of the portal; read from disk once."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def slow_work_state() -> str:
    seen = heartbeat.last_seen()
    if seen is None:
        return "not seen yet"
    return OK if timezone.now() - seen < heartbeat.LATE_AFTER else "late"
