"""How often one may ask."""

import datetime

from django.conf import LazySettings
from django.utils import timezone

from portal.accounts.models import ApiTally, User
from portal.accounts.tasks import forget_api_tallies
from tests.conftest import ClientOf
from tests.portal.api.programs import asking, secret_of


def test_each_token_and_each_session_has_its_own_measure(
    officer: User, settings: LazySettings, client_of: ClientOf
) -> None:
    settings.API_REQUESTS_A_MINUTE = 2
    first, second = asking(secret_of(officer)), asking(secret_of(officer, "Another"))
    assert [first("scales/").status_code for _ in range(3)] == [200, 200, 429]
    assert second("scales/").status_code == 200
    assert client_of(officer).get("/api/v1/scales/").status_code == 200
    assert "Retry-After" in first("scales/").headers


def test_a_minute_later_one_may_ask_again(db: None) -> None:
    at = timezone.now()
    assert [ApiTally.objects.add("token:1", at=at) for _ in range(2)] == [1, 2]
    assert ApiTally.objects.add("token:1", at=at + datetime.timedelta(minutes=1)) == 1


def test_old_tallies_are_forgotten(db: None) -> None:
    ApiTally.objects.add("token:1", at=timezone.now() - datetime.timedelta(hours=1))
    ApiTally.objects.add("token:2", at=timezone.now())
    forget_api_tallies()
    assert [tally.key for tally in ApiTally.objects.all()] == ["token:2"]
