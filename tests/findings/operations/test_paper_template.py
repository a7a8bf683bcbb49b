"""The forms that ship hold what their sources have, and a wrong form is refused by name."""

from typing import Any

import pytest

from findings.models import Paper, PaperSection, PaperTemplate, PaperText
from findings.operations.paper_template import TemplateRefused, load_paper_templates
from findings.reference import shipped_paper_templates
from inspections.models import Inspection
from portal.accounts.models import User

pytestmark = pytest.mark.django_db
OWN: dict[str, Any] = {
    "slug": "our-form",
    "name": "Our form",
    "kind": "council-paper",
    "partnership": "midlothian",
    "sections": [
        {"key": "title", "place": "header", "source": "title"},
        {"key": "asked", "place": "body", "source": "list", "heading": "Asked", "number": "1"},
    ],
}


def sections(slug: str) -> dict[str, PaperSection]:
    return {row.key: row for row in PaperSection.objects.filter(template__slug=slug)}


def refusal(**changes: object) -> list[str]:
    with pytest.raises(TemplateRefused) as refused:
        load_paper_templates(rows=[OWN | changes])
    return refused.value.problems


def test_loading_again_changes_nothing() -> None:
    tally = load_paper_templates()
    assert (tally.added, tally.updated, tally.kept) == (0, 0, [])


def test_every_partnership_can_make_a_paper_of_every_kind() -> None:
    common = PaperTemplate.objects.filter(partnership=None).values_list("kind", flat=True)
    assert sorted(common) == sorted(PaperTemplate.Kind.values)


def test_midlothians_tick_lists_are_those_of_its_paper() -> None:
    form = sections("midlothian-2020")
    assert len(form["drivers"].choices) == 10
    assert len(form["streams"].choices) == 5
    assert {form[key].choices[-1] for key in ("drivers", "streams")} == {"None of the above"}


def test_midlothians_implications_are_numbered_as_in_its_paper() -> None:
    numbers = [row.number for row in sections("midlothian-2020").values() if row.number]
    assert numbers[:4] == ["1", "2", "3", "4"]
    assert numbers[4:8] == ["4.1", "4.2", "4.3", "4.4"]
    assert numbers[8:] == [f"A.{n}" for n in range(1, 9)]


def test_morays_implications_are_lettered() -> None:
    numbers = [row.number for row in sections("moray-2018").values()]
    assert [n for n in numbers if n.startswith("(")] == [f"({letter})" for letter in "abcdefgh"]


def test_no_form_asks_for_a_persons_name_or_address() -> None:
    assert not [row for row in shipped_paper_templates() if "@" in str(row)]


def test_a_council_adds_its_own_form(midlothian: object) -> None:
    assert load_paper_templates(rows=[OWN]).added == 3
    assert PaperTemplate.objects.get(slug="our-form").partnership == midlothian


def test_a_form_may_gain_and_lose_sections() -> None:
    load_paper_templates(rows=[OWN])
    new = {"key": "new", "place": "header", "source": "line"}
    load_paper_templates(rows=[OWN | {"sections": [new, OWN["sections"][1]]}])
    placed = {key: row.position for key, row in sections("our-form").items()}
    assert placed == {"new": 1, "asked": 2}


def test_a_section_for_which_papers_have_words_must_stay(paper: Paper) -> None:
    without = {"slug": paper.template.slug, "sections": OWN["sections"][:1]}
    (said,) = refusal(**without)
    assert said == "test-form: papers have words for “asked”, so it must stay."


def test_a_newer_portal_starts_on_papers_with_words_for_a_section_that_is_gone(
    draft: Inspection, officer: User
) -> None:
    template = PaperTemplate.objects.get(slug="midlothian-2020")
    gone = PaperSection.objects.create(
        template=template, key="gone", position=99, place="body", source="free_text", heading="Gone"
    )
    paper = Paper.objects.create(
        template=template, inspection=draft, title="A paper", created_by=officer
    )
    PaperText.objects.create(paper=paper, section=gone, text="Words")
    tally = load_paper_templates()
    assert tally.kept == ["section “Gone”, which papers have words for"]
    gone.refresh_from_db()
    assert gone.position == template.sections.count()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"partnership": "nowhere"}, "our-form: there is no partnership “nowhere”."),
        ({"colour": "red"}, "our-form: “colour” is not known here."),
        ({"sections": []}, "our-form: sections must be a list with at least one section."),
        ({"kind": "poem"}, "our-form, kind: Value 'poem' is not a valid choice."),
        ({"slug": 7}, "A form is an object with a slug, a name, a kind and sections."),
        (
            {"sections": [{"key": "a", "place": "attic", "source": "list"}]},
            "our-form, a, place: Value 'attic' is not a valid choice.",
        ),
        (
            {"sections": [{"place": "body", "source": "list"}]},
            "our-form, 1, key: This field cannot be blank.",
        ),
        ({"sections": OWN["sections"] * 2}, "our-form, title: this key is used twice."),
        ({"sections": ["title"]}, "our-form, 1: a section is an object."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(changes: dict[str, object], said: str) -> None:
    assert said in refusal(**changes)
    assert not PaperTemplate.objects.filter(slug="our-form").exists()
