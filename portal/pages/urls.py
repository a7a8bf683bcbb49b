"""The addresses of the portal's own pages."""

from django.urls import path

from portal.pages.views import about, health, home, saved_search

app_name = "pages"
urlpatterns = [
    path("", home.home, name="home"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("health/", health.health, name="health"),
    path("saved/", saved_search.saved_search_list, name="saved-search-list"),
    path("saved/<slug:key>/save/", saved_search.saved_search_create, name="saved-search-create"),
    path("saved/<int:pk>/rename/", saved_search.saved_search_rename, name="saved-search-rename"),
    path("saved/<int:pk>/delete/", saved_search.saved_search_delete, name="saved-search-delete"),
]
