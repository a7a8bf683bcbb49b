"""What a plan answers: the areas of its inspection, and any other that one of its actions names."""

from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from findings.models.action_plan import ActionPlan
from findings.models.area_state import AREA_KINDS
from findings.models.finding import Finding
from findings.models.improvement_action import ImprovementAction


def areas_of(plan: ActionPlan) -> QuerySet[Finding]:
    """In their order, with their state, and `answers`: how many live actions of the plan do."""
    answered: QuerySet[Any, Any] = Finding.actions.through._default_manager.filter(
        finding=OuterRef("pk"), improvementaction__plan=plan
    )
    own = Q(inspection=plan.inspection_id, kind__in=AREA_KINDS)
    rows = Finding.objects.current().filter(own | Exists(answered))
    live = answered.exclude(improvementaction__status=ImprovementAction.Status.CANCELLED)
    counts: QuerySet[Any, Any] = live.order_by().values("finding").annotate(number=Count("pk"))
    return (
        rows.select_related("inspection", "question")
        .with_area_state()
        .annotate(answers=Coalesce(Subquery(counts.values("number")), 0))
        .order_by(
            F("inspection__published_on").desc(nulls_last=True),
            "inspection_id",
            "-kind",
            "position",
            "pk",
        )
    )
