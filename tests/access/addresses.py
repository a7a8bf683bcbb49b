"""Every address that the portal's resolver knows."""

from collections.abc import Iterator

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

ARGUMENTS: list[list[str | int]] = [[], ["key"], ["uid", "key"], ["provider"], [1]]


def _patterns(
    resolver: URLResolver, namespaces: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _patterns(pattern, inner)
        else:
            yield namespaces, pattern


def _is_ours(pattern: URLPattern) -> bool:
    return not pattern.lookup_str.startswith(("allauth.", "django."))


def our_names() -> list[str]:
    """The name of each of our addresses; one without a name shows as its view."""
    return [
        ":".join([*namespaces, pattern.name or pattern.lookup_str])
        for namespaces, pattern in _patterns(get_resolver())
        if _is_ours(pattern)
    ]


def allauth_names() -> list[str]:
    return [
        pattern.name or pattern.lookup_str
        for _, pattern in _patterns(get_resolver())
        if pattern.lookup_str.startswith("allauth.")
    ]


def address_of(name: str) -> str:
    """The address of a named page, whatever arguments it takes."""
    for arguments in ARGUMENTS:
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    raise NoReverseMatch(name)
