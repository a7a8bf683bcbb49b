"""Preparing a paper in the browser."""

from django.test import Client
from django.urls import reverse

from findings.forms.paper import SectionForm
from findings.models import Paper, PaperSection, PaperTemplate, Report
from inspections.models import Inspection, Partnership
from portal.accounts.models import User
from tests.conftest import ClientOf

HTMX = {"HX-Request": "true"}


def section(paper: Paper, key: str) -> PaperSection:
    return paper.template.sections.get(key=key)


def sent(paper: Paper, key: str, **values: str | list[str]) -> dict[str, str | list[str]]:
    """What a browser sends for one section, with the values as the page was opened."""
    part = section(paper, key)
    form = SectionForm(paper=paper, section=part, text=paper.texts.filter(section=part).first())
    values = {"opened": form["opened"].value(), **values}
    return {f"section-{part.pk}-{name}": value for name, value in values.items()}


def autosave(client: Client, paper: Paper, key: str, values: dict[str, str | list[str]]) -> str:
    address = reverse("findings:paper-section", args=[paper.pk, section(paper, key).pk])
    return client.post(address, values, headers=HTMX).content.decode()


def test_a_paper_starts_with_the_form_s_words(
    client_of: ClientOf, officer: User, published: Inspection, form: PaperTemplate
) -> None:
    address = reverse("findings:paper-start", args=[published.reference])
    client_of(officer).post(address, {"template": form.slug, "title": "Our report"})
    paper = Paper.objects.get(title="Our report")
    assert paper.texts.get(section__key="why").text == "To inform members."
    assert (paper.created_by, paper.inspection) == (officer, published)


def test_another_partnership_s_form_is_not_offered(
    client_of: ClientOf,
    officer: User,
    published: Inspection,
    form: PaperTemplate,
    moray: Partnership,
) -> None:
    form.partnership = moray
    form.save()
    address = reverse("findings:paper-start", args=[published.reference])
    page = client_of(officer).post(address, {"template": form.slug, "title": "Ours"})
    assert "Select one of the answers shown" in page.content.decode()
    assert not Paper.objects.exists()


def test_own_forms_come_before_those_for_everyone(
    published: Inspection, moray: Partnership, form: PaperTemplate
) -> None:
    for slug, place in (("ours", published.partnership), ("theirs", moray)):
        PaperTemplate.objects.create(slug=slug, name=slug, kind=form.kind, partnership=place)
    offered = [
        template.slug
        for template in PaperTemplate.objects.offered_to(published)
        if template.slug in ("ours", "theirs", form.slug)
    ]
    assert offered == ["ours", form.slug]


def test_a_section_saves_itself(client_of: ClientOf, officer: User, paper: Paper) -> None:
    answer = autosave(client_of(officer), paper, "asked", sent(paper, "asked", text="Agree"))
    assert "Saved at" in answer
    assert 'hx-swap-oob="true"' in answer
    assert paper.texts.get(section__key="asked").text == "Agree"


def test_a_section_that_someone_else_changed_is_not_overwritten(
    client_of: ClientOf, officer: User, lead_officer: User, paper: Paper
) -> None:
    mine, theirs = sent(paper, "asked", text="Mine"), sent(paper, "asked", text="Theirs")
    autosave(client_of(lead_officer), paper, "asked", theirs)
    answer = autosave(client_of(officer), paper, "asked", mine)
    assert "Someone else changed this part" in answer
    assert "Theirs" in answer
    assert "Mine" in answer
    assert paper.texts.get(section__key="asked").text == "Theirs"


def test_too_much_and_what_cannot_be_printed_are_refused(
    client_of: ClientOf, officer: User, paper: Paper
) -> None:
    long = autosave(client_of(officer), paper, "asked", sent(paper, "asked", text="a" * 20_001))
    odd = autosave(client_of(officer), paper, "asked", sent(paper, "asked", text="a\x07b"))
    assert "20000 characters or fewer" in long
    assert "cannot be printed (U+0007)" in odd
    assert paper.texts.get(section__key="asked").text == "Note the report"


def test_a_section_of_another_form_or_of_the_records_is_not_found(
    client_of: ClientOf, officer: User, paper: Paper
) -> None:
    other = PaperTemplate.objects.create(slug="other", name="Other", kind=paper.template.kind)
    strange = PaperSection.objects.create(
        template=other, key="x", position=1, place="body", source="free_text"
    )
    for part in (strange, section(paper, "strengths")):
        address = reverse("findings:paper-section", args=[paper.pk, part.pk])
        assert client_of(officer).post(address, {}, headers=HTMX).status_code == 404


