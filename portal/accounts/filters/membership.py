"""Narrowing the list of people."""

import datetime
from typing import Any

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.access.roles import Permission, Role
from portal.access.scope import scope_of
from portal.accounts.models import Membership
from portal.accounts.models.membership import MembershipQuerySet, partnerships
from portal.pages.filters import WordsFilter
from portal.pages.forms import FilterForm

HOLDS_NOW, ENDED = "now", "ended"


class MembershipFilter(django_filters.FilterSet):
    """By name or address, role, partnership, and whether the role still holds."""

    text = WordsFilter(label=_("Name or e-mail address"), method="by_text")
    role = django_filters.ChoiceFilter(
        label=_("Role"), choices=Role.choices, empty_label=_("All roles")
    )
    partnership = django_filters.ModelChoiceFilter(
        label=_("Partnership"),
        queryset=lambda request: partnerships(scope_of(request.user, Permission.INVITE_PEOPLE)),
        empty_label=_("All partnerships"),
    )
    held = django_filters.ChoiceFilter(
        label=_("Held"),
        choices=[(HOLDS_NOW, _("Now")), (ENDED, _("In the past"))],
        empty_label=_("At any time"),
        method="by_time",
    )

    class Meta:
        model = Membership
        fields: list[str] = []
        form = FilterForm

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not scope_of(self.request.user, Permission.INVITE_PEOPLE).everything:
            del self.filters["partnership"]

    def by_text(self, found: MembershipQuerySet, name: str, value: str) -> MembershipQuerySet:
        return found.filter(
            Q(user__email__icontains=value) | Q(user__display_name__icontains=value)
        )

    def by_time(self, found: MembershipQuerySet, name: str, value: str) -> MembershipQuerySet:
        today: datetime.date = timezone.localdate()
        return found.ended(on=today) if value == ENDED else found.current(on=today)
