"""What every operation shares: one transaction, and a history that names the person."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

import pghistory
from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")

_is_recording: ContextVar[bool] = ContextVar("is_recording", default=False)


def recorded(operation: Callable[P, R]) -> Callable[P, R]:
    """Run an operation in one transaction, its changes recorded under its `by=` and its name.

    `by=None` is the service itself, for scheduled work. An operation that another one runs is
    recorded under the outer one's name, since that is what the person did.
    """

    @wraps(operation)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if _is_recording.get():
            with transaction.atomic():
                return operation(*args, **kwargs)
        user = getattr(kwargs.get("by"), "pk", None)
        token = _is_recording.set(True)
        try:
            with transaction.atomic(), pghistory.context(user=user, operation=operation.__name__):
                return operation(*args, **kwargs)
        finally:
            _is_recording.reset(token)

    return run
