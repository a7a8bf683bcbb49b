"""The authority that a row names, by code and name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from inspections.data_import.cells import bare_name_key, name_key


@dataclass(frozen=True)
class Authority:
    """One partnership as a file may name it."""

    id: int
    slug: str
    codes: tuple[str, ...]
    names: tuple[str, ...]


class Authorities:
    """Every authority that a file may name, found by any code or name it has or has had."""

    def __init__(self, known: Iterable[Authority]) -> None:
        listed = list(known)
        self.by_id = {authority.id: authority for authority in listed}
        self._codes = {code: authority for authority in listed for code in authority.codes}
        self._names = _only_one(listed, name_key)
        self._bare_names = _only_one(listed, bare_name_key)

    def with_code(self, code: str) -> Authority | None:
        return self._codes.get(code.strip().upper())

    def with_name(self, name: str) -> Authority | None:
        """By the name as written; else by what is left of it without "County Council" and such."""
        return self._names.get(name_key(name)) or self._bare_names.get(bare_name_key(name))


def _only_one(listed: list[Authority], key: Callable[[str], str]) -> Mapping[str, Authority]:
    """Names that are those of one authority alone."""
    found: dict[str, set[int]] = {}
    authorities = {authority.id: authority for authority in listed}
    for authority in listed:
        for name in authority.names:
            found.setdefault(key(name), set()).add(authority.id)
    return {name: authorities[ids.pop()] for name, ids in found.items() if len(ids) == 1 and name}
