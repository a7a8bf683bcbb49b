"""Starting an inspection."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inspections.forms.dates import PlausibleDateField
from inspections.models import Inspection, Partnership, QualityFramework
from portal.pages.forms import HintedChoice, HintedRadioSelect, RadioField

Kind = Inspection.Kind
KIND_HINTS = {
    Kind.JOINT: _("Several inspectorates together, such as the Care Inspectorate with partners"),
    Kind.STANDARD: _("A full inspection of a local authority"),
    Kind.SHORT: _("A shorter inspection, for example where services were good before"),
    Kind.FOCUSED_VISIT: _("A visit to look at one subject; gives no grades"),
    Kind.MONITORING_VISIT: _("A visit to follow improvement; gives no grades"),
    Kind.PROGRESS_REVIEW: _("Follows up an earlier inspection; gives no grades"),
    Kind.TARGETED_AREA: _("Several inspectorates look at one subject; gives no grades"),
    Kind.SELF_EVALUATION: _("Your own evaluation, under the inspectorate's framework"),
}


def _kinds() -> list[tuple[str, HintedChoice]]:
    """Those that a person enters; whoever has the report knows the standard from the short."""
    return [
        (kind.value, HintedChoice(str(kind.label), str(KIND_HINTS[kind])))
        for kind in Kind
        if kind in KIND_HINTS
    ]


class FrameworkField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A framework by its name, with whose it is and its editions beneath."""

    widget = HintedRadioSelect

    def label_from_instance(self, framework: QualityFramework) -> HintedChoice:
        editions = "; ".join(edition.label for edition in framework.editions.all())
        return HintedChoice(framework.name, f"{framework.inspectorate.name}. {editions}")


class StartForm(forms.Form):
    """What is needed before anything can be entered: whose inspection, which kind, and when."""

    partnership = forms.ModelChoiceField(
        label=_("Partnership that was inspected"),
        queryset=Partnership.objects.none(),
        empty_label=_("Select a partnership"),
    )
    framework = FrameworkField(
        label=_("Framework of the inspection"),
        queryset=QualityFramework.objects.none(),
        empty_label=None,
        help_text=_("The report names it, usually on its first pages."),
    )
    kind = RadioField(
        label=_("Kind of inspection"),
        choices=_kinds,
    )
    began_on = PlausibleDateField(
        label=_("First day of fieldwork"),
        help_text=_(
            "It decides which edition of the framework applies. For a self-evaluation, the day "
            "it was made. For example, 3 2 2020"
        ),
    )

    def __init__(self, *args: Any, partnerships: list[Partnership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nations = {partnership.nation for partnership in partnerships}
        choice = self.fields["framework"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 - declared above
        frameworks = QualityFramework.objects.filter(nation__in=nations)
        choice.queryset = frameworks.select_related("inspectorate").prefetch_related("editions")
        if len(partnerships) == 1:
            del self.fields["partnership"]
        else:
            named = self.fields["partnership"]
            assert isinstance(named, forms.ModelChoiceField)  # noqa: S101 - declared above
            named.queryset = Partnership.objects.filter(pk__in=[p.pk for p in partnerships])
