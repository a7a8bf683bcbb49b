"""The demonstration: real published records, and an account for each role."""

import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password

from findings.models import Theme
from findings.operations.demonstration_inspection import add_inspections
from findings.operations.demonstration_paper import add_papers
from findings.operations.demonstration_plan import add_plans
from findings.operations.demonstration_review import add_reviews
from findings.operations.paper_template import load_paper_templates
from findings.reference import shipped
from inspections.models import Agency, Partnership
from inspections.operations.framework import load_frameworks
from inspections.operations.partnership import load_partnerships
from portal.access.operation import recorded
from portal.accounts.demonstration import ACCOUNTS, PASSWORD
from portal.accounts.models import Membership, User


class NotADemonstration(Exception):  # noqa: N818 - a state, said to the person as it is
    """This portal is a real one: accounts with a public password must not come into it."""


@recorded
def load_demonstration(*, at: datetime.datetime, by: None = None) -> int:
    """Add what is missing of the demonstration, published `at`; the number of records added.

    What is there stays as visitors have left it. Raises NotADemonstration.
    """
    if not settings.DEMONSTRATION:
        raise NotADemonstration
    load_partnerships()
    load_frameworks()
    load_paper_templates()
    return sum(
        (
            _add_partnerships(),
            _add_agencies(),
            _add_themes(),
            _add_accounts(on=at.date()),
            add_inspections(at=at),
            add_reviews(),
            add_plans(at=at),
            add_papers(at=at),
        )
    )


def _add_partnerships() -> int:
    rows = {row["slug"]: row for row in shipped("demonstration/partnerships")}
    there = set(Partnership.objects.filter(slug__in=rows).values_list("slug", flat=True))
    missing = [Partnership(**row) for slug, row in rows.items() if slug not in there]
    return len(Partnership.objects.bulk_create(missing))


def _add_agencies() -> int:
    rows = shipped("demonstration/agencies")
    partnerships = _partnerships_by_slug({row["partnership"] for row in rows})
    there = set(Agency.objects.values_list("partnership__slug", "name"))
    missing = [
        Agency(partnership=partnerships[row["partnership"]], kind=row["kind"], name=row["name"])
        for row in rows
        if (row["partnership"], row["name"]) not in there
    ]
    return len(Agency.objects.bulk_create(missing))


def _add_themes() -> int:
    there = set(Theme.objects.values_list("slug", flat=True))
    missing = [Theme(**row) for row in shipped("themes") if row["slug"] not in there]
    return len(Theme.objects.bulk_create(missing))


def _add_accounts(*, on: datetime.date) -> int:
    there = set(User.objects.values_list("email", flat=True))
    missing = [account for account in ACCOUNTS if account.email not in there]
    if not missing:
        _prove_addresses()
        return 0
    partnerships = _partnerships_by_slug({a.partnership for a in missing if a.partnership})
    password = make_password(PASSWORD)  # slow by design, so once for all
    people = User.objects.bulk_create(
        User(email=account.email, display_name=account.post, password=password)
        for account in missing
    )
    Membership.objects.bulk_create(
        Membership(
            user=user,
            role=account.role,
            partnership=partnerships[account.partnership] if account.partnership else None,
            starts_on=on,
        )
        for user, account in zip(people, missing, strict=True)
    )
    _prove_addresses()
    return len(people)


def _prove_addresses() -> None:
    """As if each had followed a link: an address that counts as unproven would be taken off the
    account when its holder asks for another.
    """
    for user in User.objects.filter(email__in=[account.email for account in ACCOUNTS]):
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )


def _partnerships_by_slug(slugs: set[str]) -> dict[str, Partnership]:
    return {row.slug: row for row in Partnership.objects.filter(slug__in=slugs)}
