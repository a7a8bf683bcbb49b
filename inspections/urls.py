"""The addresses of inspections.

One inspection's page and one partnership's page show findings too, so they are in findings/urls.py.
"""

from django.urls import path, register_converter

from inspections.converters import CodeConverter
from inspections.views.comparator_group import (
    comparator_group_create,
    comparator_group_delete,
    comparator_groups,
)
from inspections.views.comparison import comparison, comparison_download
from inspections.views.comparison_change import comparison_change, comparison_change_download
from inspections.views.comparison_distribution import (
    comparison_distribution,
    comparison_distribution_download,
)
from inspections.views.comparison_place import comparison_place, comparison_place_download
from inspections.views.comparison_self_evaluation import (
    comparison_self_evaluation,
    comparison_self_evaluation_download,
)
from inspections.views.comparison_years import comparison_years, comparison_years_download
from inspections.views.data_import import (
    data_import,
    data_import_check,
    data_import_confirm,
    data_import_download,
    data_import_send,
    data_import_undo,
    data_imports,
)
from inspections.views.draft_look import draft_look
from inspections.views.framework import framework, frameworks
from inspections.views.inspection import inspection_download, inspections
from inspections.views.inspection_conclusions import inspection_conclusions
from inspections.views.inspection_details import inspection_details
from inspections.views.inspection_evidence import inspection_evidence
from inspections.views.inspection_grades import (
    inspection_grade,
    inspection_grade_remove,
    inspection_grades,
)
from inspections.views.inspection_start import inspection_start
from inspections.views.inspection_team import inspection_team
from inspections.views.partnership import partnership_download, partnerships

register_converter(CodeConverter, "code")

app_name = "inspections"
ENTER = "inspections/<slug:reference>/enter/"

urlpatterns = [
    path("inspections/", inspections, name="inspections"),
    path(
        "inspections/inspections.<ending:ending>", inspection_download, name="inspection-download"
    ),
    path("comparison/", comparison, name="comparison"),
    path("comparison/comparison.<ending:ending>", comparison_download, name="comparison-download"),
    path("comparison/sets/", comparator_groups, name="comparator-groups"),
    path("comparison/sets/save/", comparator_group_create, name="comparator-group-create"),
    path(
        "comparison/sets/<int:pk>/delete/",
        comparator_group_delete,
        name="comparator-group-delete",
    ),
    path("partnerships/", partnerships, name="partnerships"),
    path(
        "partnerships/partnerships.<ending:ending>",
        partnership_download,
        name="partnership-download",
    ),
    path("comparison/distribution/", comparison_distribution, name="comparison-distribution"),
    path(
        "comparison/distribution/distribution.<ending:ending>",
        comparison_distribution_download,
        name="comparison-distribution-download",
    ),
    path("comparison/change/", comparison_change, name="comparison-change"),
    path(
        "comparison/change/changes.<ending:ending>",
        comparison_change_download,
        name="comparison-change-download",
    ),
    path("comparison/years/", comparison_years, name="comparison-years"),
    path(
        "comparison/years/years.<ending:ending>",
        comparison_years_download,
        name="comparison-years-download",
    ),
    path("comparison/place/", comparison_place, name="comparison-place"),
    path(
        "comparison/place/place.<ending:ending>",
        comparison_place_download,
        name="comparison-place-download",
    ),
    path(
        "comparison/self-evaluation/",
        comparison_self_evaluation,
        name="comparison-self-evaluation",
    ),
    path(
        "comparison/self-evaluation/self-evaluation.<ending:ending>",
        comparison_self_evaluation_download,
        name="comparison-self-evaluation-download",
    ),
    path("imports/", data_imports, name="data-imports"),
    path("imports/send/", data_import_send, name="data-import-send"),
    path("imports/<int:pk>/", data_import, name="data-import"),
    path(
        "imports/<int:pk>/rows.<ending:ending>", data_import_download, name="data-import-download"
    ),
    path("imports/<int:pk>/check/", data_import_check, name="data-import-check"),
    path("imports/<int:pk>/import/", data_import_confirm, name="data-import-confirm"),
    path("imports/<int:pk>/undo/", data_import_undo, name="data-import-undo"),
    path("frameworks/", frameworks, name="frameworks"),
    path("frameworks/<slug:slug>/", framework, name="framework"),
    path("inspections/start/", inspection_start, name="inspection-start"),
    path("inspections/look-at-draft/", draft_look, name="draft-look"),
    path(f"{ENTER}details/", inspection_details, name="inspection-details"),
    path(f"{ENTER}team/", inspection_team, name="inspection-team"),
    path(f"{ENTER}evidence/", inspection_evidence, name="inspection-evidence"),
    path(f"{ENTER}grades/", inspection_grades, name="inspection-grades"),
    path(f"{ENTER}grades/<code:code>/", inspection_grade, name="inspection-grade"),
    path(
        f"{ENTER}grades/<code:code>/remove/",
        inspection_grade_remove,
        name="inspection-grade-remove",
    ),
    path(f"{ENTER}conclusions/", inspection_conclusions, name="inspection-conclusions"),
]
