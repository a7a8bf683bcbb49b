"""Within how many working days of publication an inspectorate expects the plan, and why.

Which framework asks for what is data: inspections/reference/plan_duties.json. Nothing is known of
a statutory time in Scotland, Wales or Northern Ireland, nor for area SEND inspections: there the
date that the letter gives is the only one.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from inspections.models import Inspection
from inspections.reference import shipped
from inspections.tables.working_days import after_working_days


class Stage(TextChoices):
    """What has to be sent."""

    DRAFT = "draft", _("Early draft")
    FINAL = "final", _("Final plan")


@dataclass(frozen=True)
class PlanDuty:
    """What one framework asks for after some kinds of inspection."""

    framework: str
    kinds: tuple[str, ...]
    only_after_priority_action: bool
    stage: Stage
    working_days: int
    source: str
    checked: bool

    def due_on(self, published_on: datetime.date, nation: str) -> datetime.date:
        """The last day, counted from the day of publication by the bank holidays of the nation."""
        return after_working_days(published_on, self.working_days, nation)


@cache
def shipped_duties() -> tuple[PlanDuty, ...]:
    rows = shipped("plan_duties")
    return tuple(
        PlanDuty(**{**row, "kinds": tuple(row["kinds"]), "stage": Stage(row["stage"])})
        for row in rows
    )


def duties_of(*, framework: str, kind: str, has_priority_action: bool) -> tuple[PlanDuty, ...]:
    """What an inspection of this kind asks for, the earliest first; often nothing."""
    asked: Iterable[PlanDuty] = (
        duty
        for duty in shipped_duties()
        if duty.framework == framework
        and kind in duty.kinds
        and (has_priority_action or not duty.only_after_priority_action)
    )
    return tuple(sorted(asked, key=lambda duty: duty.working_days))


def suggested_due(inspection: Inspection) -> str:
    """What to say beside the field "action plan due": what is counted, or nothing.

    Asks for `edition__framework` and `partnership`. It is only a suggestion, because some letters
    give another date.
    """
    framework = inspection.edition.framework.slug
    asked = duties_of(framework=framework, kind=inspection.kind, has_priority_action=True)
    final = next((duty for duty in asked if duty.stage is Stage.FINAL), None)
    if final is None:
        return ""
    return _counted(inspection, final)


def _counted(inspection: Inspection, duty: PlanDuty) -> str:
    values = {"body": inspection.lead_body.name, "days": duty.working_days}
    if inspection.published_on is None:
        return (
            ngettext(
                "%(body)s expects the plan within %(days)s working day of publication. "
                "Enter the date that the letter gives; leave it blank if it gives none.",
                "%(body)s expects the plan within %(days)s working days of publication. "
                "Enter the date that the letter gives; leave it blank if it gives none.",
                duty.working_days,
            )
            % values
        )
    due = duty.due_on(inspection.published_on, inspection.partnership.nation)
    return gettext(
        "Enter the date that the letter gives; leave it blank if it gives none. "
        "%(days)s working days after publication on %(published)s is %(due)s."
    ) % {
        "days": duty.working_days,
        "published": date_format(inspection.published_on),
        "due": date_format(due),
    }
