"""The addresses of evidence."""

from django.urls import URLPattern, path

from findings.views import evidence, evidence_change, evidence_list, evidence_use

EVIDENCE = "evidence/<slug:key>/"
ACTION = "actions/<int:pk>/evidence/"

urlpatterns: list[URLPattern] = [
    path("evidence/", evidence_list.evidence_list, name="evidence-list"),
    path(
        "evidence/evidence.<ending:ending>",
        evidence_list.evidence_list_download,
        name="evidence-list-download",
    ),
    path(EVIDENCE, evidence.evidence, name="evidence"),
    path(f"{EVIDENCE}edit/", evidence_change.evidence_edit, name="evidence-edit"),
    path(f"{EVIDENCE}remove/", evidence_change.evidence_remove, name="evidence-remove"),
    path(f"{EVIDENCE}restore/", evidence_change.evidence_restore, name="evidence-restore"),
    path(f"{EVIDENCE}use/", evidence_use.evidence_use, name="evidence-use"),
    path(
        f"{EVIDENCE}versions/add/",
        evidence_change.evidence_version_add,
        name="evidence-version-add",
    ),
    path(f"{EVIDENCE}versions/<int:number>/", evidence.evidence_download, name="evidence-download"),
    path(f"{ACTION}add/", evidence_use.evidence_add, name="evidence-add"),
    path(f"{ACTION}pick/", evidence_list.evidence_pick, name="evidence-pick"),
    path(f"{ACTION}<slug:key>/attach/", evidence_use.evidence_attach, name="evidence-attach"),
    path(f"{ACTION}<slug:key>/detach/", evidence_use.evidence_detach, name="evidence-detach"),
]
