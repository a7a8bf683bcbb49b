"""Forms of a plan: starting one, its details, and copying one."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.forms.people import PersonField
from findings.models import ActionPlan
from findings.operations.action_plan import PlanDetails, lead_officers, sponsors
from inspections.models import Inspection
from portal.accounts.models import User
from portal.pages.clash import ClashForm
from portal.pages.forms import DateField, HintedChoice, LineField, RadioField

EMPTY = "empty"
NO_ROLE = gettext_lazy("Choose somebody who holds a role in this partnership today")


def title_field() -> LineField:
    return LineField(
        label=gettext_lazy("Title of the plan"),
        subject=gettext_lazy("the title of the plan"),
        max_length=250,
    )


def lead_officer_field() -> PersonField:
    return PersonField(
        label=gettext_lazy("Lead officer of the plan"),
        help_text=gettext_lazy("Told first when an action stays overdue."),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody yet"),
        error_messages={"invalid_choice": NO_ROLE},
    )


def sponsor_field() -> PersonField:
    return PersonField(
        label=gettext_lazy("Sponsor"),
        help_text=gettext_lazy("Told next, for example the chief officer who answers for it."),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody yet"),
        error_messages={"invalid_choice": NO_ROLE},
    )


def new_start_field(*, required: bool = True) -> DateField:
    return DateField(
        label=gettext_lazy("New start of a copy"),
        subject=gettext_lazy("The new start"),
        help_text=gettext_lazy(
            "The first day of the earliest action. All other dates move by as many days. "
            "For example, 1 4 2027"
        ),
        required=required,
    )


class StartPlanForm(forms.Form):
    """A title, who leads, and where its actions come from."""

    label_size = "s"
    title = title_field()
    source = RadioField(label=gettext_lazy("Start with"))
    starts_on = new_start_field(required=False)
    lead_officer = lead_officer_field()
    sponsor = sponsor_field()

    def __init__(
        self,
        *args: Any,
        inspection: Inspection,
        plans: QuerySet[ActionPlan],
        on: datetime.date,
        **kwargs: Any,
    ) -> None:
        """`plans` are those of the partnership that may be copied."""
        kwargs["initial"] = {"title": _plan_title(inspection), "source": EMPTY}
        super().__init__(*args, **kwargs)
        offer_people(self, inspection.partnership_id, on=on)
        self.sources = {plan.reference: plan for plan in plans}
        if not self.sources:
            del self.fields["source"], self.fields["starts_on"]
            return
        empty = HintedChoice(_("An empty plan"), _("You add the actions one by one."))
        _offer(
            self,
            "source",
            [(EMPTY, empty)]
            + [(plan.reference, source_choice(plan)) for plan in self.sources.values()],
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.copied and not cleaned.get("starts_on") and "starts_on" not in self.errors:
            self.add_error("starts_on", _("Enter the day on which the copied actions start"))
        return cleaned

    @property
    def copied(self) -> ActionPlan | None:
        """The plan to copy; none for an empty plan."""
        return self.sources.get(self.cleaned_data.get("source", ""))

    def details(self) -> PlanDetails:
        cleaned = self.cleaned_data
        return PlanDetails(cleaned["title"], cleaned["lead_officer"], cleaned["sponsor"])


class PlanDetailsForm(ClashForm):
    """What a plan is called, who answers for it, and what was sent."""

    title = title_field()
    lead_officer = lead_officer_field()
    sponsor = sponsor_field()
    draft_sent_on = DateField(label=gettext_lazy("Draft sent to the inspectorate"), required=False)
    sent_on = DateField(label=gettext_lazy("Final plan sent to the inspectorate"), required=False)

    def __init__(self, *args: Any, plan: ActionPlan, on: datetime.date, **kwargs: Any) -> None:
        stored = vars(PlanDetails.of(plan))
        super().__init__(*args, stored=stored, about=f"details of plan {plan.pk}", **kwargs)
        self.on = on
        offer_people(self, plan.partnership_id, on=on, named=plan)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in ("draft_sent_on", "sent_on"):
            if (day := cleaned.get(name)) and day > self.on:
                self.add_error(name, _("Enter the day on which it was sent: today or earlier"))
        draft, final = cleaned.get("draft_sent_on"), cleaned.get("sent_on")
        if draft and final and final < draft:
            self.add_error("sent_on", _("The final plan must not be sent before its draft"))
        return cleaned

    def details(self) -> PlanDetails:
        return PlanDetails(**{name: self.cleaned_data[name] for name in vars(PlanDetails(""))})


class CopyPlanForm(forms.Form):
    """Where the copy goes, and when its actions start."""

    target = RadioField(label=gettext_lazy("Copy the actions into"))
    title = LineField(
        label=gettext_lazy("Title of a new plan"),
        help_text=gettext_lazy("Not used for a draft, which keeps its own."),
        max_length=250,
        required=False,
    )
    starts_on = new_start_field()

    def __init__(
        self,
        *args: Any,
        plan: ActionPlan,
        inspections: QuerySet[Inspection],
        drafts: QuerySet[ActionPlan],
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {"title": plan.title}
        super().__init__(*args, **kwargs)
        self.inspections = {f"inspection-{row.reference}": row for row in inspections}
        self.drafts = {f"plan-{row.reference}": row for row in drafts}
        offered = [
            (key, HintedChoice(_("A new plan for %s") % row.title, _published(row)))
            for key, row in self.inspections.items()
        ]
        offered += [
            (key, HintedChoice(_("The draft %s") % row.title, str(row.inspection.title)))
            for key, row in self.drafts.items()
            if row.pk != plan.pk
        ]
        _offer(self, "target", offered)
        words = _("A plan cannot be copied onto itself: choose another")
        own = {f"plan-{plan.reference}"} & {str(self.data.get("target", ""))}
        if own:
            self.fields["target"].error_messages["invalid_choice"] = words

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.inspection and not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", _("Enter the title of the new plan"))
        return cleaned

    @property
    def inspection(self) -> Inspection | None:
        """What a new plan answers; none where a draft takes the actions."""
        return self.inspections.get(self.cleaned_data.get("target", ""))

    @property
    def draft(self) -> ActionPlan | None:
        return self.drafts.get(self.cleaned_data.get("target", ""))


def offer_people(
    form: forms.Form, partnership_id: int, *, on: datetime.date, named: ActionPlan | None = None
) -> None:
    """Those of today's roles, and whoever is named already."""
    for name, people in (("lead_officer", lead_officers), ("sponsor", sponsors)):
        stays = getattr(named, f"{name}_id", None)
        offered = people(partnership_id, on=on)
        known = User.objects.filter(Q(pk__in=offered.order_by().values("pk")) | Q(pk=stays))
        field = form.fields[name]
        assert isinstance(field, PersonField)  # noqa: S101 - declared above
        field.queryset = known.order_by("display_name", "email")


def source_choice(plan: ActionPlan) -> HintedChoice:
    """An earlier plan with its state and what it answers."""
    hint = f"{plan.get_state_display()} – {plan.inspection.title}"
    return HintedChoice(_("A copy of %s") % plan.title, hint)


def _offer(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, RadioField)  # noqa: S101 - declared above
    field.choices = list(choices)


def _plan_title(inspection: Inspection) -> str:
    return _("Improvement action plan: %s") % inspection.partnership.name


def _published(inspection: Inspection) -> str:
    day = inspection.published_on
    return f"{inspection.get_kind_display()}, {day.year}" if day else inspection.get_kind_display()
