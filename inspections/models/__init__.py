"""What inspectors say: partnerships, frameworks, inspections and their evaluations."""

from inspections.models.amendment import Amendment
from inspections.models.comparator_group import ComparatorGroup, ComparatorGroupMember
from inspections.models.crosswalk import IndicatorMapping
from inspections.models.data_import import DataImport, ImportRow
from inspections.models.draft_look import DraftLook
from inspections.models.evaluation import Evaluation
from inspections.models.evidence_count import EvidenceCount
from inspections.models.framework import (
    FrameworkArea,
    FrameworkEdition,
    InspectionQuestion,
    QualityFramework,
    QualityIndicator,
)
from inspections.models.inspection import Inspection
from inspections.models.inspectorate import Inspectorate
from inspections.models.partnership import Agency, FormerCode, OtherName, Partnership
from inspections.models.programme import InspectionProgramme
from inspections.models.published_report import PublishedReport
from inspections.models.quantifier import QuantifierTable, QuantifierTerm
from inspections.models.scale import Grade, GradingScale

__all__ = [
    "Agency",
    "Amendment",
    "ComparatorGroup",
    "ComparatorGroupMember",
    "DataImport",
    "DraftLook",
    "Evaluation",
    "EvidenceCount",
    "FormerCode",
    "FrameworkArea",
    "FrameworkEdition",
    "Grade",
    "GradingScale",
    "ImportRow",
    "IndicatorMapping",
    "Inspection",
    "InspectionProgramme",
    "InspectionQuestion",
    "Inspectorate",
    "OtherName",
    "Partnership",
    "PublishedReport",
    "QualityFramework",
    "QualityIndicator",
    "QuantifierTable",
    "QuantifierTerm",
]
