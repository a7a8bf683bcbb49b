"""A file that someone sends."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _


class UploadField(forms.FileField):
    """One file of a known kind and a bounded size; the bytes are checked where they are read."""

    widget = forms.FileInput
    default_error_messages = {
        "empty": _("The file is empty: select another"),
        "missing": _("Select a file"),
        "ending": _("The file must be one of these kinds: %(endings)s"),
        "size": _("The file must be smaller than %(largest)s; it has %(size)s"),
    }

    def __init__(self, *, endings: tuple[str, ...], largest_bytes: int, **kwargs: Any) -> None:
        """`endings` in lower case with their dot, such as `(".pdf",)`."""
        self.endings = endings
        self.largest_bytes = largest_bytes
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": ",".join(self.endings)}

    def to_python(self, data: "File[Any] | None") -> "File[Any] | None":
        upload = super().to_python(data)
        if upload is None:
            return None
        if PurePath(upload.name or "").suffix.lower() not in self.endings:
            raise self._error("ending", endings=", ".join(self.endings))
        if upload.size > self.largest_bytes:
            largest, size = filesizeformat(self.largest_bytes), filesizeformat(upload.size)
            raise self._error("size", largest=largest, size=size)
        return upload

    def _error(self, code: str, **params: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)
