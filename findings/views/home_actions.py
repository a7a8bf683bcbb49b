"""What actions put on the home page: those that wait for the person's verification."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from findings.models import Completion
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User
from portal.pages.home import WORK, HomeLink, HomeRow, HomeSection

FIRST = 5


def action_sections(user: User, on: datetime.date) -> Iterator[HomeSection]:
    """What others say is complete and this person may verify; shown when there is some."""
    if not scope_of(user, Permission.VERIFY_ACTION):
        return
    rows = list(Completion.objects.waiting_for(user).for_list()[:FIRST])
    if rows:
        yield HomeSection(
            WORK,
            _("Actions that wait for your verification"),
            tuple(_waiting_row(row) for row in rows),
            "",
            HomeLink(_("See everything that waits"), reverse("findings:action-waiting")),
        )


def _waiting_row(completion: Completion) -> HomeRow:
    action = completion.action
    words = {
        "who": completion.completed_by,
        "day": date_format(localtime(completion.completed_at)),
    }
    said = _("Complete, says %(who)s, %(day)s") % words
    return HomeRow(
        link=HomeLink(action.title, reverse("findings:action-verify", args=[action.pk])),
        facts=(action.plan.partnership.name, said),
    )
