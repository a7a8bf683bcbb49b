"""ILACS reports as the tests make them: the shape of the real ones, with nobody's name in it."""

from inspections.published_report.document import Document
from tests.inspections.published_report.made_pdf import document_of_html, pdf_of_html

LEADERS = "The impact of leaders on social work practice with children and families"
PROTECTION = "The experiences and progress of children who need help and protection"
IN_CARE_AND_LEAVERS = "The experiences and progress of children in care and care leavers"
IN_CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
OVERALL = "Overall effectiveness"
TO_BE_GOOD = "Requires improvement to be good"
GRADES_2018 = {
    LEADERS: "Good",
    PROTECTION: TO_BE_GOOD,
    IN_CARE_AND_LEAVERS: "Outstanding",
    OVERALL: "Good",
}
GRADES_2023 = {
    LEADERS: "Inadequate",
    PROTECTION: TO_BE_GOOD,
    IN_CARE: "Good",
    LEAVERS: "Outstanding",
    OVERALL: "Inadequate",
}
GRADES_2026 = {label: grade for label, grade in GRADES_2023.items() if label != OVERALL}
POINTS = ("The timeliness of assessments.", "How well plans are used for children.")
TEXT = "Children benefit from plans that are clear. " * 6


def html(
    *,
    title: str = "Inspection of Medway local authority children’s services",
    dates: str = "Inspection dates: 10 to 21 July 2023",
    lead: str = "Lead inspector: Ada Example, His Majesty’s Inspector",
    grades: dict[str, str] = GRADES_2023,
    heading: str = "What needs to improve?",
    points: str = "",
    sections: dict[str, str] | None = None,
) -> str:
    """The HTML of a report; what is different in a test is named."""
    rows = "".join(
        f"<tr><td style='width: 75mm'>{label}<td style='width: 45mm'>{grade}</tr>"
        for label, grade in grades.items()
    )
    listed = points or bulleted(*POINTS)
    return (
        f"<div style='font-size: 24pt; line-height: 28pt'>{title}</div>"
        f"<p>{dates}</p><p>{lead}</p>"
        f"<table class=plain style='width: 130mm'><tr><td><b>Judgement</b><td><b>Grade</b></tr>"
        f"{rows}</table><p>{TEXT}</p><h2>{heading}</h2>{listed}"
        + "".join(
            f"<h2>{label}: {grade}</h2><p>1. {TEXT}</p>"
            for label, grade in (grades if sections is None else sections).items()
            if label != OVERALL
        )
    )


def bulleted(*points: str) -> str:
    return "<ul class=squares>" + "".join(f"<li>{point}</li>" for point in points) + "</ul>"


def report(**different: object) -> Document:
    return document_of_html(html(**different))  # type: ignore[arg-type]


def report_pdf(**different: object) -> bytes:
    return pdf_of_html(html(**different))  # type: ignore[arg-type]
