"""Nothing of a draft shows anywhere to those who may not read it: lists, files, counts, choices."""

import pytest
from django.test import Client
from django.urls import reverse

from findings.models import Finding, Theme
from inspections.models import Inspection
from portal.access.roles import Role
from tests.access.test_every_page import client_for
from tests.access.world import World
from tests.conftest import person
from tests.papers import built_report, started_paper

SECRET = "zyzzyva"
STRANGERS = ["action_owner", "board_member", "inspector", "administrator", "outsider"]
PLACES = [
    "/",
    "/inspections/?size=100",
    f"/inspections/?text={SECRET}",
    "/inspections/?state=draft",
    "/inspections/inspections.csv",
    "/findings/?size=100",
    f"/findings/?words={SECRET}",
    "/findings/good-practice/",
    f"/findings/good-practice/?words={SECRET}",
    f"/findings/?theme={SECRET}",
    "/findings/findings.csv",
    "/papers/",
    f"/papers/?words={SECRET}&state=draft",
    "/papers/papers.csv",
    "/papers/prepare/",
    "/partnerships/?inspected=yes",
    "/partnerships/midlothian/",
    "/partnerships/moray/",
    "/history/partnership/midlothian/",
    "/frameworks/",
    "/findings/findings.json",
    "/inspections/inspections.json",
    "/partnerships/partnerships.json",
    "/api/v1/partnerships/?size=200",
    "/api/v1/inspections/?size=200",
    f"/api/v1/inspections/?text={SECRET}",
    "/api/v1/inspections/?programme=midlothian-draft",
    "/api/v1/evaluations/?inspection=midlothian-draft",
    "/api/v1/evaluations/?size=200",
    "/api/v1/findings/?size=200",
    f"/api/v1/findings/?theme={SECRET}",
    "/api/v1/frameworks/",
    "/api/v1/schema/",
]

ECHOES = [f'value="{SECRET}"', f"={SECRET}", f"“{SECRET}”", f": {SECRET}", f"<title>{SECRET}"]
"""Where a page repeats the words that it was asked for."""


@pytest.fixture
def hidden(world: World) -> Inspection:
    """A draft in which every text is the secret, with a theme, a paper and a build of its own."""
    Inspection.objects.filter(pk=world.draft.pk).update(
        title=SECRET, team=SECRET, scope=SECRET, confidence_statement=SECRET
    )
    theme = Theme.objects.create(slug=SECRET, name=SECRET)
    found = world.draft.findings.create(kind=Finding.Kind.STRENGTH, position=1, text=SECRET)
    found.themes.add(theme)
    paper = started_paper(world.draft, world.officer, SECRET)
    built_report(paper, world.officer, is_draft=True)
    return world.draft


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    content = getattr(response, "streaming_content", None)
    return (b"".join(content) if content else response.content).decode()


@pytest.mark.parametrize("role", STRANGERS)
def test_no_list_file_or_search_shows_it(world: World, hidden: Inspection, role: str) -> None:
    client = client_for(world, role)
    for path in PLACES:
        page = text_of(client, path)
        for echo in ECHOES:
            page = page.replace(echo, "")
        assert SECRET not in page, path
        assert "midlothian-draft" not in page, path


def test_its_officers_see_it(world: World, hidden: Inspection) -> None:
    client = client_for(world, "officer")
    shown = [path for path in PLACES if SECRET in text_of(client, path)]
    assert {"/", "/inspections/?size=100", "/findings/findings.csv", "/papers/"} <= set(shown)


def test_a_theme_of_another_councils_draft_is_not_offered(world: World, hidden: Inspection) -> None:
    theirs = world.in_review
    Inspection.objects.filter(pk=theirs.pk).update(partnership=world.moray, state="draft")
    found = theirs.findings.create(kind=Finding.Kind.STRENGTH, position=1, text="Ours")
    address = reverse("findings:finding-edit", args=[found.pk])
    assert SECRET not in text_of(client_for(world, "outsider"), address)


def test_an_officer_who_became_a_board_member_sees_no_draft_of_theirs(
    world: World, hidden: Inspection
) -> None:
    report = built_report(
        started_paper(hidden, world.board_member), world.board_member, is_draft=True
    )
    assert client_for(world, "board_member").get(report.get_absolute_url()).status_code == 404
    inspector = person("moved@test.example", Role.INSPECTOR, None)
    report = built_report(started_paper(hidden, inspector), inspector, is_draft=True)
    client = Client()
    client.force_login(inspector)
    assert client.get(report.get_absolute_url()).status_code == 404


def test_an_administrators_look_is_recorded_before_anything_is_seen(
    world: World, hidden: Inspection
) -> None:
    client = client_for(world, "administrator")
    assert client.get(hidden.get_absolute_url()).status_code == 404
    form = {"reference": hidden.reference, "reason": "Asked for help"}
    client.post(reverse("inspections:draft-look"), form)
    assert SECRET in text_of(client, hidden.get_absolute_url())
    assert hidden.looks.get().user == world.administrator
