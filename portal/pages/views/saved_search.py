"""Saving the filters of a page, and the list of what a person has saved."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.access.signed_in import SignedInRequest
from portal.pages.forms.saved_search import SaveSearchForm, SearchNameForm
from portal.pages.models import SavedSearch
from portal.pages.operations.saved_search import (
    MOST,
    NameTakenError,
    TooManySearchesError,
    delete_search,
    rename_search,
    save_search,
)
from portal.pages.saved_pages import SavedPage, saved_page, saved_pages


@dataclass(frozen=True)
class Offer:
    """What components/saved_searches.html shows on a page whose filters can be saved."""

    page: SavedPage
    query: str
    """What would be saved; nothing when the page has no filters now."""
    searches: list[SavedSearch]
    current: SavedSearch | None
    """The saved search that the page shows now."""


def offer_of(request: SignedInRequest, key: str) -> Offer:
    """The person's searches of a page, and what saving it now would keep; one query."""
    page = page_of(key)
    query = page.query_of(request.GET)
    searches = list(SavedSearch.objects.of(request.user).for_page(key))
    current = next((search for search in searches if search.query == query), None)
    return Offer(page, query, searches, current)


@require_safe
def saved_search_list(request: SignedInRequest) -> HttpResponse:
    """Everything that the person has saved, page by page."""
    kept = list(SavedSearch.objects.of(request.user))
    groups = [(page, [one for one in kept if one.page == page.key]) for page in saved_pages()]
    return render(request, "pages/saved_search/list.html", {"groups": groups})


@require_http_methods(["GET", "HEAD", "POST"])
def saved_search_create(request: SignedInRequest, key: str) -> HttpResponse:
    """Save the filters in this address under a name; the page they came from has the same ones."""
    page = page_of(key)
    query = page.query_of(request.GET)
    form = SaveSearchForm(request.POST or None, query=query)
    if request.method == "POST" and form.is_valid() and _is_saved(request, page, form):
        messages.success(request, _("The search “%s” was saved.") % form.cleaned_data["name"])
        return redirect(f"{page.address}?{query}")
    context = {"form": form, "page": page, "query": query}
    return render(request, "pages/saved_search/create.html", context)


def _is_saved(request: SignedInRequest, page: SavedPage, form: SaveSearchForm) -> bool:
    name, replace = form.cleaned_data["name"], form.cleaned_data["replace"]
    try:
        save_search(page=page.key, name=name, query=form.query, replace=replace, by=request.user)
    except NameTakenError:
        form.ask_to_replace()
    except TooManySearchesError:
        words = _("You have saved %(most)d searches of this page. Delete one that you do not need.")
        form.add_error(None, words % {"most": MOST})
    return form.is_valid()


@require_http_methods(["GET", "HEAD", "POST"])
def saved_search_rename(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a saved search another name."""
    search = get_object_or_404(SavedSearch.objects.of(request.user), pk=pk)
    form = SearchNameForm(request.POST or None, initial={"name": search.name})
    if request.method == "POST" and form.is_valid():
        try:
            rename_search(search=search, name=form.cleaned_data["name"], by=request.user)
        except NameTakenError:
            form.add_error("name", _("You have saved another search under this name"))
        else:
            messages.success(request, _("The name was changed."))
            return redirect("pages:saved-search-list")
    return render(request, "pages/saved_search/rename.html", {"form": form, "search": search})


@require_http_methods(["GET", "HEAD", "POST"])
def saved_search_delete(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask once, then forget a saved search."""
    search = get_object_or_404(SavedSearch.objects.of(request.user), pk=pk)
    if request.method == "POST":
        delete_search(search=search, by=request.user)
        messages.success(request, _("The saved search “%s” was deleted.") % search.name)
        return redirect("pages:saved-search-list")
    return render(request, "pages/saved_search/delete.html", {"search": search})


def page_of(key: str) -> SavedPage:
    page = saved_page(key)
    if page is None:
        raise Http404
    return page
