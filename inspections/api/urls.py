"""The API's addresses of what inspectors say."""

from django.urls import path

from inspections.api.evaluation import EvaluationList
from inspections.api.framework import FrameworkList, FrameworkRecord, ScaleList
from inspections.api.inspection import InspectionList, InspectionRecord
from inspections.api.partnership import PartnershipList, PartnershipRecord

app_name = "inspections_api"
urlpatterns = [
    path("partnerships/", PartnershipList.as_view(), name="partnership-list"),
    path("partnerships/<slug:slug>/", PartnershipRecord.as_view(), name="partnership"),
    path("frameworks/", FrameworkList.as_view(), name="framework-list"),
    path("frameworks/<slug:slug>/", FrameworkRecord.as_view(), name="framework"),
    path("scales/", ScaleList.as_view(), name="scale-list"),
    path("inspections/", InspectionList.as_view(), name="inspection-list"),
    path("inspections/<slug:reference>/", InspectionRecord.as_view(), name="inspection"),
    path("evaluations/", EvaluationList.as_view(), name="evaluation-list"),
]
