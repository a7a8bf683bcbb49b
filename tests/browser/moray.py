"""What happened in Moray from 2017 on, and the posts of those whom it concerns."""

import datetime
import json

from django.test import override_settings

from findings.models import Finding
from inspections.models import Agency, FrameworkEdition, Inspection, Partnership
from portal.access.roles import Role
from tests.browser.conftest import Portal
from tests.browser.world import session_of
from tests.conftest import person

BUILD = "from tests.browser.moray import build; build()"
REFERENCE = "moray-2017"
AREAS = [
    "Improve standards of operational practice",
    "Improve initial risk assessment of, and response to vulnerable children and young people at "
    "risk of, or experiencing neglectful parenting or cumulative harm",
    "Strengthen collective vision and collaborative leadership",
    "Strengthen the approach to corporate parenting, participation and children’s rights to "
    "deliver improvements at a pace",
    "Implement a framework of joint self-evaluation, ensuring a clear focus on improved outcomes "
    "for children and families",
    "Improve governance, leadership and accountability of child protection committee",
]
POSTS = {
    "officer": ("Improvement officer", Role.OFFICER),
    "lead": ("Head of children’s services", Role.LEAD_OFFICER),
    "police": ("Detective inspector", Role.ACTION_OWNER),
    "board": ("Member of the community planning board", Role.BOARD_MEMBER),
}


def put_moray_into(portal: Portal) -> dict[str, str]:
    """Run `build` inside the portal; the session of each person."""
    told = portal.manage("shell", "--no-imports", "-c", BUILD)
    sessions: dict[str, str] = json.loads(told.splitlines()[-1])
    return sessions


def build() -> None:
    """The people, and an inspection that is entered but for its six areas."""
    moray = Partnership.objects.get(slug="moray")
    Agency.objects.get_or_create(partnership=moray, kind=Agency.Kind.POLICE, name="Police Scotland")
    _inspection(moray)
    people = {"inspector": person("moray-inspector@test.example", Role.INSPECTOR, None)}
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        for who, (post, role) in POSTS.items():
            people[who] = person(f"moray-{who}@test.example", role, moray)
            people[who].display_name = post
            people[who].save()
    print(json.dumps({who: session_of(user) for who, user in people.items()}))  # noqa: T201


def _inspection(moray: Partnership) -> None:
    edition = FrameworkEdition.objects.get(slug="ci_children_how_well_2014")
    inspection = Inspection.objects.create(
        reference=REFERENCE,
        partnership=moray,
        edition=edition,
        kind=Inspection.Kind.JOINT,
        title="Joint inspection in Moray, 2017",
        lead_body=edition.framework.inspectorate,
        fieldwork_from=datetime.date(2016, 8, 1),
        fieldwork_to=datetime.date(2016, 9, 30),
        published_on=datetime.date(2017, 2, 28),
        team="Inspectors of four bodies",
        evidence_note="Case files were read and people were met.",
        empty_sections=["strengths", "good-practice", "conclusions"],
    )
    for indicator in edition.indicators.filter(formally_graded=True):
        inspection.evaluations.create(indicator=indicator, without_grade="not_known")
    assert not inspection.findings.of_kind(Finding.Kind.AREA_FOR_IMPROVEMENT).exists()
