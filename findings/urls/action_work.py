"""The addresses of doing an action."""

from django.urls import URLPattern, path

from findings.views import improvement_action

ACTION = "actions/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(ACTION, improvement_action.action, name="action"),
]
