"""The addresses of inspections.

One inspection's page and one partnership's page show findings too, so they are in findings/urls.py.
"""

from django.urls import path

from inspections.views.framework import framework, frameworks
from inspections.views.inspection import inspection_csv, inspections
from inspections.views.partnership import partnerships

app_name = "inspections"
urlpatterns = [
    path("inspections/", inspections, name="inspections"),
    path("inspections/inspections.csv", inspection_csv, name="inspection-csv"),
    path("partnerships/", partnerships, name="partnerships"),
    path("frameworks/", frameworks, name="frameworks"),
    path("frameworks/<slug:slug>/", framework, name="framework"),
]
