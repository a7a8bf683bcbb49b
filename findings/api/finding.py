"""Findings, for programs."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from findings.filters.finding import FindingFilter
from findings.models import Finding, Theme
from findings.models.finding import FindingQuerySet
from inspections.api.evaluation import IndicatorName
from inspections.api.framework import EditionName, FrameworkName
from inspections.api.inspection import InspectionName
from inspections.api.partnership import PartnershipName
from inspections.models import InspectionQuestion
from portal.access.roles import Permission
from portal.api.fields import PageField
from portal.api.views import ListView, RecordView, asker_of


class ThemeName(serializers.ModelSerializer[Theme]):
    """A theme as findings name it."""

    class Meta:
        model = Theme
        fields = ("slug", "name")


class FindingSerializer(serializers.ModelSerializer[Finding]):
    """One thing that an inspection found, in the words of the published report."""

    inspection = InspectionName(read_only=True)
    partnership = PartnershipName(source="inspection.partnership", read_only=True)
    framework = FrameworkName(source="inspection.edition.framework", read_only=True)
    edition = EditionName(source="inspection.edition", read_only=True)
    number = serializers.IntegerField(
        source="position", read_only=True, help_text=_("Its place among those of its kind.")
    )
    question = serializers.StringRelatedField[InspectionQuestion](allow_null=True)
    indicators = IndicatorName(many=True, read_only=True)
    themes = ThemeName(many=True, read_only=True)
    page = PageField()

    class Meta:
        model = Finding
        fields = (
            "id",
            "kind",
            "number",
            "text",
            "summary",
            "partnership",
            "inspection",
            "framework",
            "edition",
            "question",
            "indicators",
            "themes",
            "source_page",
            "page",
        )


def _rows(view: ListView[Finding] | RecordView[Finding]) -> FindingQuerySet:
    readable = Finding.objects.allowed(asker_of(view), Permission.VIEW_PUBLISHED)
    return readable.current().for_list()


@extend_schema(
    summary=_("Findings"),
    description=_("Findings of the inspections that you may read whole, the newest report first."),
)
class FindingList(ListView[Finding]):
    queryset = Finding.objects.none()
    serializer_class = FindingSerializer
    filterset_class = FindingFilter

    def get_queryset(self) -> QuerySet[Finding]:
        return _rows(self).newest_first()


@extend_schema(summary=_("One finding"), description=_("By its number."))
class FindingRecord(RecordView[Finding]):
    queryset = Finding.objects.none()
    serializer_class = FindingSerializer

    def get_queryset(self) -> QuerySet[Finding]:
        return _rows(self)
