"""How forms look and what their fields accept: one set for the whole portal."""

from portal.pages.forms.choices import HintedChoice, HintedRadioSelect, RadioField
from portal.pages.forms.dates import DateField, DateWidget
from portal.pages.forms.rendering import FilterForm, PortalBoundField, PortalRenderer
from portal.pages.forms.texts import LineField, LongTextField, refuse_control_characters

__all__ = [
    "DateField",
    "DateWidget",
    "FilterForm",
    "HintedChoice",
    "HintedRadioSelect",
    "LineField",
    "LongTextField",
    "PortalBoundField",
    "PortalRenderer",
    "RadioField",
    "refuse_control_characters",
]
