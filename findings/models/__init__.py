"""What partnerships do about an inspection: findings, plans, reviews, papers and their builds."""

from findings.models.action_plan import ActionPlan
from findings.models.brag import Brag
from findings.models.comment import Comment
from findings.models.digest import Digest
from findings.models.escalation import Escalation
from findings.models.evidence import Evidence, EvidenceVersion
from findings.models.finding import Finding, Theme
from findings.models.improvement_action import (
    DueDateRevision,
    ImprovementAction,
    Milestone,
    ProgressUpdate,
)
from findings.models.notice import Notice, ReminderChoice
from findings.models.paper import Paper, PaperText
from findings.models.paper_template import PaperSection, PaperTemplate
from findings.models.plan_file import PlanFile
from findings.models.progress_review import PositionStatement, ReadinessStep, ReviewPreparation
from findings.models.report import Report, ReportFile
from findings.models.verification import Completion

__all__ = [
    "ActionPlan",
    "Brag",
    "Comment",
    "Completion",
    "Digest",
    "DueDateRevision",
    "Escalation",
    "Evidence",
    "EvidenceVersion",
    "Finding",
    "ImprovementAction",
    "Milestone",
    "Notice",
    "Paper",
    "PaperSection",
    "PaperTemplate",
    "PaperText",
    "PlanFile",
    "PositionStatement",
    "ProgressUpdate",
    "ReadinessStep",
    "ReminderChoice",
    "Report",
    "ReportFile",
    "ReviewPreparation",
    "Theme",
]
