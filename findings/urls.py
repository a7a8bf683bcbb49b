"""The addresses of findings, and of the pages that show findings beside what they belong to."""

from django.urls import path

from findings.views.inspection import inspection
from findings.views.partnership import partnership

app_name = "findings"
urlpatterns = [
    path("inspections/<slug:reference>/", inspection, name="inspection"),
    path("partnerships/<slug:slug>/", partnership, name="partnership"),
]
