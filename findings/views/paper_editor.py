"""The editor of a paper: its sections in order, as fields or as what the records will say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import QueryDict
from django.urls import reverse

from findings.forms.paper import SectionForm
from findings.models import Paper, PaperSection, PaperText, Report
from findings.operations.paper import SectionWords
from findings.tables.paper import missing_among
from findings.tables.paper_preview import Origin, Preview, Records, origin, preview
from findings.tables.report import standing
from inspections.models.evaluation import with_grades
from portal.access.clash import Clash
from portal.access.roles import Permission
from portal.access.scope import may
from portal.accounts.models import User
from portal.pages.context import address_of

NEWEST_BUILDS = 5


@dataclass(frozen=True)
class Part:
    """One section as the editor shows it: a field, or a preview and where it comes from."""

    section: PaperSection
    form: SectionForm | None = None
    preview: Preview | None = None
    origin: Origin | None = None
    address: str = ""
    """Where its record is changed or read."""


class Editor:
    """One paper, one person, and what that person has sent."""

    def __init__(self, paper: Paper, user: User, *, sent: QueryDict | None) -> None:
        self.paper, self.user, self.sent = paper, user, sent
        self.sections: Sequence[PaperSection] = list(paper.template.sections.all())
        self.texts = {text.section_id: text for text in paper.texts.all()}
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
            "places": self._places(),
            "missing": missing_among(self.sections, self.texts, self.paper),
            "failed": failed,
            "builds": [(report, standing(report)) for report in self._builds()],
        }

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
        self._fetch_records()
        records = Records(self.paper, tuple(self.paper.inspection.findings.current()))
        changes = (
            may(self.user, Permission.EDIT_INSPECTION, self.paper.inspection.partnership_id)
            and self.paper.inspection.is_editable
        )
        parts = [self._part(section, records, changes) for section in self.sections]
        grouped = groupby(parts, key=lambda part: part.section.get_place_display())
        return [(place, list(members)) for place, members in grouped]

    def _fetch_records(self) -> None:
        prefetch_related_objects([self.paper.inspection], with_grades(), "evidence_counts")

    def _part(self, section: PaperSection, records: Records, changes: bool) -> Part:
        if section.is_written:
            return Part(section, form=self.forms[section.pk])
        if section.source == PaperSection.Source.NONE:
            return Part(section)
        found = origin(section)
        return Part(
            section,
            preview=preview(section, records),
            origin=found,
            address=self._address(found, changes),
        )

    def _address(self, found: Origin, changes: bool) -> str:
        """The page that changes the record, for those who may; else the page that shows it."""
        if found.url == "findings:paper-edit":
            return reverse(found.url, args=[self.paper.pk])
        reference = self.paper.inspection.reference
        if not changes:
            return self.paper.inspection.get_absolute_url()
        arguments = [reference, found.step] if found.step else [reference]
        known = address_of(found.url, *arguments)
        return known or self.paper.inspection.get_absolute_url()

    def _builds(self) -> list[Report]:
        known = Report.objects.allowed(self.user, Permission.DOWNLOAD_PAPER)
        mine = known.filter(paper=self.paper).defer("snapshot").newest_first()
        return list(mine[:NEWEST_BUILDS])


def missing_parts(paper: Paper) -> list[PaperSection]:
    """The required parts that are empty now."""
    texts: dict[int, PaperText] = {
        text.section_id: text for text in PaperText.objects.filter(paper=paper)
    }
    return missing_among(paper.template.sections.all(), texts, paper)
