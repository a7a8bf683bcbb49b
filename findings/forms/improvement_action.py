"""The form that adds or changes an action, with its areas, people, dates and milestones."""

import datetime
from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q
from django.forms.boundfield import BoundField
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.forms.people import PersonField
from findings.models import ActionPlan, Finding, ImprovementAction
from findings.operations.improvement_action import (
    ActionDetails,
    MilestoneLine,
    areas_to_answer,
    is_before,
    owners,
)
from inspections.models import Agency
from portal.access.clash import Plain
from portal.accounts.models import User
from portal.pages.clash import ClashForm
from portal.pages.forms import (
    DateField,
    HintedCheckboxes,
    HintedChoice,
    HintedRadioSelect,
    LineField,
    LongTextField,
)

FEWEST_ROWS, SPARE_ROWS, MOST_ROWS = 3, 2, 60
DUE_BEFORE_START = gettext_lazy("The due date must not be before the start")
FOREIGN_AREA = gettext_lazy(
    "An action answers areas of its own partnership's published inspections: select from those "
    "shown"
)
NO_ACCESS = gettext_lazy(
    "This person could not tell how the action goes: choose somebody who holds a role here today "
    "as officer, lead officer or action owner, or have them invited first"
)


class AreasField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Areas in the inspectors' words; those of another inspection say which."""

    plan: ActionPlan

    def label_from_instance(self, area: Finding) -> str:
        facts = []
        if area.kind == Finding.Kind.PRIORITY_ACTION:
            facts.append(str(area.get_kind_display()))
        if area.inspection_id != self.plan.inspection_id:
            facts.append(area.inspection.title)
        return HintedChoice(area.text, " – ".join(facts))


