"""The sentences for what a reading doubts, why a file is refused, and what families are called."""

import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from inspections.published_report.reading import Refusal, Warning

FAMILIES: dict[str, Promise] = {
    "ofsted_ilacs": _("Ofsted inspection of children’s services (ILACS)"),
    "ofsted_single_inspection": _("Ofsted inspection of children’s services before 2018"),
    "ofsted_focused_visit": _("Ofsted focused visit letter"),
    "ofsted_monitoring_visit": _("Ofsted monitoring visit letter"),
    "ofsted_assurance_visit": _("Ofsted assurance visit letter"),
    "ofsted_jtai": _("joint targeted area inspection letter"),
    "ofsted_area_send": _("area SEND inspection report"),
    "care_inspectorate": _("Care Inspectorate joint inspection of children’s services"),
    "ofsted_area_send_monitoring": _("area SEND monitoring inspection report"),
}
INDICATORS: dict[str, Promise] = {
    "overall": _("overall effectiveness"),
    "leaders": _("the impact of leaders"),
    "help_and_protection": _("children who need help and protection"),
    "in_care": _("children in care"),
    "care_leavers": _("care leavers"),
    "outcome": _("the inspection outcome"),
}
EDITIONS: dict[str, Promise] = {
    "ilacs_2018": _("January 2018 to December 2022"),
    "ilacs_2023": _("January 2023 to March 2026"),
    "ilacs_2026": _("from April 2026"),
}
WARNINGS: dict[str, Promise] = {
    "partnership_missing": _("No name of a council was found."),
    "partnership_unknown": _("The portal does not know the council “%(name)s”."),
    "several_partnerships": _("The title names more than one council: %(names)s."),
    "partnership_differs": _("The title says %(name)s, and the foot of a page %(other)s."),
    "dates_missing": _("The dates of the inspection were not found."),
    "dates_unlikely": _("The dates look unlikely for an inspection: %(words)s."),
    "several_periods": _("Inspectors were there more than once; also on %(others)s."),
    "published_missing": _("The date of publication was not found."),
    "published_not_printed": _(
        "The report does not print the date of its publication. Its file was made on %(made)s; "
        "files may be made again later, so look the date up."
    ),
    "lead_inspector_missing": _("No lead inspector was found."),
    "several_lead_inspectors": _("More than one lead inspector is named: %(names)s."),
    "grades_missing": _("No judgements were found."),
    "grade_missing": _("No grade was found for %(indicator)s."),
    "grade_unclear": _("The grade for %(indicator)s could not be read: “%(words)s”."),
    "grade_from_heading": _(
        "The grade for %(indicator)s comes from the heading of its section, not from the table."
    ),
    "grades_contradict": _(
        "The report gives two grades for %(indicator)s: “%(first)s” and “%(second)s”."
    ),
    "edition_differs": _(
        "The judgements are those of the edition %(edition)s, which was not in force on the date "
        "of the inspection."
    ),
    "findings_missing": _("No heading such as “What needs to improve” was found."),
    "points_missing": _("Nothing could be read under “%(heading)s”."),
    "points_without_bullets": _(
        "The points under “%(heading)s” have no bullets; each paragraph was taken as one."
    ),
    "beside_points": _("This stands beside the points of a list and was left out: “%(text)s”"),
    "edition_unknown": _(
        "Which quality framework the inspection used was not found, so no grades were read."
    ),
    "example_begins": _(
        "Where “%(heading)s” ends cannot be told; its first paragraph was taken. Add the rest."
    ),
    "greeting_differs": _("The title says %(name)s, and the greeting %(other)s."),
    "grades_of_several": _(
        "This review has grades of several partnerships, which are no grades of one inspection: "
        "%(rows)s."
    ),
    "no_headline_findings": _(
        "The letter has no heading “Headline findings”; the summary at its start was left out."
    ),
    "summary_taken": _(
        "The letter has no heading “Headline findings”; the paragraphs of its summary, above the "
        "first heading, were taken as key messages."
    ),
    "no_lead_inspector": _("Reports of this kind do not name a lead inspector."),
    "statement_by_missing": _("Who is to write the statement of proposed action was not found."),
    "statement_due_missing": _("When the statement of proposed action is due was not found."),
    "statement_due_differs": _(
        "The statement of proposed action has more than one date: %(days)s."
    ),
    "study_left_out": _("“%(title)s” tells of one child’s case and was left out."),
    "table_missing": _(
        "The areas are not ruled off as a table, so they may not be parted where they should be."
    ),
    "year_from_letter": _(
        "The dates “%(words)s” are printed without a year; it was taken from the letter’s date."
    ),
    "older_framework": _(
        "This report was made before 2018, under judgements that the portal has no edition for. "
        "Grades and findings were left for you to enter."
    ),
}
REFUSALS: dict[str, Promise] = {
    "no_file": _("There is no such file, or it cannot be opened."),
    "empty": _("The file is empty. Save the report again and choose that file."),
    "too_large": _("The file is larger than %(most)s MB. Choose the report as published."),
    "not_a_pdf": _(
        "The file is named as a PDF but is none. Save the report as a PDF from the inspectorate’s "
        "page, and choose that file."
    ),
    "neither_pdf_nor_text": _("The file is neither a PDF nor a text. Choose the report as a PDF."),
    "locked": _(
        "The PDF is locked with a password. Download it from the inspectorate’s page, where it "
        "has none."
    ),
    "broken": _("The PDF is damaged and cannot be opened. Download it again."),
    "too_many_pages": _(
        "The file has %(pages)s pages, and no report has more than %(most)s. Choose the report "
        "alone, not the meeting’s whole pack."
    ),
    "no_text": _(
        "The PDF holds pictures of pages and no text, as a scanner makes them. Download it from "
        "the inspectorate’s page, or enter it by hand."
    ),
    "script": _(
        "The PDF holds a script or another active part, which no published report does. Download "
        "it from the inspectorate’s page."
    ),
    "embedded_file": _(
        "The PDF has other files inside it, which no published report has. Download it from the "
        "inspectorate’s page."
    ),
    "unpacks_too_large": _(
        "The PDF unpacks to more than %(most)s MB, which no published report does. Download it "
        "from the inspectorate’s page."
    ),
    "huge_picture": _(
        "The PDF holds a picture of %(width)s by %(height)s points, too large to show. Download "
        "it from the inspectorate’s page."
    ),
    "too_slow": _(
        "Reading took longer than %(seconds)s seconds and was stopped. Enter this report by hand."
    ),
    "too_much_memory": _(
        "Reading needed more than %(most)s MB of memory and was stopped. Enter this report by hand."
    ),
    "defect": _(
        "The portal failed while reading this file, and the failure was logged. Enter this "
        "report by hand."
    ),
    "no_such_page": _("The report has no such page."),
    "not_recognised": _(
        "This is no report that the portal knows. It reads Ofsted’s inspections of children’s "
        "services, joint targeted area letters, area SEND reports, and Care Inspectorate reports."
    ),
    "family_not_read": _(
        "This is an %(family)s. The portal does not read these, so that nobody gets half a draft. "
        "Enter it by hand."
    ),
}


def family_name(family: str) -> str:
    """What people call a family, such as "Ofsted focused visit letter"."""
    return str(FAMILIES[family])


def warning_sentence(warning: Warning) -> str:
    """A warning as officers read it."""
    return str(WARNINGS[warning.code]) % _readable(warning.words)


def refusal_sentence(refusal: Refusal) -> str:
    """Why a file was not read, and what to do."""
    family = {"family": family_name(refusal.family)} if refusal.family else {}
    return str(REFUSALS[refusal.code]) % {**_readable(refusal.words), **family}


def _readable(words: dict[str, str]) -> dict[str, str]:
    return {name: _readable_word(name, word) for name, word in words.items()}


def _readable_word(name: str, word: str) -> str:
    if name == "made":
        return date_format(datetime.date.fromisoformat(word), "j F Y")
    return str({"indicator": INDICATORS, "edition": EDITIONS}.get(name, {}).get(word, word))
