"""What inspections put on the home page: what is new, the programmes, and care of the service."""

import datetime
from collections.abc import Iterator
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspections.models import Inspection, InspectionProgramme, QualityFramework
from inspections.models.evaluation import with_grades
from inspections.tables.inspection import sentence, told_of
from portal.access.roles import Permission, Role
from portal.access.scope import scope_of
from portal.accounts.models import User
from portal.pages.context import address_of
from portal.pages.home import (
    CARE_OF_SERVICE,
    PROGRAMMES,
    PUBLISHED,
    HomeLink,
    HomeRow,
    HomeSection,
)

NEWEST = 5


def home_sections(user: User, on: datetime.date) -> Iterator[HomeSection]:
    """The sections that this person's roles give."""
    if scope_of(user, Permission.VIEW_PUBLISHED):
        yield newest(user, on)
    if user.has_role(Role.INSPECTOR):
        yield programmes(user)
    if scope_of(user, Permission.MANAGE_FRAMEWORKS):
        yield care_of_service(user)


def newest(user: User, on: datetime.date) -> HomeSection:
    """The newest published inspections that the person may read whole."""
    published = Inspection.objects.allowed(user, Permission.VIEW_PUBLISHED).published()
    found = published.for_list().prefetch_related(with_grades()).newest_first()[:NEWEST]
    return HomeSection(
        place=PUBLISHED,
        heading=_("Newest published inspections"),
        rows=tuple(published_row(inspection, on) for inspection in found),
        when_empty=_("Inspections will be listed here, newest first, once they are published."),
        next_step=HomeLink(_("See all inspections"), reverse("inspections:inspections")),
    )


def published_row(inspection: Inspection, on: datetime.date) -> HomeRow:
    day = inspection.published_on
    facts = [sentence(told_of(inspection), on=on)]
    if day:
        facts.append(_("Report published %(day)s") % {"day": date_format(day)})
    return HomeRow(
        link=HomeLink(inspection.title, inspection.get_absolute_url()), facts=tuple(facts)
    )


def programmes(user: User) -> HomeSection:
    """The programmes that have published something, each with the partnerships it has reached."""
    published = Inspection.objects.allowed(user, Permission.VIEW_PUBLISHED).published()
    reached = Prefetch("inspections", published.select_related("partnership"), to_attr="reached")
    return HomeSection(
        place=PROGRAMMES,
        heading=_("Programmes of inspections"),
        rows=tuple(
            programme_row(programme, inspections)
            for programme in InspectionProgramme.objects.prefetch_related(reached)
            if (inspections := getattr(programme, "reached", []))
        ),
        when_empty=_(
            "A series of inspections will be listed here once its first report is published."
        ),
    )


def programme_row(programme: InspectionProgramme, reached: list[Inspection]) -> HomeRow:
    names = sorted({inspection.partnership.name for inspection in reached})
    count = ngettext(
        "%(number)d partnership has published", "%(number)d partnerships have published", len(names)
    ) % {"number": len(names)}
    address = f"{reverse('inspections:inspections')}?{urlencode({'programme': programme.slug})}"
    facts = (count, get_text_list(names, _("and")))
    return HomeRow(link=HomeLink(programme.name, address), facts=facts)


def care_of_service(user: User) -> HomeSection:
    """What an administrator looks after, with how many there are."""
    people = User.objects.filter(is_active=True).count()
    frameworks = QualityFramework.objects.count()
    rows = [
        HomeRow(
            HomeLink(_("People"), reverse("accounts:membership-list")),
            (ngettext("%d person may sign in", "%d people may sign in", people) % people,),
        ),
        HomeRow(
            HomeLink(_("Frameworks"), reverse("inspections:frameworks")),
            (ngettext("%d framework", "%d frameworks", frameworks) % frameworks,),
        ),
    ]
    if scope_of(user, Permission.IMPORT_OUTCOMES):
        facts = (_("Bring in Ofsted’s outcomes and statistical neighbours"),)
        rows.append(HomeRow(HomeLink(_("Imports"), reverse("inspections:data-imports")), facts))
    if look := address_of("inspections:draft-look"):
        facts = (_("For an hour, with your reason on record"),)
        rows.append(HomeRow(HomeLink(_("Look at a draft"), look), facts))
    return HomeSection(CARE_OF_SERVICE, _("Looking after the service"), tuple(rows), "")
