"""Reading plans: every action that the person may read, and one plan looked at in several ways."""

from django.urls import URLPattern, path

from findings.views import action_list, action_plan

PLAN = "actions/plans/<slug:reference>/"

urlpatterns: list[URLPattern] = [
    path("actions/", action_list.action_list, name="action-list"),
    path(PLAN, action_plan.action_plan, name="action-plan"),
]
