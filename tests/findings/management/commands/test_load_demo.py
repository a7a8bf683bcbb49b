"""The command that loads the demonstration, and when it refuses."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from inspections.models import Inspection
from portal.accounts.models import User

pytestmark = pytest.mark.django_db


def test_it_says_how_much_it_added() -> None:
    first, second = StringIO(), StringIO()
    call_command("load_demo", stdout=first)
    call_command("load_demo", stdout=second)
    assert "Demonstration: 0 records added." not in first.getvalue()
    assert "Demonstration: 0 records added." in second.getvalue()


def test_it_refuses_a_real_portal_and_says_why(settings: Settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="not a demonstration"):
        call_command("load_demo")
    assert not User.objects.exists()
    assert not Inspection.objects.exists()
