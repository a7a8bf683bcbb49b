"""Bodies' paper forms as data: those that ship with the portal, and a council's own."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from findings.models import PaperSection, PaperTemplate
from findings.reference import shipped_paper_templates
from inspections.models import Partnership
from inspections.operations.shipped import Tally, bring_in
from portal.access.operation import recorded

Row = dict[str, Any]
TEMPLATE_FIELDS = {"slug", "name", "kind", "partnership", "source", "sections"}
SECTION_FIELDS = {
    "key", "place", "level", "number", "heading", "source", "lead_in", "numbering", "required",
    "default_text", "hint", "choices",
}  # fmt: skip


class TemplateRefused(Exception):  # noqa: N818 - a state, said to the person as it is
    """A form cannot be taken as it is; `problems` say where and why, one each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@recorded
def load_paper_templates(*, rows: Iterable[Row] | None = None, by: None = None) -> Tally:
    """Bring in the shipped forms, or `rows` in their place; a second run changes nothing.

    What a person has changed stays as that person left it. Raises TemplateRefused, and takes
    none, where one of them is not as it should be.
    """
    wanted = list(shipped_paper_templates() if rows is None else rows)
    partnerships = _partnerships(wanted)
    problems = [problem for row in wanted for problem in _problems(row, partnerships)]
    if problems:
        raise TemplateRefused(problems)
    tally = Tally()
    templates = [_template(row, partnerships) for row in wanted]
    stored = bring_in(templates, key=("slug",), tally=tally)
    ids = {slug: template.pk for (slug,), template in stored.items()}
    _remove_dropped(wanted, ids, tally, keeps_used=rows is None)
    sections = [
        PaperSection(template_id=stored[(row["slug"],)].pk, position=position, **section)
        for row in wanted
        for position, section in enumerate(row["sections"], start=1)
    ]
    bring_in(sections, key=("template_id", "key"), tally=tally)
    return tally


def _remove_dropped(
    rows: list[Row], templates: dict[str, int], tally: Tally, *, keeps_used: bool
) -> None:
    """Take away the sections that a form no longer has.

    Those that papers hold words for stay behind the others and are named, where the form ships:
    a newer portal must start on older papers. In a form of one's own they are refused.
    """
    for row in rows:
        keys = [section["key"] for section in row["sections"]]
        dropped = PaperSection.objects.filter(template=templates[row["slug"]]).exclude(key__in=keys)
        used = list(dropped.filter(texts__isnull=False).distinct())
        if used and not keeps_used:
            words = _("%(where)s: papers have words for “%(keys)s”, so it must stay.")
            said = {"where": row["slug"], "keys": ", ".join(section.key for section in used)}
            raise TemplateRefused([words % said])
        dropped.exclude(pk__in=[section.pk for section in used]).delete()
        _keep(used, after=len(keys), tally=tally)


def _keep(sections: list[PaperSection], *, after: int, tally: Tally) -> None:
    for position, section in enumerate(sections, start=after + 1):
        if section.position != position:
            section.position = position
            section.save(update_fields=["position"])
        tally.kept.append(_("section “%s”, which papers have words for") % section)


def _partnerships(rows: list[Row]) -> dict[str, int]:
    slugs = {row.get("partnership") for row in rows if isinstance(row, dict)}
    named = Partnership.objects.filter(slug__in=[slug for slug in slugs if isinstance(slug, str)])
    return dict(named.values_list("slug", "pk"))


def _template(row: Row, partnerships: dict[str, int]) -> PaperTemplate:
    return PaperTemplate(
        slug=row["slug"],
        name=row["name"],
        kind=row["kind"],
        partnership_id=partnerships[row["partnership"]] if row.get("partnership") else None,
        source=row.get("source", ""),
    )


def _problems(row: Row, partnerships: dict[str, int]) -> list[str]:
    """Every reason for which a form cannot be taken."""
    if not isinstance(row, dict) or not isinstance(row.get("slug"), str):
        return [_("A form is an object with a slug, a name, a kind and sections.")]
    where = row["slug"]
    sections = row.get("sections")
    if not isinstance(sections, list) or not sections:
        return [
            _("%(where)s: sections must be a list with at least one section.") % {"where": where}
        ]
    problems = _unknown(where, row, TEMPLATE_FIELDS)
    partnership = row.get("partnership")
    if partnership is not None and partnership not in partnerships:
        problems.append(
            _("%(where)s: there is no partnership “%(name)s”.")
            % {"where": where, "name": partnership}
        )
        return problems
    if not problems:
        problems += _wrong(where, _template({"name": "", "kind": "", **row}, partnerships))
    return problems + _problems_of_sections(where, sections)


def _problems_of_sections(where: str, sections: list[Row]) -> list[str]:
    problems: list[str] = []
    keys: set[str] = set()
    for position, section in enumerate(sections, start=1):
        if not isinstance(section, dict):
            problems.append(
                _("%(where)s: a section is an object.") % {"where": f"{where}, {position}"}
            )
            continue
        place = f"{where}, {section.get('key', position)}"
        unknown = _unknown(place, section, SECTION_FIELDS)
        problems += unknown or _wrong(place, PaperSection(position=position, **section))
        if section.get("key") in keys:
            problems.append(_("%(where)s: this key is used twice.") % {"where": place})
        keys.add(str(section.get("key")))
    return problems


def _unknown(where: str, row: Row, known: set[str]) -> list[str]:
    words = _("%(where)s: “%(name)s” is not known here.")
    return [words % {"where": where, "name": name} for name in row if name not in known]


def _wrong(where: str, row: PaperTemplate | PaperSection) -> list[str]:
    """What the model's own fields refuse."""
    try:
        row.clean_fields(exclude=["template", "partnership"])
    except ValidationError as error:
        return [
            f"{where}, {name}: {message}"
            for name, messages in error.message_dict.items()
            for message in messages
        ]
    return []
