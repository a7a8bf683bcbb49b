"""The addresses that belong to no resource: the guide, the document, and nothing else."""

from django.urls import path, re_path

from portal.api.document import Document
from portal.api.guide import guide
from portal.api.views import NothingHere

app_name = "portal_api"
urlpatterns = [
    path("", guide, name="guide"),
    path("v1/schema/", Document.as_view(), name="schema"),
    re_path(r"^(?P<rest>.+/)$", NothingHere.as_view(), name="nothing-here"),
]
