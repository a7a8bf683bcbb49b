"""What a person was told, newest first."""

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from findings.filters.notice import NoticeFilter
from findings.models import ActionPlan, Notice, ReviewPreparation
from findings.operations.notice import read_all_notices, read_notice
from findings.tables.notice import Known, NoticeRow, notice_rows, plans_named
from portal.access.roles import Permission
from portal.access.signed_in import SignedInRequest
from portal.accounts.models import User
from portal.pages.context import address_of
from portal.pages.paging import SIZES, page_of, size_of


@require_safe
def notice_list(request: SignedInRequest) -> HttpResponse:
    """Every notice of the person, told from the records as they stand now."""
    rows = Notice.objects.of(request.user).for_list().newest_first()
    listing = NoticeFilter(request.GET, rows, request=request)
    page = page_of(request, listing.qs)
    notices = list(page)
    context = {
        "listing": listing,
        "form": listing.form,
        "page": page,
        "rows": [(row, links(row)) for row in notice_rows(notices, known(request.user, notices))],
        "sizes": SIZES,
        "size": size_of(request),
    }
    return render(request, "findings/notice/list.html", context)


@require_POST
def notice_read(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mark one as read, and go back to the list as it was."""
    notice = get_object_or_404(Notice.objects.of(request.user), pk=pk)
    read_notice(notice=notice, at=timezone.now(), by=request.user)
    return back_to_list(request)


@require_POST
def notice_read_all(request: SignedInRequest) -> HttpResponse:
    """Mark all as read."""
    read = read_all_notices(at=timezone.now(), by=request.user)
    words = ngettext("%d notice was marked as read.", "%d notices were marked as read.", read)
    messages.success(request, words % read)
    return redirect("findings:notice-list")


def known(user: User, notices: Sequence[Notice]) -> Known:
    """What the person may still know of, among what these are about: two queries."""
    plans = {notice.action.plan_id for notice in notices if notice.action}
    plans |= {notice.plan_id for notice in notices if notice.plan_id}
    reviews = {notice.statement.review_id for notice in notices if notice.statement}
    named = Q(pk__in=plans) | Q(reference__in=plans_named(notices))
    read = ActionPlan.objects.allowed(user, Permission.VIEW_PUBLISHED).filter(named)
    pairs = list(read.values_list("pk", "reference"))
    preparations = ReviewPreparation.objects.allowed(user, Permission.DRAFT_STATEMENT)
    drafted = preparations.filter(inspection__in=reviews).values_list("inspection", flat=True)
    return Known(
        plans=frozenset(pk for pk, _ in pairs),
        references=frozenset(reference for _, reference in pairs),
        reviews=frozenset(drafted),
        on=timezone.localdate(),
    )


def links(row: NoticeRow) -> list[tuple[str, str]]:
    """The row's words with the addresses that they lead to, where the portal has the page."""
    return [
        (line.words, address_of(line.page, *([line.argument] if line.argument else [])))
        for line in row.lines
    ]


def back_to_list(request: SignedInRequest) -> HttpResponse:
    """The list with the filters and the page from which the person came."""
    came = request.POST.get("next", "")
    here = redirect("findings:notice-list").url
    is_ours = url_has_allowed_host_and_scheme(came, allowed_hosts=None) and came.startswith(here)
    return redirect(came if is_ours else here)
