"""What every operation shares: one transaction, and a history that names the person."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import pghistory
from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")


def recorded(operation: Callable[P, R]) -> Callable[P, R]:
    """Run an operation in one transaction, its changes recorded under its `by=` and its name.

    `by=None` is the service itself, for scheduled work.
    """

    @wraps(operation)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        by = kwargs.get("by")
        user = getattr(by, "pk", None)
        with transaction.atomic(), pghistory.context(user=user, operation=operation.__name__):
            return operation(*args, **kwargs)

    return run
