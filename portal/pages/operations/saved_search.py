"""Keeping the filters of a page, under a name that can be changed."""

from portal.access.operation import recorded
from portal.accounts.models import User
from portal.pages.models import SavedSearch

MOST = 100
"""So many searches one person may keep for one page: a longer list helps nobody find one."""


class NameTakenError(Exception):
    """The person has another search of that name for the page."""


class TooManySearchesError(Exception):
    """The person keeps as many searches for the page as anybody may."""


@recorded
def save_search(
    *, page: str, name: str, query: str, by: User, replace: bool = False
) -> SavedSearch:
    """Keep `query` under `name`; with `replace`, in place of the one of that name.

    Raises NameTakenError or TooManySearchesError.
    """
    # The person's own row orders two presses of the button, which would both find the name free.
    User.objects.select_for_update().get(pk=by.pk)
    kept = SavedSearch.objects.filter(owner=by, page=page)
    same_name = kept.filter(name__iexact=name).first()
    if same_name is None:
        if kept.count() >= MOST:
            raise TooManySearchesError
        return SavedSearch.objects.create(owner=by, page=page, name=name, query=query)
    if same_name.query != query and not replace:
        raise NameTakenError
    same_name.name, same_name.query = name, query
    same_name.save(update_fields=["name", "query", "saved_at"])
    return same_name


@recorded
def rename_search(*, search: SavedSearch, name: str, by: User) -> SavedSearch:
    """Give the person's own search another name. Raises NameTakenError."""
    User.objects.select_for_update().get(pk=by.pk)
    locked = SavedSearch.objects.select_for_update().of(by).get(pk=search.pk)
    others = SavedSearch.objects.filter(owner=by, page=locked.page).exclude(pk=locked.pk)
    if others.filter(name__iexact=name).exists():
        raise NameTakenError
    locked.name = name
    locked.save(update_fields=["name"])
    return locked


@recorded
def delete_search(*, search: SavedSearch, by: User) -> None:
    """Forget the person's own search; one that is gone already is no error."""
    SavedSearch.objects.of(by).filter(pk=search.pk).delete()
