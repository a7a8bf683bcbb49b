"""What must hold of accounts before the portal is used."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import connection

from portal.accounts.demonstration import DOMAIN


def no_demonstration_accounts(
    databases: Sequence[str] | None = None, **options: Any
) -> list[CheckMessage]:
    """Accounts with a public password exist in a demonstration alone."""
    from portal.accounts.models import User  # apps are not loaded when this module is

    if settings.DEMONSTRATION or not databases:
        return []
    if User._meta.db_table not in connection.introspection.table_names():
        return []
    if not User.objects.filter(email__endswith=f"@{DOMAIN}").exists():
        return []
    return [
        Error(
            "This database holds demonstration accounts, whose password is public.",
            hint="Start a real portal with a database of its own, never with a demonstration's.",
            id="accounts.E001",
        )
    ]
