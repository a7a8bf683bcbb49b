"""The addresses of the portal's own pages."""

from django.urls import path

from portal.pages.views import about, health

app_name = "pages"
urlpatterns = [
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("health/", health.health, name="health"),
]
