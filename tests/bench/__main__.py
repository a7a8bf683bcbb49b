"""`make bench [ARGS="papers"]`: measure what the portal promises and print it as a table.

A module of measures has one function, `measures()`, that yields `Measure`s; add its name below.
"""

import os
import sys
from collections.abc import Iterator
from importlib import import_module

import django

from tests.bench.measure import Measure

MODULES = ("papers", "pages", "plans", "reading", "search", "comparison", "imports", "reminders")


def measures(names: list[str]) -> Iterator[Measure]:
    for name in names or MODULES:
        yield from import_module(f"tests.bench.{name}").measures()


def row(measure: Measure) -> str:
    verdict = "reached" if measure.reached else "MISSED"
    return (
        f"{measure.name:66} {measure.ratio:8.2f}  {measure.bound:8} {measure.reach:5.2f}  {verdict}"
    )


def main(names: list[str]) -> int:
    """Print each measure as it is taken; returns 1 when one is missed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    print(f"{'measure':66} {'ratio':>8}  {'must be':14}")
    missed = 0
    for measure in measures(names):
        print(row(measure), flush=True)
        missed += not measure.reached
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
