"""The records that the access table's rows are tried on."""

import datetime
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from findings.models import (
    ActionPlan,
    Comment,
    Completion,
    Evidence,
    Finding,
    ImprovementAction,
    Milestone,
    Notice,
    Paper,
    PaperSection,
    PlanFile,
    PositionStatement,
    ReadinessStep,
    ReminderChoice,
    Report,
    ReviewPreparation,
)
from inspections.models import (
    ComparatorGroup,
    DataImport,
    Evaluation,
    FrameworkEdition,
    Grade,
    Inspection,
    InspectionProgramme,
    Partnership,
    PublishedReport,
)
from inspections.operations.comparator_group import save_set
from portal.access.roles import Role
from portal.accounts.models import ApiToken, Invitation, Membership, User
from portal.accounts.operations.api_token import make_api_token
from portal.accounts.operations.invitation import digest
from portal.pages.models import SavedSearch
from tests.access.row import PEOPLE, Row
from tests.conftest import person
from tests.imported_files import checked, history, imported
from tests.papers import (
    built_report,
    started_overview,
    started_paper,
    started_plan_paper,
    started_review_paper,
)
from tests.plan_files import sent_plan
from tests.plans import (
    action_in,
    area_of,
    comment_on,
    completion_of,
    evidence_on,
    notices_for,
    plan_for,
    preparation_of,
    review_of,
    update_on,
)
from tests.published_reports import sent_report


