"""How forms look and what their fields accept: one set for the whole portal."""

from portal.pages.forms.choices import (
    CheckboxesField,
    HintedCheckboxes,
    HintedChoice,
    HintedRadioSelect,
    ListedField,
    LongCheckboxes,
    LongSelect,
    RadioField,
    SelectField,
)
from portal.pages.forms.dates import DateField, DateWidget
from portal.pages.forms.files import UploadField
from portal.pages.forms.rendering import FilterForm, PortalBoundField, PortalRenderer
from portal.pages.forms.texts import (
    LineField,
    LongTextField,
    WebAddressField,
    refuse_control_characters,
)

__all__ = [
    "CheckboxesField",
    "DateField",
    "DateWidget",
    "FilterForm",
    "HintedCheckboxes",
    "HintedChoice",
    "HintedRadioSelect",
    "LineField",
    "ListedField",
    "LongCheckboxes",
    "LongSelect",
    "LongTextField",
    "PortalBoundField",
    "PortalRenderer",
    "RadioField",
    "SelectField",
    "UploadField",
    "WebAddressField",
    "refuse_control_characters",
]
