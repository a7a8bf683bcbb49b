"""Every address of the portal."""

from django.urls import include, path

urlpatterns = [
    path("", include("portal.pages.urls")),
    path("", include("portal.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("inspections.urls")),
    path("", include("findings.urls")),
    path("api/v1/", include("inspections.api.urls")),
    path("api/v1/", include("findings.api.urls")),
    path("api/", include("portal.api.urls")),
]

handler400 = "portal.pages.views.error.bad_request"
handler500 = "portal.pages.views.error.server_error"
