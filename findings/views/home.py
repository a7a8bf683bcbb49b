"""What findings put on the home page: the entries in hand, and the newest papers."""

import datetime
from collections.abc import Callable, Iterable, Iterator

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from findings.models import PositionStatement, Report, ReviewPreparation
from findings.tables.published_report import standing
from inspections.models import Amendment, Inspection, PublishedReport
from portal.access.roles import Permission
from portal.access.scope import may, scope_of
from portal.accounts.models import User
from portal.pages.context import address_of
from portal.pages.home import PAPERS, WORK, HomeLink, HomeRow, HomeSection

State = Inspection.State
NEWEST = 5


def home_sections(user: User, on: datetime.date) -> Iterator[HomeSection]:
    """The sections that this person's roles give."""
    if scope_of(user, Permission.EDIT_INSPECTION):
        yield from work(user)
    yield from statements_to_draft(user)
    if scope_of(user, Permission.CONCLUDE_REVIEW).everything:
        yield from reviews_handed_over(user)
    if scope_of(user, Permission.DOWNLOAD_PAPER):
        yield newest_papers(user)


def work(user: User) -> Iterator[HomeSection]:
    """The entries in hand, sorted by whose turn it is; an empty pile is shown where it matters."""
    in_hand = list(entries_in_hand(user))
    reviews = bool(scope_of(user, Permission.PUBLISH_INSPECTION))
    if reviews:
        yield waiting_for_review(user, in_hand)
    sent_back = [row for row in in_hand if row.state == State.DRAFT and row.review_comment]
    yield from reports_to_check(user)
    if sent_back:
        heading = _("Sent back to the officers") if reviews else _("Sent back to you")
        yield pile(heading, sent_back, to_enter)
    yield entering(row for row in in_hand if row.state == State.DRAFT and not row.review_comment)
    waiting = [
        row
        for row in in_hand
        if row.state == State.IN_REVIEW
        and not may(user, Permission.PUBLISH_INSPECTION, row.partnership_id)
    ]
    if waiting:
        yield pile(_("With the lead officer for review"), waiting, to_enter)
    scheduled = [row for row in in_hand if row.state == State.SCHEDULED]
    if scheduled:
        yield pile(_("Approved, waiting for the date"), scheduled, to_review)
    amended = [row for row in in_hand if row.is_published]
    if amended:
        yield pile(_("Being amended"), amended, to_enter)


def entries_in_hand(user: User) -> Iterable[Inspection]:
    """Everything of the person's partnerships that is not published, or is being amended."""
    amended = Amendment.objects.filter(inspection=OuterRef("pk"), finished_at=None)
    return (
        Inspection.objects.allowed(user, Permission.EDIT_INSPECTION)
        .filter(~Q(state=State.PUBLISHED) | Exists(amended))
        .select_related("partnership", "submitted_by")
        .annotate(
            graded=Count("evaluations", distinct=True),
            found=Count("findings", filter=Q(findings__removed_at=None), distinct=True),
        )
        .order_by("-updated_at")
    )


def statements_to_draft(user: User) -> Iterator[HomeSection]:
    """Position statements that the person is asked to draft, until they are handed over."""
    if not scope_of(user, Permission.DRAFT_STATEMENT):
        return
    asked = PositionStatement.objects.allowed(user, Permission.DRAFT_STATEMENT)
    rows = asked.filter(
        drafters=user, review__state=State.DRAFT, review__preparation__submitted_at=None
    ).select_related("area", "review")
    if found := list(rows[:NEWEST]):
        yield HomeSection(
            WORK, _("Position statements to draft"), tuple(statement_row(row) for row in found), ""
        )


def statement_row(statement: PositionStatement) -> HomeRow:
    words = ngettext("%d word", "%d words", statement.words) % statement.words
    signed = [_("Signed off")] if statement.is_signed_off else []
    return HomeRow(
        HomeLink(statement.area.text, statement.get_absolute_url()),
        (statement.review.title, words, *signed),
    )


def reviews_handed_over(user: User) -> Iterator[HomeSection]:
    """Reviews whose statements the inspectors have, until they are published."""
    handed = ReviewPreparation.objects.allowed(user, Permission.CONCLUDE_REVIEW).filter(
        submitted_at__isnull=False, inspection__state=State.DRAFT
    )
    rows = list(handed.select_related("inspection__partnership").order_by("-submitted_at")[:NEWEST])
    if rows:
        yield HomeSection(
            WORK, _("Progress reviews to conclude"), tuple(handed_row(row) for row in rows), ""
        )


def handed_row(preparation: ReviewPreparation) -> HomeRow:
    review = preparation.inspection
    day = date_format(localtime(preparation.submitted_at), "j F Y")
    address = reverse("findings:review-statements", args=[review.reference])
    handed = _("Statements handed over on %s") % day
    return HomeRow(HomeLink(review.title, address), (review.partnership.name, handed))


def waiting_for_review(user: User, in_hand: Iterable[Inspection]) -> HomeSection:
    rows = [
        entry_row(row, to_review)
        for row in in_hand
        if row.state == State.IN_REVIEW
        and may(user, Permission.PUBLISH_INSPECTION, row.partnership_id)
    ]
    return HomeSection(
        WORK,
        _("Waiting for your review"),
        tuple(rows),
        _("When an officer sends an inspection for review, it will be listed here."),
    )


