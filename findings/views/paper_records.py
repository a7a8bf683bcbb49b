"""What stands in the parts of a paper that nobody writes, and where its record is."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Count, Prefetch, prefetch_related_objects
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from findings.models import ActionPlan, Finding, Paper, PaperSection, PaperTemplate
from findings.models.action_gaps import counted
from findings.models.plan_areas import areas_of
from findings.reports.plan_reader import last_told
from findings.tables.overview_preview import ProgrammeRecords, overview_preview
from findings.tables.paper_preview import Origin, Preview, Records, origin, preview
from findings.tables.plan_preview import PlanRecords, plan_preview, review_preview
from findings.tables.plan_tally import tally_of
from inspections.models import Inspection, InspectionQuestion
from inspections.models.evaluation import with_grades
from portal.access.roles import Permission
from portal.access.scope import may
from portal.accounts.models import User
from portal.pages.context import address_of

Source = PaperSection.Source
OF_THE_PAPER = frozenset({Source.TITLE, Source.MEETING_BODY, Source.MEETING_DATE})


@dataclass(frozen=True)
class FromRecords:
    """The first lines of a part, where they come from in words, and the record's page."""

    preview: Preview
    origin: str
    address: str


class PaperRecords(Protocol):
    """The records of a paper's subject."""

    def part(self, section: PaperSection) -> FromRecords: ...


def records_of(
    paper: Paper, user: User, questions: list[InspectionQuestion] | None = None
) -> PaperRecords:
    if paper.inspection is None:
        return OfProgramme(paper, questions or [])
    if paper.plan is not None:
        return OfPlan(paper, paper.plan, paper.inspection, user)
    if paper.template.kind == PaperTemplate.Kind.PROGRESS_REVIEW:
        return OfReview(paper, paper.inspection, user)
    return OfInspection(paper, paper.inspection, user)


class OfInspection:
    """An inspection's records; those who enter them are led to the page that changes each."""

    fetched: "tuple[str | Prefetch[Any], ...]" = (with_grades(), "evidence_counts")
    """What the parts of its forms show; fetched at once."""

    def __init__(self, paper: Paper, inspection: Inspection, user: User) -> None:
        if self.fetched:
            prefetch_related_objects([inspection], *self.fetched)
        self.paper, self.inspection = paper, inspection
        self.records = Records(paper, inspection, tuple(inspection.findings.current()))
        self.changes = (
            may(user, Permission.EDIT_INSPECTION, inspection.partnership_id)
            and inspection.is_editable
        )

    def part(self, section: PaperSection) -> FromRecords:
        found = origin(section)
        return FromRecords(preview(section, self.records), found.words, self._address(found))

    def _address(self, found: Origin) -> str:
        """The page that changes the record, for those who may; else the page that shows it."""
        if found.url == "findings:paper-edit":
            return reverse(found.url, args=[self.paper.pk])
        reference = self.inspection.reference
        if not self.changes:
            return self.inspection.get_absolute_url()
        arguments = [reference, found.step] if found.step else [reference]
        return address_of(found.url, *arguments) or self.inspection.get_absolute_url()


class OfPlan(OfInspection):
    """A plan's records, and those of the inspection that it answers."""

    fetched = ()

    def __init__(self, paper: Paper, plan: ActionPlan, inspection: Inspection, user: User) -> None:
        super().__init__(paper, inspection, user)
        self.plan, on = plan, localdate()
        actions = plan.actions.with_brag(on=on)
        self.told = PlanRecords(
            title=plan.title,
            tally=tally_of(counted(actions, on=on)),
            areas=tuple(areas_of(plan)),
            last=last_told(paper),
        )

    def part(self, section: PaperSection) -> FromRecords:
        found = plan_preview(section, self.told)
        if found is None:
            return super().part(section)
        return FromRecords(found, _("From the action plan"), self.plan.get_absolute_url())


class OfReview(OfInspection):
    """A progress review's records with what was stated and concluded on each area."""

    def __init__(self, paper: Paper, inspection: Inspection, user: User) -> None:
        super().__init__(paper, inspection, user)
        self.statements = tuple(inspection.position_statements.select_related("area"))

    def part(self, section: PaperSection) -> FromRecords:
        found = review_preview(section, self.statements)
        if found is None:
            return super().part(section)
        reference = self.inspection.reference
        here = address_of("findings:review-preparation", reference)
        return FromRecords(
            found, _("From the progress review"), here or self.inspection.get_absolute_url()
        )


class OfProgramme:
    """The records of a programme's inspections, which nobody changes from here."""

    def __init__(self, paper: Paper, questions: list[InspectionQuestion]) -> None:
        assert paper.programme is not None  # noqa: S101 - asked of overviews alone
        self.paper, self.programme = paper, paper.programme
        rows = paper.inspections().for_list().select_related("edition__framework__quantifiers")
        counted = rows.prefetch_related(with_grades()).annotate(figures=Count("evidence_counts"))
        inspections = tuple(counted.order_by("partnership__name"))
        held_up = Finding.objects.current().of_kind(Finding.Kind.GOOD_PRACTICE)
        practice = held_up.filter(inspection__in=inspections)
        self.records = ProgrammeRecords(
            paper,
            inspections,
            tuple(questions),
            tuple(practice.select_related("inspection__partnership").order_by("inspection", "pk")),
        )

    def part(self, section: PaperSection) -> FromRecords:
        found = overview_preview(section, self.records)
        if section.source in OF_THE_PAPER:
            edit = reverse("findings:paper-edit", args=[self.paper.pk])
            return FromRecords(found, _("From the title and day of this overview"), edit)
        here = self.programme.get_absolute_url()
        return FromRecords(found, _("From the inspections of the programme"), here)
