"""What a plan answers: the areas of its inspection, and any other that one of its actions names."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from findings.models.action_plan import ActionPlan
from findings.models.finding import Finding
from findings.models.improvement_action import ImprovementAction
from findings.models.progress_review import PositionStatement
from inspections.models import Inspection

AREA_KINDS = (Finding.Kind.PRIORITY_ACTION, Finding.Kind.AREA_FOR_IMPROVEMENT)


def areas_of(plan: ActionPlan) -> QuerySet[Finding]:
    """In their order, with `answers`, how many live actions of the plan answer each, and `outcome`.

    The outcome is what the newest published review concluded on the area, empty before any.
    """
    answered = Finding.actions.through._default_manager.filter(
        finding=OuterRef("pk"), improvementaction__plan=plan
    )
    own = Q(inspection=plan.inspection_id, kind__in=AREA_KINDS)
    rows = Finding.objects.current().filter(own | Exists(answered))
    counts = (
        answered.exclude(improvementaction__status=ImprovementAction.Status.CANCELLED)
        .order_by()
        .values("finding")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return (
        rows.select_related("inspection", "question")
        .annotate(answers=Coalesce(Subquery(counts), 0), outcome=_outcome())
        .order_by(
            F("inspection__published_on").desc(nulls_last=True),
            "inspection_id",
            "-kind",
            "position",
            "pk",
        )
    )


def _outcome() -> Subquery:
    concluded = PositionStatement.objects.filter(
        area=OuterRef("pk"), review__state=Inspection.State.PUBLISHED
    ).exclude(outcome="")
    newest = concluded.order_by(F("review__published_on").desc(nulls_last=True), "-pk")
    return Subquery(newest.values("outcome")[:1])
