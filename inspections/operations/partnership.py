"""Changes to partnerships."""

import datetime

from inspections.models import FormerCode, OtherName, Partnership
from inspections.operations.shipped import Tally, bring_in
from inspections.reference import shipped_partnerships
from portal.access.operation import recorded


@recorded
def load_partnerships(*, by: None = None) -> Tally:
    """Bring in the shipped councils with their codes and names; a second run changes nothing."""
    tally = Tally()
    rows = shipped_partnerships()
    stored = bring_in([_partnership(row) for row in rows], key=("slug",), tally=tally)
    codes = [
        FormerCode(partnership_id=stored[(row["slug"],)].pk, code=code)
        for row in rows
        for code in row["former_codes"].split()
    ]
    bring_in(codes, key=("partnership_id", "code"), tally=tally)
    names = [
        OtherName(partnership_id=stored[(row["slug"],)].pk, name=name)
        for row in rows
        for name in filter(None, row["other_names"].split("|"))
    ]
    bring_in(names, key=("partnership_id", "name"), tally=tally)
    return tally


def _partnership(row: dict[str, str]) -> Partnership:
    ended_on = datetime.date.fromisoformat(row["ended_on"]) if row["ended_on"] else None
    taken = ("slug", "name", "nation", "kind", "gss_code", "region")
    return Partnership(**{name: row[name] for name in taken}, ended_on=ended_on)