def test_one_press_saves_every_section(client_of: ClientOf, officer: User, paper: Paper) -> None:
    values = sent(paper, "asked", text="One\r\nTwo") | sent(paper, "why", text="To decide.")
    page = client_of(officer).post(paper.get_absolute_url(), values, follow=True)
    assert "Saved at" in page.content.decode()
    assert paper.texts.get(section__key="asked").text == "One\nTwo"
    assert paper.texts.get(section__key="why").text == "To decide."


def test_one_wrong_section_saves_none_and_keeps_all(
    client_of: ClientOf, officer: User, paper: Paper
) -> None:
    values = sent(paper, "asked", text="Kept") | sent(paper, "why", text="a\x00b")
    page = client_of(officer).post(paper.get_absolute_url(), values).content.decode()
    assert "Kept" in page
    assert "<title>Error:" in page
    assert paper.texts.get(section__key="asked").text == "Note the report"


def test_a_section_that_was_only_open_is_left_alone(
    client_of: ClientOf, officer: User, lead_officer: User, paper: Paper
) -> None:
    opened = sent(paper, "asked", text="Note the report") | sent(paper, "why", text="To decide.")
    autosave(client_of(lead_officer), paper, "asked", sent(paper, "asked", text="Theirs"))
    client_of(officer).post(paper.get_absolute_url(), opened)
    assert paper.texts.get(section__key="asked").text == "Theirs"
    assert paper.texts.get(section__key="why").text == "To decide."


def test_a_clash_without_scripts_shows_both_and_then_lets_one_choose(
    client_of: ClientOf, officer: User, lead_officer: User, paper: Paper
) -> None:
    mine = sent(paper, "asked", text="Mine")
    autosave(client_of(lead_officer), paper, "asked", sent(paper, "asked", text="Theirs"))
    page = client_of(officer).post(paper.get_absolute_url(), mine)
    assert page.status_code == 409
    assert "Theirs" in page.content.decode()
    client_of(officer).post(paper.get_absolute_url(), sent(paper, "asked", text="Mine"))
    assert paper.texts.get(section__key="asked").text == "Mine"


def test_ticks_are_kept_in_the_form_s_order_and_strange_ones_refused(
    client_of: ClientOf, officer: User, paper: Paper
) -> None:
    paper.template.sections.create(
        key="drivers", position=9, place="appendix", source="tick_list", choices=["Hub", "Modern"]
    )
    autosave(client_of(officer), paper, "drivers", sent(paper, "drivers", ticks=["Modern", "Hub"]))
    answer = autosave(client_of(officer), paper, "drivers", sent(paper, "drivers", ticks=["Else"]))
    assert "Select only from the answers shown" in answer
    assert paper.texts.get(section__key="drivers").ticks == ["Hub", "Modern"]


def test_script_in_words_and_in_the_form_is_shown_as_text(
    client_of: ClientOf, officer: User, paper: Paper
) -> None:
    paper.template.sections.update(hint="<script>alert(1)</script>", heading="<b>Heading</b>")
    paper.texts.update(text="<img src=x onerror=alert(1)>")
    page = client_of(officer).get(paper.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<b>Heading" not in page


def test_saving_and_building_a_draft_is_one_press(
    client_of: ClientOf, officer: User, paper: Paper
) -> None:
    values = sent(paper, "asked", text="Agree") | {"then": "draft"}
    client_of(officer).post(paper.get_absolute_url(), values)
    assert Report.objects.get().is_draft
    assert paper.texts.get(section__key="asked").text == "Agree"


def test_an_inspector_knows_only_their_own_papers(
    client_of: ClientOf, inspector: User, paper: Paper
) -> None:
    address = paper.get_absolute_url()
    assert client_of(inspector).get(address).status_code == 404
    Paper.objects.update(created_by=inspector)
    assert client_of(inspector).get(address).status_code == 200


def test_the_title_changed_by_two_is_shown_to_the_second(
    client_of: ClientOf, officer: User, lead_officer: User, paper: Paper
) -> None:
    address = reverse("findings:paper-edit", args=[paper.pk])
    opened = client_of(officer).get(address).context["form"]["opened"].value()
    client_of(lead_officer).post(address, {"title": "Theirs", "opened": opened})
    page = client_of(officer).post(address, {"title": "Mine", "opened": opened})
    assert page.status_code == 409
    assert Paper.objects.get().title == "Theirs"
