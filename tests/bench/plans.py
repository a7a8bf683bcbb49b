"""How fast a plan of 500 actions with 5,000 updates is shown, and that more of it asks no more."""

from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from findings.models import ActionPlan
from inspections.models import Inspection
from portal.accounts.models import User
from tests.bench.generated_plans import generated_plan
from tests.bench.measure import Measure
from tests.bench.pages import demonstration, percentile, signed_in

SECONDS = 0.200  # of server time
ACTIONS, MORE = 500, 5_000
MOST_QUERIES = 12
WAYS = ("", "?changed=on&sort=brag", "areas/", "timeline/", "gaps/")


def measures() -> Iterator[Measure]:
    """The 95th percentile of each way to look at the plan ÷ 200 ms, and its queries."""
    with demonstration():
        plan, larger = (_plan(actions) for actions in (ACTIONS, MORE))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        client = signed_in("officer")
        for way in WAYS:
            address, other = (f"{each.get_absolute_url()}{way}" for each in (plan, larger))
            asked = queries(client, address)
            name = f"plan of {ACTIONS} actions, {way or 'table'}"
            yield Measure(
                f"p95 of {name} ÷ 200 ms", percentile(client, address) / SECONDS, "at most", 1.0
            )
            yield Measure(f"queries of {name}", asked, "at most", MOST_QUERIES)
            more = queries(client, other) / asked
            yield Measure(
                f"queries at {MORE:,} ÷ at {ACTIONS}, {way or 'table'}", more, "at most", 1.0
            )


def _plan(actions: int) -> ActionPlan:
    """Each on an inspection of its own, so that neither has the other's areas."""
    published = Inspection.objects.published().filter(partnership__slug="midlothian")
    inspection = published.order_by("pk")[int(actions > ACTIONS)]
    by = User.objects.get(email="lead-officer@demo.example")
    return generated_plan(inspection, by, actions=actions, on=timezone.localdate())


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)
