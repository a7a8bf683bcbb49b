"""Fields that several resources share."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers


@extend_schema_field(OpenApiTypes.URI)
class PageField(serializers.CharField):
    """Where people read the record in the portal."""

    def __init__(self) -> None:
        super().__init__(
            source="get_absolute_url", read_only=True, help_text=_("Its page in the portal.")
        )

    def to_representation(self, value: Any) -> str:  # noqa: ANN401 - as REST framework has it
        return f"{settings.PUBLIC_ADDRESS}{value}"


class NamesField(serializers.ListField):
    """The names, or codes, of what belongs to a record; it is fetched along with the record."""

    child = serializers.CharField()

    def __init__(self, field: str, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)
        self.field = field

    def to_representation(self, data: Any) -> list[Any]:  # noqa: ANN401 - as REST framework has it
        return [getattr(row, self.field) for row in data.all()]