class World:
    """Midlothian with everyone in it, and Moray with an outsider; each record is made on use."""

    def __init__(self) -> None:
        self.midlothian = Partnership.objects.get(slug="midlothian")
        self.moray = Partnership.objects.get(slug="moray")
        self.edition = FrameworkEdition.objects.get(slug="ci_children_care_protection_2019")
        self.officer = person("officer@test.example", Role.OFFICER, self.midlothian)
        self.lead_officer = person("lead@test.example", Role.LEAD_OFFICER, self.midlothian)
        self.action_owner = person("owner@test.example", Role.ACTION_OWNER, self.midlothian)
        self.board_member = person("board@test.example", Role.BOARD_MEMBER, self.midlothian)
        self.inspector = person("inspector@test.example", Role.INSPECTOR, None)
        self.administrator = person("administrator@test.example", Role.ADMINISTRATOR, None)
        self.outsider = person("outsider@test.example", Role.OFFICER, self.moray)

    def person(self, role: str) -> User | None:
        """The one who holds a column of the table; nobody for `anonymous`."""
        return None if role == PEOPLE[0] else getattr(self, role)

    def address(self, row: Row) -> str:
        return reverse(row.url, args=[self.value(part) for part in row.arguments.split()])

    def form(self, row: Row) -> dict[str, Any]:
        """What the row sends, with the token that a browser sends beside it."""
        return {"csrfmiddlewaretoken": "browser"} | {
            name: self.value(value.removeprefix("@")) if value.startswith("@") else value
            for name, value in row.form.items()
        }

    def value(self, argument: str) -> Any:  # noqa: ANN401
        """What an argument stands for: `=pdf` the word, `draft.pk` a value of a record here."""
        return argument[1:] if argument.startswith("=") else attrgetter(argument)(self)

    def begin(self) -> None:
        """Have one of what lists show: an empty list asks less than one with rows."""
        self._inspection("first-draft")
        self._published("first-published")
        for inspection in (self.draft, self.published):
            self._finding(inspection, "The first finding")
        self._paper("The first paper")
        sent_report(self.officer, self.midlothian)
        self._saved_search("The first search")
        self._named_set("The first set")
        self._api_token("The first token")
        self._evaluations(self.published)
        self._action(self.plan, owner=self.action_owner)
        self._notices()
        assert self.waiting_action
        checked(history(), self.administrator)

    def grow(self) -> None:
        """Add as much again of what lists show, to see that a page asks no more for it."""
        for number in range(3):
            draft = self._inspection(f"more-draft-{number}")
            published = self._published(f"more-published-{number}")
            published.programme = self.programme
            published.save()
            for inspection in (draft, published, self.draft, self.published):
                self._finding(inspection, f"Finding {number}")
            person(f"more-{number}@test.example", Role.BOARD_MEMBER, self.midlothian)
            self._invitation(self.midlothian, f"invited-{number}@test.example")
            self._paper(f"Paper {number}")
            self._answer(f"Answer {number}")
            sent_report(self.officer, self.midlothian)
            self._saved_search(f"Search {number}")
            self._named_set(f"Set {number}")
            self._api_token(f"Token {number}")
            self._evaluations(published)
            self._action(self.plan, owner=self.action_owner)
            completion_of(self._action(self.plan), self.action_owner)
            for action in (self.action, self.waiting_action):
                self._grow_action(action, number)
            plan_for(self.published, self.officer)
            self._notices()
            checked(history(), self.administrator)
            built_report(self.paper, self.officer, is_draft=True)
            built_report(self.overview, self.inspector)

    @cached_property
    def checked(self) -> DataImport:
        return checked(history(), self.administrator)

    @cached_property
    def imported(self) -> DataImport:
        return imported(history(), self.administrator)

    @cached_property
    def paper(self) -> Paper:
        return started_paper(self.published, self.officer)

    @cached_property
    def draft_paper(self) -> Paper:
        return started_paper(self.draft, self.officer)

    @cached_property
    def section(self) -> PaperSection:
        return self.paper.template.sections.get()

    @cached_property
    def report(self) -> Report:
        return built_report(self.paper, self.officer)

    @cached_property
    def draft_report(self) -> Report:
        return built_report(self.paper, self.officer, is_draft=True)

    @cached_property
    def unpublished_report(self) -> Report:
        return built_report(self.draft_paper, self.officer)

    @cached_property
    def failed_report(self) -> Report:
        failed = {"state": Report.State.FAILED, "failure": "The disk was full.", "pages": None}
        return built_report(self.paper, self.officer, **failed)

    @cached_property
    def programme(self) -> InspectionProgramme:
        """One of whose inspections is published."""
        programme = InspectionProgramme.objects.get(slug="joint-inspections-2018-2020")
        self.published.programme = programme
        self.published.save()
        return programme

    @cached_property
    def overview(self) -> Paper:
        assert self.programme
        return started_overview(self.inspector)

    @cached_property
    def question(self) -> PaperSection:
        return self.overview.template.sections.get(key="question-1")

    @cached_property
    def overview_report(self) -> Report:
        return built_report(self.overview, self.inspector)

    @cached_property
    def draft_overview_report(self) -> Report:
        return built_report(self.overview, self.inspector, is_draft=True)

    @cached_property
    def failed_overview_report(self) -> Report:
        failed = {"state": Report.State.FAILED, "failure": "The disk was full.", "pages": None}
        return built_report(self.overview, self.inspector, **failed)

    @cached_property
    def plan_file(self) -> PlanFile:
        """The agreed plan as the officer sent it back, with one action renamed."""
        assert self.action
        return sent_plan(self.plan, self.officer)

    @cached_property
    def plan_paper(self) -> Paper:
        return started_plan_paper(self.plan, self.officer)

    @cached_property
    def draft_plan_paper(self) -> Paper:
        return started_plan_paper(self.draft_plan, self.officer)

    @cached_property
    def plan_report(self) -> Report:
        return built_report(self.plan_paper, self.officer)

    @cached_property
    def draft_plan_report(self) -> Report:
        return built_report(self.draft_plan_paper, self.officer, is_draft=True)

    @cached_property
    def review_paper(self) -> Paper:
        """On a review that is not published: it tells how the review is prepared."""
        return started_review_paper(self.review, self.officer)

    @cached_property
    def review_report(self) -> Report:
        return built_report(self.review_paper, self.officer)

    @cached_property
    def membership(self) -> Membership:
        return self.officer.memberships.get()

    @cached_property
    def moray_membership(self) -> Membership:
        return self.outsider.memberships.get()

    @cached_property
    def service_membership(self) -> Membership:
        return self.inspector.memberships.get()

    @cached_property
    def invitation(self) -> Invitation:
        return self._invitation(self.midlothian)

    @cached_property
    def moray_invitation(self) -> Invitation:
        return self._invitation(self.moray)

    @cached_property
    def saved_search(self) -> SavedSearch:
        return self._saved_search("Kinship care")

    @cached_property
    def api_token(self) -> ApiToken:
        return self._api_token("A report")

    @cached_property
    def named_set(self) -> ComparatorGroup:
        return self._named_set("Neighbours")

    @cached_property
    def token(self) -> str:
        """The token of an invitation that waits."""
        self.invitation.token_digest = digest("token")
        self.invitation.save()
        return "token"

    @cached_property
    def draft(self) -> Inspection:
        return self._inspection("midlothian-draft")

    @cached_property
    def in_review(self) -> Inspection:
        return self._inspection("midlothian-in-review", state=Inspection.State.IN_REVIEW)

    @cached_property
    def published(self) -> Inspection:
        return self._published("midlothian-published")

    @cached_property
    def sent(self) -> PublishedReport:
        """A report about Midlothian that was read."""
        return sent_report(self.officer, self.midlothian)

    @cached_property
    def unnamed(self) -> PublishedReport:
        """A report that Moray's officer sent, in which no partnership was found."""
        return sent_report(self.outsider)

    @cached_property
    def refused(self) -> PublishedReport:
        state = PublishedReport.State.REFUSED
        return sent_report(
            self.officer, self.midlothian, state=state, reading=None, refusal="broken"
        )

    @cached_property
    def source(self) -> PublishedReport:
        """The source document of a published inspection."""
        return sent_report(self.officer, self.midlothian, inspection=self.published)

    @cached_property
    def finding(self) -> Finding:
        return self._finding(self.draft, "Leaders acted.")

    @cached_property
    def published_area(self) -> Finding:
        """What the partnership must improve; Moray was graded higher, and its strength answers."""
        inspection = self._published("midlothian-improves")
        self._graded(inspection, 2)
        area = self._finding(inspection, "Plans were late.")
        Finding.objects.filter(pk=area.pk).update(kind=Finding.Kind.AREA_FOR_IMPROVEMENT)
        self._answer("The first answer")
        return area

    @cached_property
    def published_finding(self) -> Finding:
        return self._finding(self.published, "Staff recognised risk.")

    @cached_property
    def evidence(self) -> Evidence:
        """Of the agreed plan's action, open to everyone who reads the plan."""
        return evidence_on(self.action, self.officer)

    @cached_property
    def inspectors_evidence(self) -> Evidence:
        return evidence_on(self.action, self.officer, seen_by=Evidence.SeenBy.INSPECTORS)

    @cached_property
    def working_evidence(self) -> Evidence:
        return evidence_on(self.action, self.officer, seen_by=Evidence.SeenBy.WORKING)

    @cached_property
    def owners_evidence(self) -> Evidence:
        """What the action owner sent."""
        return evidence_on(self.action, self.action_owner, seen_by=Evidence.SeenBy.WORKING)

    @cached_property
    def draft_evidence(self) -> Evidence:
        """Of a plan that is being drafted."""
        return evidence_on(self.draft_action, self.officer)

    @cached_property
    def removed_evidence(self) -> Evidence:
        return evidence_on(self.action, self.officer, removed_at=timezone.now())

    @cached_property
    def area(self) -> Finding:
        """An area for improvement that the agreed plan answers."""
        return area_of(self.published)

    @cached_property
    def plan(self) -> ActionPlan:
        """An agreed plan, with an action that the action owner owns."""
        return plan_for(self.published, self.lead_officer, lead_officer=self.lead_officer)

    @cached_property
    def draft_plan(self) -> ActionPlan:
        drafted = {"state": ActionPlan.State.DRAFT, "agreed_by": None, "agreed_at": None}
        return plan_for(self.published, self.officer, **drafted)

    @cached_property
    def published_target(self) -> str:
        """A new plan for the published inspection, as the form that copies plans has it."""
        return f"inspection-{self.published.reference}"

    @cached_property
    def closed_plan(self) -> ActionPlan:
        closed = {"state": ActionPlan.State.CLOSED, "closed_at": timezone.now()}
        return plan_for(self.published, self.officer, **closed)

    @cached_property
    def action(self) -> ImprovementAction:
        """One that the action owner owns."""
        return self._action(self.plan, owner=self.action_owner)

    @cached_property
    def draft_action(self) -> ImprovementAction:
        return self._action(self.draft_plan)

    @cached_property
    def waiting_action(self) -> ImprovementAction:
        """The action owner's, which waits for somebody else to verify it."""
        action = self._action(self.plan, owner=self.action_owner)
        completion_of(action, self.action_owner)
        return action

    @cached_property
    def completion(self) -> Completion:
        return self.waiting_action.completions.get()

    @cached_property
    def milestone(self) -> Milestone:
        return self._first_milestone(self.action)

    @cached_property
    def draft_milestone(self) -> Milestone:
        return self._first_milestone(self.draft_action)

    @cached_property
    def comment(self) -> Comment:
        """What the action owner wrote on their own action."""
        return comment_on(self.action, self.action_owner)

    @cached_property
    def unowned_action(self) -> ImprovementAction:
        """One of the agreed plan that nobody owns."""
        return action_in(self.plan, areas=[self.area])

    @cached_property
    def review(self) -> Inspection:
        """A draft progress review whose statements are being drafted."""
        assert self.area
        return self._preparation().inspection

    @cached_property
    def handed_review(self) -> Inspection:
        """One whose statements were handed to the inspectors."""
        assert self.area
        handed = {"submitted_at": timezone.now(), "submitted_by": self.lead_officer}
        return self._preparation(**handed).inspection

    @cached_property
    def statement(self) -> PositionStatement:
        """One that is being drafted."""
        return self.review.position_statements.get(area=self.area)

    @cached_property
    def handed_statement(self) -> PositionStatement:
        return self.handed_review.position_statements.get(area=self.area)

    @cached_property
    def notice(self) -> Notice:
        """The action owner's, of an action."""
        kind = Notice.Kind.ASSIGNED
        return Notice.objects.create(
            person=self.action_owner, kind=kind, action=self.action, created_at=timezone.now()
        )

    @cached_property
    def reminders(self) -> ReminderChoice:
        """The action owner's choice, with the token that stands in mails."""
        return ReminderChoice.objects.create(person=self.action_owner)

    def _notices(self) -> None:
        """Something unread for everybody."""
        for role in PEOPLE[1:]:
            notices_for(getattr(self, role), self.action)

    @cached_property
    def readiness_step(self) -> ReadinessStep:
        preparation = ReviewPreparation.objects.get(inspection=self.review)
        return preparation.steps.create(
            kind=ReadinessStep.Kind.STAFF_SURVEY, position=1, title="Staff survey"
        )

    @cached_property
    def drafted_statement(self) -> PositionStatement:
        """One that the action owner is asked to draft."""
        self.statement.drafters.add(self.action_owner)
        return self.statement

    @cached_property
    def written_statement(self) -> PositionStatement:
        self.statement.text = "Audits are better."
        self.statement.save()
        return self.statement

    def _action(self, plan: ActionPlan, **fields: Any) -> ImprovementAction:
        action = action_in(plan, areas=[self.area], milestones=("First", "Last"), **fields)
        update_on(action, self.officer)
        evidence_on(action, self.officer)
        comment_on(action, self.officer)
        return action

    def _grow_action(self, action: ImprovementAction, number: int) -> None:
        """More of what the pages of one action show."""
        update_on(action, self.officer)
        comment_on(action, self.officer).mentions.add(self.lead_officer)
        evidence_on(action, self.officer)
        action.findings.add(area_of(self.published, f"Area {number}"))
        action.milestones.create(title=f"Step {number}", position=number + 3)

    def _first_milestone(self, action: ImprovementAction) -> Milestone:
        first = action.milestones.first()
        assert first is not None
        return first

    def _preparation(self, **fields: Any) -> ReviewPreparation:
        return preparation_of(review_of(self.published), **fields)

    def _finding(self, inspection: Inspection, text: str) -> Finding:
        finding = Finding.objects.create(
            inspection=inspection, kind=Finding.Kind.STRENGTH, position=1, text=text, source_page=7
        )
        finding.indicators.set(self.edition.indicators.all()[:2])
        return finding

    def _evaluations(self, inspection: Inspection) -> None:
        for indicator in self.edition.indicators.all()[:4]:
            inspection.evaluations.create(
                indicator=indicator, without_grade=Evaluation.WithoutGrade.NOT_KNOWN
            )

    def _answer(self, text: str) -> None:
        inspection = self._published(f"moray-{slugify(text)}")
        Inspection.objects.filter(pk=inspection.pk).update(partnership=self.moray)
        self._graded(inspection, 5)
        self._finding(inspection, text)

    def _graded(self, inspection: Inspection, rank: int) -> None:
        for indicator in self.edition.indicators.all()[:2]:
            grade = Grade.objects.get(scale=self.edition.scale, rank=rank)
            inspection.evaluations.create(indicator=indicator, grade=grade)

    def _paper(self, title: str) -> None:
        """A paper in preparation, one that is built and one that is superseded."""
        started_paper(self.published, self.officer, title)
        finished = started_paper(self.published, self.officer, title)
        built_report(finished, self.officer)
        built_report(finished, self.officer, superseded_at=timezone.now())

    def _saved_search(self, name: str) -> SavedSearch:
        return SavedSearch.objects.create(
            owner=self.officer, page="findings", name=name, query="words=kinship"
        )

    def _api_token(self, name: str) -> ApiToken:
        return make_api_token(name=name, days=30, by=self.officer, at=timezone.now())[0]

    def _named_set(self, name: str) -> ComparatorGroup:
        members = [self.moray.pk, self.midlothian.pk]
        return save_set(name=name, partnerships=members, by=self.officer)

    def _published(self, reference: str) -> Inspection:
        return self._inspection(
            reference,
            state=Inspection.State.PUBLISHED,
            published_on=datetime.date(2020, 7, 6),
            published_at=timezone.now(),
        )

    def _invitation(
        self, partnership: Partnership, email: str = "invited@test.example"
    ) -> Invitation:
        now = timezone.now()
        return Invitation.objects.create(
            email=email,
            role=Role.OFFICER,
            partnership=partnership,
            invited_by=self.lead_officer,
            token_digest=digest(email + partnership.slug),
            sent_at=now,
            expires_at=now + datetime.timedelta(days=1),
        )

    def _inspection(self, reference: str, **fields: Any) -> Inspection:
        return Inspection.objects.create(
            reference=reference,
            partnership=self.midlothian,
            edition=self.edition,
            kind=Inspection.Kind.JOINT,
            title=f"Joint inspection {reference}",
            lead_body=self.edition.framework.inspectorate,
            **fields,
        )
