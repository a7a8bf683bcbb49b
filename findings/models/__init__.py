"""What partnerships do about an inspection: findings, papers and the reports built from them."""

from findings.models.finding import Finding, Theme
from findings.models.paper import Paper, PaperText
from findings.models.paper_template import PaperSection, PaperTemplate
from findings.models.report import Report, ReportFile

__all__ = [
    "Finding",
    "Paper",
    "PaperSection",
    "PaperTemplate",
    "PaperText",
    "Report",
    "ReportFile",
    "Theme",
]
