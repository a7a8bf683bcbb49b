"""The addresses of making and changing plans and what their actions are."""

from django.urls import URLPattern, path

from findings.views import action_change, action_entry, plan_copy, plan_entry

PLAN = "actions/plans/<slug:reference>/"
ACTION = "actions/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(
        "inspections/<slug:reference>/plan/new/",
        plan_entry.action_plan_start,
        name="action-plan-start",
    ),
    path(f"{PLAN}details/", plan_entry.action_plan_edit, name="action-plan-edit"),
    path(f"{PLAN}agree/", plan_entry.action_plan_agree, name="action-plan-agree"),
    path(f"{PLAN}close/", plan_entry.action_plan_close, name="action-plan-close"),
    path(f"{PLAN}reopen/", plan_entry.action_plan_reopen, name="action-plan-reopen"),
    path(f"{PLAN}delete/", plan_entry.action_plan_delete, name="action-plan-delete"),
    path(f"{PLAN}copy/", plan_copy.action_plan_copy, name="action-plan-copy"),
    path(f"{PLAN}order/", action_change.action_plan_order, name="action-plan-order"),
    path(f"{PLAN}add/", action_entry.action_add, name="action-add"),
    path(f"{ACTION}edit/", action_entry.action_edit, name="action-edit"),
    path(f"{ACTION}revise/", action_change.action_revise, name="action-revise"),
    path(f"{ACTION}rate/", action_change.action_rate, name="action-rate"),
    path(f"{ACTION}cancel/", action_change.action_cancel, name="action-cancel"),
    path(f"{ACTION}restore/", action_change.action_restore, name="action-restore"),
    path(f"{ACTION}move/", action_change.action_move, name="action-move"),
]
