"""How fast the comparison is against the bare SQL that fetches its cells, at two sizes."""

import time
from collections.abc import Callable, Iterator

from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from inspections.filters.comparison import ComparisonFilter
from inspections.filters.comparison_selection import POSITION_FIELDS
from portal.accounts.models import User
from tests.bench.generated_inspections import FRAMEWORK, INDICATORS, INSPECTIONS, generate, quickly
from tests.bench.measure import Measure
from tests.bench.pages import demonstration, signed_in

ADDRESS = f"/comparison/?framework={FRAMEWORK}"
MANY = 200
ROUNDS = 40


def measures() -> Iterator[Measure]:
    """The page ÷ its cells' SQL through a plain cursor; and how many queries it needs."""
    with demonstration():
        client, user = signed_in("inspector"), User.objects.get(email="inspector@demo.example")
        with quickly():
            generate(20)
        asked = [queries(client)]
        for partnerships in (MANY, 10 * MANY):
            with quickly():
                generate(partnerships)
            asked.append(queries(client))
            page, bare = page_and_sql(client, user)
            cells = f"{partnerships:,} × {INDICATORS} × {INSPECTIONS}"
            name = f"comparison of {cells}: {page:.3f} s ÷ {bare:.3f} s of its SQL"
            yield Measure(name, page / bare, "at most", 3.0)
        yield Measure("most queries of the comparison", max(asked), "at most", 10)
        growth = max(asked) - min(asked)
        yield Measure(
            f"more queries at {10 * MANY:,} partnerships than at 20", growth, "at most", 0
        )


def page_and_sql(client: Client, user: User) -> tuple[float, float]:
    """The fastest of each in seconds, run turn by turn so that a busy moment hits both."""
    sql, parameters = cells_of(user)
    turns = [
        (seconds(lambda: client.get(ADDRESS)), seconds(lambda: fetched(sql, parameters)))
        for _ in range(ROUNDS)
    ]
    return min(turn[0] for turn in turns), min(turn[1] for turn in turns)


def cells_of(user: User) -> tuple[str, tuple[object, ...]]:
    """The SQL of the page's cells, as the page sends it."""
    request = RequestFactory().get(ADDRESS)
    request.user = user
    listing = ComparisonFilter(request)  # type: ignore[arg-type]
    sql, parameters = listing.positions().values_list(*POSITION_FIELDS).query.sql_with_params()
    return sql, tuple(parameters)


def fetched(sql: str, parameters: tuple[object, ...]) -> None:
    """Through psycopg2's own cursor, without Django in between."""
    with connection.connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        cursor.fetchall()


def queries(client: Client) -> int:
    client.get(ADDRESS)  # what the process learns once does not count
    with CaptureQueriesContext(connection) as captured:
        client.get(ADDRESS)
    return len(captured)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
