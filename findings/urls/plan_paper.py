"""The addresses of papers on action plans."""

from django.urls import URLPattern, path

from findings.views import plan_paper

urlpatterns: list[URLPattern] = [
    path(
        "actions/plans/<slug:reference>/papers/new/",
        plan_paper.plan_paper_start,
        name="plan-paper-start",
    ),
]
