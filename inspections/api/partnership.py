"""Partnerships, for programs."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from inspections.filters.partnership import PartnershipFilter
from inspections.models import Inspection, Partnership
from portal.access.roles import Permission
from portal.api.fields import NamesField, PageField
from portal.api.views import ListView, RecordView, asker_of


class PartnershipName(serializers.ModelSerializer[Partnership]):
    """A partnership as other records name it."""

    class Meta:
        model = Partnership
        fields = ("slug", "name", "gss_code", "nation")


class PartnershipSerializer(serializers.ModelSerializer[Partnership]):
    """A council and its partners, by all names and codes that sources use for it."""

    former_codes = NamesField("code")
    other_names = NamesField("name")
    last_inspected = serializers.DateField(
        read_only=True, allow_null=True, help_text=_("The date of its latest published report.")
    )
    page = PageField()

    class Meta:
        model = Partnership
        fields = (
            "slug",
            "name",
            "gss_code",
            "former_codes",
            "other_names",
            "nation",
            "region",
            "kind",
            "ended_on",
            "last_inspected",
            "page",
        )


def _rows(view: ListView[Partnership] | RecordView[Partnership]) -> QuerySet[Partnership]:
    known = Inspection.objects.allowed(asker_of(view), Permission.VIEW_GRADES).published()
    rows = Partnership.objects.with_last_inspected(known)
    return rows.prefetch_related("former_codes", "other_names")


@extend_schema(
    summary=_("Partnerships"),
    description=_("Every partnership, with the date of its latest report that you may know of."),
)
class PartnershipList(ListView[Partnership]):
    queryset = Partnership.objects.none()
    serializer_class = PartnershipSerializer
    filterset_class = PartnershipFilter

    def get_queryset(self) -> QuerySet[Partnership]:
        return _rows(self)


@extend_schema(summary=_("One partnership"), description=_("By the word in its address."))
class PartnershipRecord(RecordView[Partnership]):
    queryset = Partnership.objects.none()
    serializer_class = PartnershipSerializer
    lookup_field = "slug"

    def get_queryset(self) -> QuerySet[Partnership]:
        return _rows(self)
