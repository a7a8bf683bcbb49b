"""Reading findings: the list, its files, and one finding."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from findings.filters.finding import MOST_HITS, FindingFilter
from findings.models import Finding, ImprovementAction
from findings.models.area_state import AREA_KINDS
from findings.models.finding import FindingQuerySet
from findings.models.finding_words import are_looked_for
from findings.tables.answering_action import answering_actions
from findings.tables.finding import COLUMNS, file_rows
from findings.tables.finding_search import advice, count_in_words, results
from findings.tables.section import SECTION_OF_KIND
from findings.views.solved import asks_for_answers, first_answers
from portal.access.roles import Permission
from portal.access.scope import may
from portal.access.signed_in import SignedInRequest
from portal.pages.download import download
from portal.pages.filters import chosen_filters
from portal.pages.paging import SIZES, BoundedPaginator, size_of
from portal.pages.sheet import Ending, Sheet, about_list
from portal.pages.views.saved_search import offer_of

CHUNK = 2_000


def _readable(request: SignedInRequest) -> FindingQuerySet:
    return Finding.objects.allowed(request.user, Permission.VIEW_PUBLISHED).current()


def _listing(request: SignedInRequest) -> FindingFilter:
    return FindingFilter(request.GET, _readable(request), request=request)


@require_safe
def finding_list(request: SignedInRequest) -> HttpResponse:
    """Every finding that the person may read, filtered and paged."""
    listing = _listing(request)
    hits = BoundedPaginator(listing.ids, size_of(request), most=MOST_HITS)
    page = hits.get_page(request.GET.get("page"))
    ids = list(page.object_list)
    rows = Finding.objects.filter(pk__in=ids).for_results(listing.query).with_area_state()
    words = listing.words_asked
    context = {
        "listing": listing,
        "form": listing.form,
        "page": page,
        "advice": None if ids else advice(words, are_looked_for=are_looked_for(words)),
        "results": results(rows, ids),
        "is_more": hits.is_more,
        "count": count_in_words(hits.count, is_more=hits.is_more),
        "chosen": chosen_filters(listing.form, request.GET, but=("sort", "graded")),
        "sizes": SIZES,
        "size": size_of(request),
        "saved": offer_of(request, "findings"),
    }
    return render(request, "findings/finding/list.html", context)


@require_safe
def finding_download(request: SignedInRequest, ending: Ending) -> HttpResponseBase:
    """The list exactly as it is filtered, all pages of it."""
    listing = _listing(request)
    rows = file_rows(listing.qs.for_list().with_area_state().iterator(chunk_size=CHUNK))
    about = about_list(request, title=_("Findings"), page="findings:finding-list", listing=listing)
    return download(Sheet(COLUMNS, rows, about), ending)


@require_safe
def finding(request: SignedInRequest, pk: int) -> HttpResponse:
    """One finding with everything that it is linked to."""
    rows = _readable(request).for_list().with_stems().with_area_state()
    found = get_object_or_404(rows.annotate(answering=_answering(request)), pk=pk)
    partnership = found.inspection.partnership_id
    context = {
        "finding": found,
        "section": SECTION_OF_KIND[Finding.Kind(found.kind)],
        "may_edit": may(request.user, Permission.EDIT_INSPECTION, partnership)
        and found.inspection.is_editable,
        "may_see_history": may(request.user, Permission.VIEW_HISTORY, partnership),
    }
    if found.kind in AREA_KINDS:
        context["actions"] = answering_actions(getattr(found, "answering", []))
    if asks_for_answers(request.user, found):
        context |= first_answers(request.user, found)
    return render(request, "findings/finding/finding.html", context)


def _answering(request: SignedInRequest) -> ArraySubquery:
    """The actions that answer a finding, of plans that the person may read, with the finding."""
    known = ImprovementAction.objects.allowed(request.user, Permission.VIEW_PUBLISHED)
    answering = known.filter(findings=OuterRef("pk")).with_brag(on=localdate()).in_order()
    told = ("pk", "title", "reference", "status", "brag", "due")
    each = JSONObject(plan="plan__title", **{name: name for name in told})
    return ArraySubquery(answering.values(each=each))
