"""The API's addresses of what was found."""

from django.urls import path

from findings.api.finding import FindingList, FindingRecord

app_name = "findings_api"
urlpatterns = [
    path("findings/", FindingList.as_view(), name="finding-list"),
    path("findings/<int:pk>/", FindingRecord.as_view(), name="finding"),
]
