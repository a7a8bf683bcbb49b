"""The editor of a paper: its sections in order, as fields or as what the records will say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import QueryDict

from findings.forms.paper import SectionForm
from findings.models import Finding, Paper, PaperSection, PaperText, Report
from findings.operations.paper import SectionWords
from findings.tables.paper import missing_among, sections_of, with_questions
from findings.tables.report import standing
from findings.views.paper_records import FromRecords, PaperRecords, records_of
from portal.access.clash import Clash
from portal.access.roles import Permission
from portal.access.scope import scope_of
from portal.accounts.models import User

Source = PaperSection.Source

NEWEST_BUILDS = 5


@dataclass(frozen=True)
class Part:
    """One section as the editor shows it: a field, or a preview and where it comes from."""

    section: PaperSection
    form: SectionForm | None = None
    records: FromRecords | None = None
    picked: list[Finding] | None = None
    """Key messages of inspections that are printed beside what is written, where that may be."""


class Editor:
    """One paper, one person, and what that person has sent."""

    def __init__(self, paper: Paper, user: User, *, sent: QueryDict | None) -> None:
        self.paper, self.user, self.sent = paper, user, sent
        self.questions = paper.questions() if paper.programme else []
        form = paper.template.sections.all()
        self.sections: Sequence[PaperSection] = with_questions(form, self.questions)
        self.texts = {text.section_id: text for text in paper.texts.all()}
        self.picked = self._picked() if paper.programme else {}
        self.forms = {
            section.pk: self._form(section) for section in self.sections if section.is_written
        }

    def is_valid(self) -> bool:
        """Whether every section that was sent can be saved; each is checked."""
        invalid = [form for form in self._sent_forms() if not form.is_valid()]
        return not invalid

    def touched_words(self) -> list[SectionWords]:
        """What this person changed; sections that they only had open stay as they are."""
        return [form.words() for form in self._sent_forms() if form.is_touched]

    def show_clashes(self, clashes: Mapping[int, Clash]) -> None:
        for pk, clash in clashes.items():
            self.forms[pk].show_clash(clash, record=self.texts.get(pk))

    @property
    def has_clashes(self) -> bool:
        return any(form.clash_rows for form in self.forms.values())

    def context(self) -> dict[str, Any]:
        failed = [form for form in self.forms.values() if form.is_bound and form.errors]
        return {
            "paper": self.paper,
            "inspection": self.paper.inspection,
            "programme": self.paper.programme,
            "may_see_history": may_see_history(self.user, self.paper),
            "places": self._places(),
            "missing": missing_among(self.sections, self.texts, self.paper),
            "failed": failed,
            "builds": [(report, standing(report)) for report in self._builds()],
        }

    def _picked(self) -> dict[int, list[Finding]]:
        """What was picked for each question."""
        chosen = PaperText.picked.through.objects.filter(papertext__paper=self.paper)
        rows = chosen.select_related("papertext", "finding__inspection__partnership")
        found: dict[int, list[Finding]] = {
            section.pk: [] for section in self.sections if section.source == Source.QUESTION
        }
        for row in rows.order_by("finding__inspection__partnership__name", "finding__position"):
            found.setdefault(row.papertext.section_id, []).append(row.finding)
        return found

    def _form(self, section: PaperSection) -> SectionForm:
        was_sent = self.sent is not None and f"section-{section.pk}-opened" in self.sent
        return SectionForm(
            self.sent if was_sent else None,
            paper=self.paper,
            section=section,
            text=self.texts.get(section.pk),
        )

    def _sent_forms(self) -> list[SectionForm]:
        return [form for form in self.forms.values() if form.is_bound]

    def _places(self) -> list[tuple[str, list[Part]]]:
        """The parts under the name of their place on the paper."""
        records = records_of(self.paper, self.user, self.questions)
        parts = [self._part(section, records) for section in self.sections]
        grouped = groupby(parts, key=lambda part: part.section.get_place_display())
        return [(place, list(members)) for place, members in grouped]

    def _part(self, section: PaperSection, records: PaperRecords) -> Part:
        if section.is_written:
            return Part(section, form=self.forms[section.pk], picked=self.picked.get(section.pk))
        if section.source == PaperSection.Source.NONE:
            return Part(section)
        return Part(section, records=records.part(section))

    def _builds(self) -> list[Report]:
        known = Report.objects.allowed(self.user, Permission.DOWNLOAD_PAPER)
        mine = known.filter(paper=self.paper).defer("snapshot").newest_first()
        return list(mine[:NEWEST_BUILDS])


def missing_parts(paper: Paper) -> list[PaperSection]:
    """The required parts that are empty now."""
    texts: dict[int, PaperText] = {
        text.section_id: text for text in PaperText.objects.filter(paper=paper)
    }
    return missing_among(sections_of(paper), texts, paper)


def may_see_history(user: User, paper: Paper) -> bool:
    scope = scope_of(user, Permission.VIEW_HISTORY)
    if paper.inspection is None:
        return scope.everything
    return paper.inspection.partnership_id in scope
