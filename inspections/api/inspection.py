"""Inspections, for programs."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from inspections.api.framework import EditionName, FrameworkName
from inspections.api.partnership import PartnershipName
from inspections.filters.inspection import InspectionFilter
from inspections.models import Inspection, InspectionProgramme, Inspectorate
from portal.access.roles import Permission
from portal.api.fields import PageField
from portal.api.views import ListView, RecordView, asker_of


class ProgrammeName(serializers.ModelSerializer[InspectionProgramme]):
    """A programme as inspections name it."""

    class Meta:
        model = InspectionProgramme
        fields = ("slug", "name")


class InspectionName(serializers.ModelSerializer[Inspection]):
    """An inspection as its evaluations and findings name it."""

    class Meta:
        model = Inspection
        fields = ("reference", "title", "kind", "state", "published_on")


class InspectionSerializer(serializers.ModelSerializer[Inspection]):
    """An inspection: of whom, under which edition, and when. Its grades are its evaluations."""

    partnership = PartnershipName(read_only=True)
    framework = FrameworkName(source="edition.framework", read_only=True)
    edition = EditionName(read_only=True)
    programme = ProgrammeName(read_only=True, allow_null=True)
    lead_body = serializers.StringRelatedField[Inspectorate]()
    follows = serializers.CharField(
        source="follows_reference",
        read_only=True,
        allow_null=True,
        help_text=_("The reference of the inspection that this one follows up."),
    )
    page = PageField()

    class Meta:
        model = Inspection
        fields = (
            "reference",
            "title",
            "kind",
            "state",
            "partnership",
            "framework",
            "edition",
            "programme",
            "lead_body",
            "announced",
            "notified_on",
            "fieldwork_from",
            "fieldwork_to",
            "feedback_on",
            "published_on",
            "action_plan_due_on",
            "follows",
            "source_url",
            "page",
        )


def _rows(view: ListView[Inspection] | RecordView[Inspection]) -> QuerySet[Inspection]:
    """What the person may know of, naming only what they may know of."""
    known = Inspection.objects.allowed(asker_of(view), Permission.VIEW_GRADES)
    followed = known.filter(pk=OuterRef("follows")).values("reference")
    return known.for_list().annotate(follows_reference=Subquery(followed[:1]))


@extend_schema(
    summary=_("Inspections"),
    description=_(
        "Published inspections that you may know of, and your own partnership’s that are being "
        "entered. The newest come first."
    ),
)
class InspectionList(ListView[Inspection]):
    queryset = Inspection.objects.none()
    serializer_class = InspectionSerializer
    filterset_class = InspectionFilter

    def get_queryset(self) -> QuerySet[Inspection]:
        return _rows(self)


@extend_schema(summary=_("One inspection"), description=_("By its reference."))
class InspectionRecord(RecordView[Inspection]):
    queryset = Inspection.objects.none()
    serializer_class = InspectionSerializer
    lookup_field = "reference"

    def get_queryset(self) -> QuerySet[Inspection]:
        return _rows(self)
