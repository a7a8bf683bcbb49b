"""Settings come from the environment and fail loudly."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

SHOW = """
import json
from django.conf import settings
names = ["DEMONSTRATION", "DEBUG", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "ALLOWED_HOSTS"]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""
PRODUCTION = {
    "DATABASE_URL": "postgres://portal@db.example/portal",
    "SECRET_KEY": "of this test alone",
    "ALLOWED_HOSTS": "findings.example,www.findings.example",
}


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """A new process of the portal that reads its settings."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", SHOW],
        env={**inherited, **environment, "DJANGO_SETTINGS_MODULE": "portal.settings"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_refuses_to_start_without(missing: str) -> None:
    refused = start(**{name: value for name, value in PRODUCTION.items() if name != missing})
    assert refused.returncode != 0
    assert f"set {missing} too" in refused.stderr


def test_production_names_everything_that_is_missing() -> None:
    refused = start(DATABASE_URL=PRODUCTION["DATABASE_URL"])
    assert "set SECRET_KEY and ALLOWED_HOSTS too" in refused.stderr


def test_production_is_closed_by_default() -> None:
    shown = json.loads(start(**PRODUCTION).stdout)
    assert shown == {
        "DEMONSTRATION": False,
        "DEBUG": False,
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "ALLOWED_HOSTS": ["findings.example", "www.findings.example"],
    }
