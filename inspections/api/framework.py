"""Frameworks with their editions, indicators and scales, for programs."""

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from inspections.models import (
    FrameworkArea,
    FrameworkEdition,
    Grade,
    GradingScale,
    InspectionQuestion,
    Inspectorate,
    QualityFramework,
    QualityIndicator,
)
from portal.api.views import ListView, RecordView

CHECKED = _("False: general knowledge that nobody has checked against an official text.")


class GradeSerializer(serializers.ModelSerializer[Grade]):
    """One level of a scale."""

    class Meta:
        model = Grade
        fields = ("label", "rank", "definition", "good_or_better", "checked")
        extra_kwargs = {"checked": {"help_text": CHECKED}}


class ScaleSerializer(serializers.ModelSerializer[GradingScale]):
    """The grades of one inspectorate, best first. Grades are ordered and never averaged."""

    grades = GradeSerializer(many=True, read_only=True)

    class Meta:
        model = GradingScale
        fields = ("slug", "name", "levels", "checked", "grades")


class QuestionSerializer(serializers.ModelSerializer[InspectionQuestion]):
    """A question that inspections under an edition answer."""

    class Meta:
        model = InspectionQuestion
        fields = ("number", "text", "checked")
        extra_kwargs = {"checked": {"help_text": CHECKED}}


class IndicatorSerializer(serializers.ModelSerializer[QualityIndicator]):
    """What an edition evaluates."""

    area = serializers.StringRelatedField[FrameworkArea](allow_null=True)
    part_of = serializers.CharField(
        source="parent.code",
        read_only=True,
        default=None,
        allow_null=True,
        help_text=_("The code of the indicator that rolls this one up."),
    )

    class Meta:
        model = QualityIndicator
        fields = ("code", "title", "area", "part_of", "formally_graded", "checked")
        extra_kwargs = {"checked": {"help_text": CHECKED}}


class EditionName(serializers.ModelSerializer[FrameworkEdition]):
    """An edition, with the dates between which it was in force."""

    class Meta:
        model = FrameworkEdition
        fields = ("slug", "label", "in_force_from", "in_force_to")


class EditionSerializer(serializers.ModelSerializer[FrameworkEdition]):
    """An edition whole."""

    scale = ScaleSerializer(
        read_only=True,
        allow_null=True,
        help_text=_("Null where this kind of inspection gives no grades."),
    )
    questions = QuestionSerializer(many=True, read_only=True)
    indicators = IndicatorSerializer(many=True, read_only=True)

    class Meta:
        model = FrameworkEdition
        fields = (
            *EditionName.Meta.fields,
            "checked",
            "source",
            "note",
            "scale",
            "questions",
            "indicators",
        )
        extra_kwargs = {"checked": {"help_text": CHECKED}}


class FrameworkName(serializers.ModelSerializer[QualityFramework]):
    """A framework as other records name it."""

    class Meta:
        model = QualityFramework
        fields = ("slug", "name")


class FrameworkSerializer(serializers.ModelSerializer[QualityFramework]):
    """A framework, and the names of its editions."""

    inspectorate = serializers.StringRelatedField[Inspectorate]()
    editions = EditionName(many=True, read_only=True)

    class Meta:
        model = QualityFramework
        fields = ("slug", "name", "inspectorate", "nation", "editions")


class WholeFrameworkSerializer(serializers.ModelSerializer[QualityFramework]):
    """A framework with everything in its editions."""

    inspectorate = serializers.StringRelatedField[Inspectorate]()
    editions = EditionSerializer(many=True, read_only=True)

    class Meta(FrameworkSerializer.Meta):
        pass


@extend_schema(
    summary=_("Frameworks"),
    description=_("What inspectorates look at, with the names of the editions of each."),
)
class FrameworkList(ListView[QualityFramework]):
    queryset = QualityFramework.objects.none()
    serializer_class = FrameworkSerializer

    def get_queryset(self) -> QuerySet[QualityFramework]:
        rows = QualityFramework.objects.select_related("inspectorate")
        return rows.prefetch_related("editions").order_by("name", "pk")


@extend_schema(
    summary=_("One framework"),
    description=_("With its editions, and the questions, indicators and scale of each."),
)
class FrameworkRecord(RecordView[QualityFramework]):
    queryset = QualityFramework.objects.none()
    serializer_class = WholeFrameworkSerializer
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[QualityFramework]:
        indicators = QualityIndicator.objects.select_related("area", "parent")
        editions = FrameworkEdition.objects.select_related("scale").prefetch_related(
            "scale__grades", "questions", Prefetch("indicators", indicators)
        )
        rows = QualityFramework.objects.select_related("inspectorate")
        return rows.prefetch_related(Prefetch("editions", editions))


@extend_schema(
    summary=_("Grading scales"),
    description=_("The words that inspectorates grade with, each scale with its grades in order."),
)
class ScaleList(ListView[GradingScale]):
    queryset = GradingScale.objects.none()
    serializer_class = ScaleSerializer

    def get_queryset(self) -> QuerySet[GradingScale]:
        return GradingScale.objects.prefetch_related("grades").order_by("name", "pk")
