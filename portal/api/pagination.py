"""Long answers, a page at a time, named as on the lists: `page` and `size`."""

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

SIZE = "size"
LARGEST = 200


class Pages(PageNumberPagination):
    """How many there are, the addresses of the next and the previous page, and the records."""

    page_size = 50
    page_size_query_param = SIZE
    max_page_size = LARGEST

    def get_page_size(self, request: Request) -> int:
        """What was asked for; another size than it gives is refused, not given silently."""
        asked = request.query_params.get(SIZE)
        if asked is None:
            return self.page_size or LARGEST
        if asked.isascii() and asked.isdigit() and 1 <= int(asked[:9]) <= LARGEST:
            return int(asked)
        message = _("Ask for 1 to %(largest)d records on a page") % {"largest": LARGEST}
        raise ValidationError({SIZE: [message]})

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        return [
            parameter("page", _("Which page, from 1."), type="integer", minimum=1),
            parameter(
                SIZE,
                _("How many records on a page."),
                type="integer",
                minimum=1,
                maximum=LARGEST,
                default=self.page_size,
            ),
        ]


def parameter(name: str, description: str, **schema: Any) -> dict[str, Any]:
    """One parameter of an address, as the OpenAPI document has it."""
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": str(description),
        "schema": schema,
    }
