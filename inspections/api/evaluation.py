"""Evaluations, grade by grade, for programs."""

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from inspections.api.framework import EditionName, FrameworkName
from inspections.api.inspection import InspectionName
from inspections.api.partnership import PartnershipName
from inspections.filters.evaluation import EvaluationFilter
from inspections.models import Evaluation, Grade, Inspection, QualityIndicator
from portal.access.roles import Permission
from portal.api.views import ListView, asker_of


class IndicatorName(serializers.ModelSerializer[QualityIndicator]):
    """An indicator as evaluations and findings name it."""

    class Meta:
        model = QualityIndicator
        fields = ("code", "title")


class GradeGiven(serializers.ModelSerializer[Grade]):
    """A grade with its place on its scale; 1 is the lowest, whatever the inspectorate prints."""

    scale = serializers.CharField(source="scale.slug", read_only=True)
    levels = serializers.IntegerField(source="scale.levels", read_only=True)

    class Meta:
        model = Grade
        fields = ("label", "rank", "levels", "good_or_better", "scale")


class EvaluationSerializer(serializers.ModelSerializer[Evaluation]):
    """What an inspection says of one indicator: a grade, or the reason why there is none."""

    inspection = InspectionName(read_only=True)
    partnership = PartnershipName(source="inspection.partnership", read_only=True)
    framework = FrameworkName(source="inspection.edition.framework", read_only=True)
    edition = EditionName(source="inspection.edition", read_only=True)
    indicator = IndicatorName(read_only=True)
    grade = GradeGiven(read_only=True, allow_null=True)
    day = serializers.DateField(
        read_only=True,
        allow_null=True,
        help_text=_("From which day on it counts: that of the report, else of the work itself."),
    )
    commentary = serializers.SerializerMethodField(
        help_text=_("Null where you may read the grades of the inspection alone.")
    )

    class Meta:
        model = Evaluation
        fields = (
            "id",
            "partnership",
            "inspection",
            "framework",
            "edition",
            "indicator",
            "grade",
            "without_grade",
            "day",
            "commentary",
        )

    def get_commentary(self, evaluation: Any) -> str | None:  # noqa: ANN401 - it is annotated
        return str(evaluation.commentary) if evaluation.is_whole else None


@extend_schema(
    summary=_("Evaluations"),
    description=_(
        "The grade of each indicator in each inspection that you may know of, self-evaluations "
        "too; the inspection that was entered last comes first. With “on”, the latest of each "
        "partnership and indicator as it was on that day."
    ),
)
class EvaluationList(ListView[Evaluation]):
    """In the order of an index, so that any page of many thousands comes at once."""

    queryset = Evaluation.objects.none()
    serializer_class = EvaluationSerializer
    filterset_class = EvaluationFilter

    def get_queryset(self) -> QuerySet[Evaluation]:
        user = asker_of(self)
        whole = Inspection.objects.allowed(user, Permission.VIEW_PUBLISHED)
        is_whole = ExpressionWrapper(Q(inspection__in=whole), output_field=BooleanField())
        rows = Evaluation.objects.allowed(user, Permission.VIEW_GRADES).with_day()
        return (
            rows.annotate(is_whole=is_whole)
            .select_related(
                "inspection__partnership",
                "inspection__edition__framework",
                "indicator",
                "grade__scale",
            )
            .order_by("-inspection_id", "indicator__position", "pk")
        )