def reports_to_check(user: User) -> Iterator[HomeSection]:
    """Reports that were read, and wait for somebody who enters for their partnership."""
    to_check = PublishedReport.objects.allowed(user).to_check(
        scope_of(user, Permission.EDIT_INSPECTION).condition("partnership")
    )
    rows = list(to_check.for_list().newest_first()[: NEWEST + 1])
    if rows:
        everything = HomeLink(_("See all reports"), reverse("findings:published-reports"))
        yield HomeSection(
            WORK,
            _("Reports to check"),
            tuple(report_row(row) for row in rows[:NEWEST]),
            "",
            everything if len(rows) > NEWEST else None,
        )


def report_row(report: PublishedReport) -> HomeRow:
    day = date_format(localtime(report.sent_at), "j F Y")
    sent = _("Sent by %(who)s on %(day)s") % {"who": report.sent_by, "day": day}
    return HomeRow(
        HomeLink(report.name, report.get_absolute_url()), (standing(report).detail, sent)
    )


def entering(drafts: Iterable[Inspection]) -> HomeSection:
    start = address_of("inspections:inspection-start")
    return HomeSection(
        WORK,
        _("What you are entering"),
        tuple(entry_row(row, to_enter) for row in drafts),
        _("An inspection that you or a colleague enter will be listed here until it is sent."),
        HomeLink(_("Start an inspection"), start) if start else None,
    )


def pile(
    heading: str, rows: Iterable[Inspection], address: Callable[[Inspection], str]
) -> HomeSection:
    """A section that is only shown when it holds something."""
    return HomeSection(WORK, heading, tuple(entry_row(row, address) for row in rows), "")


def entry_row(inspection: Inspection, address: Callable[[Inspection], str]) -> HomeRow:
    state, colour = state_of(inspection)
    return HomeRow(
        link=HomeLink(inspection.title, address(inspection)),
        facts=(inspection.partnership.name, *progress(inspection), last_change(inspection)),
        state=state,
        colour=colour,
        remark=inspection.review_comment if inspection.state == State.DRAFT else "",
    )


def state_of(inspection: Inspection) -> tuple[str, str]:
    """The state in words that say whose turn it is, and the colour of its tag."""
    if inspection.state == State.SCHEDULED:
        return _("Approved"), "purple"
    if inspection.state == State.DRAFT and inspection.review_comment:
        return _("Sent back"), "orange"
    colours = {State.DRAFT: "blue", State.IN_REVIEW: "yellow", State.PUBLISHED: "green"}
    return inspection.get_state_display(), colours[State(inspection.state)]


def progress(inspection: Inspection) -> tuple[str, str]:
    """How much has been entered."""
    graded, found = getattr(inspection, "graded", 0), getattr(inspection, "found", 0)
    return (
        ngettext("%d grade", "%d grades", graded) % graded,
        ngettext("%d finding", "%d findings", found) % found,
    )


def last_change(inspection: Inspection) -> str:
    """What happened last, or happens next."""
    if inspection.state == State.SCHEDULED and inspection.publish_at:
        day = date_format(localtime(inspection.publish_at), "DATETIME_FORMAT")
        return _("To be published on %(day)s") % {"day": day}
    if inspection.state == State.IN_REVIEW and inspection.submitted_at:
        day = date_format(localtime(inspection.submitted_at))
        sent = {"by": inspection.submitted_by, "day": day}
        return _("Sent by %(by)s on %(day)s") % sent
    return _("Last changed %(day)s") % {"day": date_format(localtime(inspection.updated_at))}


def to_enter(inspection: Inspection) -> str:
    return reverse("findings:entry-tasks", args=[inspection.reference])


def to_review(inspection: Inspection) -> str:
    return reverse("findings:entry-review", args=[inspection.reference])


def newest_papers(user: User) -> HomeSection:
    """The newest final papers, each one press away from its PDF."""
    papers = address_of("findings:paper-list")
    reports = (
        Report.objects.allowed(user, Permission.DOWNLOAD_PAPER)
        .ready()
        .filter(is_draft=False, superseded_at=None)
        .select_related("paper__inspection__partnership", "paper__programme")
        .newest_first()
    )
    return HomeSection(
        PAPERS,
        _("Newest papers"),
        tuple(paper_row(report) for report in reports[:NEWEST]),
        _("Papers for boards will be listed here, newest first, ready to download."),
        HomeLink(_("See all papers"), papers) if papers else None,
    )


def paper_row(report: Report) -> HomeRow:
    paper = report.paper
    day = paper.meeting_on or report.requested_at.date()
    meeting = paper.meeting_body or paper.about
    pages = report.pages or 0
    return HomeRow(
        link=HomeLink(paper.title, report.get_absolute_url()),
        facts=(meeting, date_format(day), ngettext("%d page", "%d pages", pages) % pages),
        downloads=(
            HomeLink(
                _("Download PDF"),
                reverse("findings:report-download", args=[report.code, "pdf"]),
                paper.title,
            ),
        ),
    )
