"""A whole portal of its own (database, web server, worker, beat) and a real Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PASSWORD = "look around freely"
START_SECONDS = 180
NO_NETWORK = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: beside Playwright's event loop Django refuses the database."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@dataclass(frozen=True)
class Portal:
    """Where the portal under test answers, and where it keeps its files."""

    port: int
    var_dir: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """Its own records, and the static files that `make` has gathered."""
        return {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "VAR_DIR": str(self.var_dir),
            "STATIC_ROOT": str(settings.BASE_DIR / "var" / "static"),
            "PORT": str(self.port),
        }

    def manage(self, *arguments: str) -> str:
        """Run one of the portal's own commands beside it."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="package")
def portal() -> Iterator[Portal]:
    """`make run` without the make: started once for all browser tests, then ended by Ctrl-C."""
    own = Portal(free_port(), Path(tempfile.mkdtemp(prefix="portal-")))
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run"], cwd=settings.BASE_DIR, env=own.environment
    )
    try:
        wait_for_health(own.address, process)
        yield own
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        shutil.rmtree(own.var_dir, ignore_errors=True)


def wait_for_health(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health/", timeout=5):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"The portal did not start within {START_SECONDS} seconds")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Chromium of the system; closed before other tests, which Playwright's event loop disturbs.

    Without it browser tests are skipped, or fail where CI is set.
    """
    path = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if path is None:
        missing = "Chromium is not installed: apt-get install chromium"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=NO_NETWORK)
        yield browser
        browser.close()


@pytest.fixture
def signed_in(portal: Portal, chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Signs a demonstration person in, in a browser of their own."""
    contexts: list[BrowserContext] = []

    def sign_in(who: str, *, width: int = 1280, scripts: bool = True) -> Page:
        context = chromium.new_context(
            base_url=portal.address,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            locale="en-GB",
        )
        contexts.append(context)
        page = context.new_page()
        page.goto("/accounts/login/")
        page.get_by_label("Email").fill(f"{who}@demo.example")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/")
        return page

    yield sign_in
    for context in contexts:
        context.close()
