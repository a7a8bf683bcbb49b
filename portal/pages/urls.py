"""The addresses of the portal's own pages."""

from django.urls import path

from portal.pages.views import about, health, home

app_name = "pages"
urlpatterns = [
    path("", home.home, name="home"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("health/", health.health, name="health"),
]
