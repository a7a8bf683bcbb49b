"""Starting a paper and writing its parts: what is refused, and that nothing is half-saved."""

import pytest
from pghistory.models import Events

from findings.models import Paper, PaperSection, PaperTemplate
from findings.operations.paper import (
    PaperBuiltError,
    PaperDetails,
    SectionNotWrittenError,
    SectionsClashError,
    SectionWords,
    TemplateNotOfferedError,
    delete_paper,
    start_paper,
    write_sections,
)
from findings.operations.report import request_report
from inspections.models import Inspection, Partnership
from portal.access.clash import Opened
from portal.accounts.models import User


def section(paper: Paper, key: str) -> PaperSection:
    return paper.template.sections.get(key=key)


def test_another_partnership_s_form_is_refused(
    form: PaperTemplate, published: Inspection, moray: Partnership, officer: User
) -> None:
    form.partnership = moray
    with pytest.raises(TemplateNotOfferedError):
        start_paper(subject=published, template=form, details=PaperDetails("Ours"), by=officer)


def test_what_the_records_say_cannot_be_written(paper: Paper, officer: User) -> None:
    words = [SectionWords(section(paper, "strengths"), "Ours")]
    with pytest.raises(SectionNotWrittenError):
        write_sections(paper=paper, words=words, by=officer)


def test_one_clash_keeps_every_section_as_it_was(paper: Paper, officer: User) -> None:
    words = [
        SectionWords(section(paper, "why"), "To decide."),
        SectionWords(section(paper, "asked"), "Mine", opened=Opened({"text": "Older"})),
    ]
    with pytest.raises(SectionsClashError) as refusal:
        write_sections(paper=paper, words=words, by=officer)
    assert list(refusal.value.clashes) == [section(paper, "asked").pk]
    assert not paper.texts.filter(section__key="why").exists()


def test_a_change_is_recorded_under_its_author(paper: Paper, officer: User) -> None:
    write_sections(paper=paper, words=[SectionWords(section(paper, "asked"), "New")], by=officer)
    text = paper.texts.get(section__key="asked")
    newest = Events.objects.references(text).order_by("-pgh_id").first()
    assert newest.pgh_context["user"] == officer.pk


def test_a_paper_started_by_mistake_goes_with_its_words(paper: Paper, officer: User) -> None:
    pk = paper.pk
    assert delete_paper(paper=paper, by=officer)
    assert not Paper.objects.filter(pk=pk).exists()
    assert not delete_paper(paper=Paper(pk=pk), by=officer)


def test_a_paper_that_was_built_is_kept(paper: Paper, officer: User) -> None:
    request_report(paper=paper, is_draft=True, by=officer)
    with pytest.raises(PaperBuiltError):
        delete_paper(paper=paper, by=officer)
    assert Paper.objects.filter(pk=paper.pk).exists()


def test_no_paper_is_started_on_a_draft_that_is_gone(
    form: PaperTemplate, draft: Inspection, officer: User
) -> None:
    Inspection.objects.filter(pk=draft.pk).delete()
    with pytest.raises(Inspection.DoesNotExist):
        start_paper(subject=draft, template=form, details=PaperDetails("Late"), by=officer)