class ActionForm(ClashForm):
    """Everything that an action is; how it goes is told in updates.

    All but the title may follow later, so the page says that once.
    """

    marks_optional = False
    title = LineField(
        label=gettext_lazy("What will be done"),
        subject=gettext_lazy("what will be done"),
        help_text=gettext_lazy("One sentence that begins with a verb, as the plan's table has it."),
        max_length=300,
    )
    description = LongTextField(
        label=gettext_lazy("More about it"),
        help_text=gettext_lazy("How it will be done, and what belongs to it."),
        required=False,
        rows=3,
        max_length=5_000,
    )
    areas = AreasField(
        label=gettext_lazy("Areas that it answers"),
        help_text=gettext_lazy("In the inspectors' words. Select all that it answers."),
        queryset=Finding.objects.none(),
        required=False,
        widget=HintedCheckboxes({"class": "govuk-checkboxes--small"}),
        error_messages={"invalid_choice": FOREIGN_AREA, "invalid_pk_value": FOREIGN_AREA},
    )
    outcome = LongTextField(
        label=gettext_lazy("Intended outcome"),
        help_text=gettext_lazy("What will be better for children and families."),
        required=False,
        rows=3,
        max_length=5_000,
    )
    success_measure = LongTextField(
        label=gettext_lazy("Success measure"),
        help_text=gettext_lazy("How you will know, if you can with a number and where it is from."),
        required=False,
        rows=3,
        max_length=5_000,
    )
    lead_agency = forms.ModelChoiceField(
        label=gettext_lazy("Lead agency"),
        queryset=Agency.objects.none(),
        required=False,
        blank=True,
        empty_label=gettext_lazy("Not decided yet"),
        widget=HintedRadioSelect({"class": "govuk-radios--small"}),
    )
    lead_officer = LineField(
        label=gettext_lazy("Lead officer"),
        help_text=gettext_lazy("The post, as papers print it, for example Head of service."),
        max_length=120,
        required=False,
    )
    owner = PersonField(
        label=gettext_lazy("Owner"),
        help_text=gettext_lazy(
            "Who signs in and tells how it goes. Listed are those who may do that here today; a "
            "lead officer invites others."
        ),
        queryset=User.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nobody yet"),
        error_messages={"invalid_choice": NO_ACCESS},
    )
    supporting_agencies = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Supporting agencies"),
        queryset=Agency.objects.none(),
        required=False,
        widget=HintedCheckboxes({"class": "govuk-checkboxes--small"}),
    )
    starts_on = DateField(
        label=gettext_lazy("Start"), subject=gettext_lazy("The start"), required=False
    )
    due_on = DateField(
        label=gettext_lazy("Due"), subject=gettext_lazy("The due date"), required=False
    )

    def __init__(
        self,
        *args: Any,
        plan: ActionPlan,
        action: ImprovementAction | None,
        on: datetime.date,
        **kwargs: Any,
    ) -> None:
        """`action` is none for a new one. What is agreed has its due date revised elsewhere."""
        self.stored = ActionDetails.of(action) if action else ActionDetails("")
        self.plan, self.action = plan, action
        about = f"action {action.pk}" if action else f"new action of plan {plan.pk}"
        super().__init__(*args, stored=self.stored.values(), about=about, **kwargs)
        self._offer(on)
        self.is_due_agreed = bool(action and plan.is_agreed and self.stored.due_on)
        if self.is_due_agreed:
            del self.fields["due_on"]
        lines = self.stored.milestones
        self.rows = max(len(lines) + SPARE_ROWS, FEWEST_ROWS, self._rows_sent())
        for number in range(1, self.rows + 1):
            self._add_row(number, lines[number - 1] if number <= len(lines) else None)

    def milestone_rows(self) -> Iterator[tuple[int, BoundField, BoundField, BoundField]]:
        for number in range(1, self.rows + 1):
            row = f"milestone_{number}"
            yield number, self[f"{row}_title"], self[f"{row}_due"], self[f"{row}_key"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        due = None if self.is_due_agreed else cleaned.get("due_on")
        if is_before(due, cleaned.get("starts_on")):
            self.add_error("due_on", DUE_BEFORE_START)
        revised = self.action.due_date if self.action and self.is_due_agreed else None
        first = self.stored.due_on if self.is_due_agreed else None
        if any(is_before(day, cleaned.get("starts_on")) for day in (revised, first)):
            self.add_error("starts_on", _("The start must not be after the due date"))
        for number in range(1, self.rows + 1):
            row = f"milestone_{number}"
            if cleaned.get(f"{row}_due") and not cleaned.get(f"{row}_title"):
                self.add_error(f"{row}_title", _("Enter what is done by that day"))
        cleaned["milestones"] = [str(line) for line in self._lines(cleaned)]
        return cleaned

    def details(self) -> ActionDetails:
        cleaned = self.cleaned_data
        plain = ("title", "description", "outcome", "success_measure", "lead_agency")
        more = ("lead_officer", "owner", "starts_on")
        return ActionDetails(
            **{name: cleaned[name] for name in (*plain, *more)},
            areas=frozenset(cleaned["areas"]),
            supporting_agencies=frozenset(cleaned["supporting_agencies"]),
            due_on=self.stored.due_on if self.is_due_agreed else cleaned["due_on"],
            milestones=tuple(self._lines(cleaned)),
        )

    def clash_label(self, name: str) -> str:
        return _("Milestones") if name == "milestones" else super().clash_label(name)

    def clash_words(self, name: str, value: Plain) -> str:
        if name != "milestones" or not isinstance(value, list):
            return super().clash_words(name, value)
        return "\n".join(_line_words(line) for line in value)

    def _offer(self, on: datetime.date) -> None:
        areas, agencies = (
            self.fields["areas"],
            Agency.objects.filter(partnership=self.plan.partnership_id),
        )
        assert isinstance(areas, AreasField)  # noqa: S101 - declared above
        chosen = {area.pk for area in self.stored.areas}
        offered = areas_to_answer(self.plan).order_by().values("pk")
        areas.plan = self.plan
        areas.queryset = (
            Finding.objects.filter(Q(pk__in=offered) | Q(pk__in=chosen))
            .select_related("inspection")
            .newest_first()
        )
        stays = self.stored.owner.pk if self.stored.owner else None
        able = owners(self.plan.partnership_id, on=on).order_by().values("pk")
        people = User.objects.filter(Q(pk__in=able) | Q(pk=stays))
        for name, rows in (
            ("owner", people.order_by("display_name", "email")),
            ("lead_agency", agencies),
            ("supporting_agencies", agencies),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
            field.queryset = rows

    def _rows_sent(self) -> int:
        """How many lines the page had when it was sent; another may have removed some since."""
        numbers = range(1, MOST_ROWS + 1)
        return max((n for n in numbers if f"milestone_{n}_title" in self.data), default=0)

    def _add_row(self, number: int, line: MilestoneLine | None) -> None:
        row = f"milestone_{number}"
        self.fields[f"{row}_title"] = LineField(
            label=_("Milestone %d") % number, required=False, initial=line.title if line else ""
        )
        self.fields[f"{row}_due"] = DateField(
            label=_("By when (milestone %d)") % number,
            subject=_("The day of milestone %d") % number,
            help_text="",
            required=False,
            initial=line.due_on if line else None,
        )
        self.fields[f"{row}_key"] = forms.IntegerField(
            required=False, widget=forms.HiddenInput, initial=line.pk if line else None
        )

    def _lines(self, cleaned: dict[str, Any]) -> Iterator[MilestoneLine]:
        for number in range(1, self.rows + 1):
            row = f"milestone_{number}"
            if title := cleaned.get(f"{row}_title"):
                yield MilestoneLine(title, cleaned.get(f"{row}_due"), cleaned.get(f"{row}_key"))


def _line_words(line: str) -> str:
    title, _bar, day = line.rpartition(" | ")
    date = parse_date(day) if title else None
    return f"{title}, {date_format(date)}" if date else line
