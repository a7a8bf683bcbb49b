"""The addresses of evidence."""

from django.urls import URLPattern, path

from findings.views import evidence, evidence_use

EVIDENCE = "evidence/<slug:key>/"
ACTION = "actions/<int:pk>/evidence/"

urlpatterns: list[URLPattern] = [
    path(EVIDENCE, evidence.evidence, name="evidence"),
    path(f"{EVIDENCE}versions/<int:number>/", evidence.evidence_download, name="evidence-download"),
    path(f"{ACTION}add/", evidence_use.evidence_add, name="evidence-add"),
    path(f"{ACTION}<slug:key>/attach/", evidence_use.evidence_attach, name="evidence-attach"),
    path(f"{ACTION}<slug:key>/detach/", evidence_use.evidence_detach, name="evidence-detach"),
]
