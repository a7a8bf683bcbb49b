"""A plan in a line: what it is called, its state, and how its actions stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models import ActionPlan
from findings.models.plan_summary import COUNTS

STATE_COLOURS = {
    ActionPlan.State.DRAFT: "yellow",
    ActionPlan.State.AGREED: "teal",
    ActionPlan.State.CLOSED: "grey",
}


@dataclass(frozen=True)
class PlanSummary:
    """A plan as lists and neighbouring pages show it."""

    reference: str
    title: str
    state: ActionPlan.State
    counts: Mapping[str, int]

    @property
    def address(self) -> str:
        return reverse("findings:action-plan", args=[self.reference])

    @property
    def state_words(self) -> str:
        return str(self.state.label)

    @property
    def colour(self) -> str:
        """Of the state's tag."""
        return STATE_COLOURS[self.state]

    @property
    def facts(self) -> tuple[str, ...]:
        """How its actions stand, each fact in a few words; no word on what nothing is."""
        count = self.counts["action_count"]
        if not count:
            return (_("No actions yet"),)
        said = [ngettext("%d action", "%d actions", count) % count]
        for name, words in (
            ("red_count", _("%d off track")),
            ("overdue_count", _("%d overdue")),
            ("finished_count", _("%d complete")),
        ):
            if self.counts[name]:
                said.append(words % self.counts[name])
        return tuple(said)


def summary_of(plan: ActionPlan) -> PlanSummary:
    """Of a plan with the counts of findings/models/plan_summary.py."""
    told = {name: getattr(plan, name) for name in ("reference", "title", "state", *COUNTS)}
    return summary_from(told)


def summary_from(told: Mapping[str, Any]) -> PlanSummary:
    """Of the same values by name, as another query brought them along."""
    return PlanSummary(
        reference=told["reference"],
        title=told["title"],
        state=ActionPlan.State(told["state"]),
        counts={name: told[name] for name in COUNTS},
    )
