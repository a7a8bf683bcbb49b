"""What the filters of actions offer: only what the actions that the person reads are about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from findings.models import ActionPlan, Finding
from findings.models.improvement_action import ImprovementActionQuerySet
from portal.accounts.models import User

Choices = list[tuple[str, str]]
MINE, NOBODY = "mine", "nobody"
WORDS_OF_AREA = 90


@dataclass(frozen=True)
class ActionChoices:
    """The lists of one person's filters; a list of one has nothing to choose."""

    agencies: Choices
    owners: Choices
    areas: Choices = field(default_factory=list)
    plans: Choices = field(default_factory=list)
    partnerships: Choices = field(default_factory=list)


def choices_of(
    actions: ImprovementActionQuerySet,
    *,
    areas: Sequence[Finding] = (),
    plans: Iterable[ActionPlan] = (),
    user: User,
) -> ActionChoices:
    """The lists over these actions: who leads and who owns them, in one query."""
    names = (
        "lead_agency_id",
        "lead_agency__name",
        "owner_id",
        "owner__display_name",
        "owner__email",
    )
    found = set(actions.order_by().values_list(*names).distinct())
    agencies = {(str(key), str(name)) for key, name, *_owner in found if key}
    owners = {
        (str(row[2]), str(row[3] or row[4])) for row in found if row[2] not in (None, user.pk)
    }
    known = list(plans)
    partnerships = {(plan.partnership.slug, plan.partnership.name) for plan in known}
    return ActionChoices(
        agencies=_by_name(agencies),
        owners=[(MINE, _("Mine")), (NOBODY, _("Nobody")), *_by_name(owners)],
        areas=[(str(area.pk), area_words(number, area)) for number, area in enumerate(areas, 1)],
        plans=[(plan.reference, f"{plan.partnership}: {plan}") for plan in known],
        partnerships=_by_name(partnerships) if len(partnerships) > 1 else [],
    )


def area_words(number: int, area: Finding) -> str:
    """An area as a choice: its number in the plan and how it begins."""
    begins = Truncator(area.text).chars(WORDS_OF_AREA)
    return _("Area %(number)d: %(text)s") % {"number": number, "text": begins}


def _by_name(pairs: Iterable[tuple[str, str]]) -> Choices:
    return sorted(pairs, key=lambda pair: pair[1].lower())
