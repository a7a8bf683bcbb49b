"""Reading plans: every action that the person may read, and one plan looked at in several ways."""

from django.urls import URLPattern, path

from findings.views import action_list, action_plan, action_quick, several_actions

PLAN = "actions/plans/<slug:reference>/"

urlpatterns: list[URLPattern] = [
    path("actions/", action_list.action_list, name="action-list"),
    path("actions/actions.<ending:ending>", action_list.action_download, name="action-download"),
    path(PLAN, action_plan.action_plan, name="action-plan"),
    path(f"{PLAN}areas/", action_plan.action_plan_areas, name="action-plan-areas"),
    path(f"{PLAN}timeline/", action_plan.action_plan_timeline, name="action-plan-timeline"),
    path(f"{PLAN}gaps/", action_plan.action_plan_gaps, name="action-plan-gaps"),
    path(f"{PLAN}several/", several_actions.action_several, name="action-several"),
    path("actions/<int:pk>/quick/", action_quick.action_quick, name="action-quick"),
]
