"""The addresses of a plan that goes out as a file and comes back."""

from django.urls import URLPattern, path

from findings.views import plan_exchange

EXCHANGE = "actions/plans/<slug:reference>/exchange/"

urlpatterns: list[URLPattern] = [
    path(EXCHANGE, plan_exchange.plan_exchange, name="plan-exchange"),
    path(f"{EXCHANGE}plan.xlsx", plan_exchange.plan_exchange_file, name="plan-exchange-file"),
    path(f"{EXCHANGE}<slug:key>/", plan_exchange.plan_exchange_check, name="plan-exchange-check"),
    path(
        f"{EXCHANGE}<slug:key>/drop/", plan_exchange.plan_exchange_drop, name="plan-exchange-drop"
    ),
]
