"""The addresses of the portal's own pages."""

from django.urls import URLPattern

app_name = "pages"
urlpatterns: list[URLPattern] = []
