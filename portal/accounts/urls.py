"""The addresses of people and invitations; sign-in itself is django-allauth's."""

from django.urls import path

from portal.accounts.views import api_token, invitation, membership, user

app_name = "accounts"
urlpatterns = [
    path("people/", membership.membership_list, name="membership-list"),
    path(
        "people/people.<ending:ending>", membership.membership_download, name="membership-download"
    ),
    path("people/roles/<int:pk>/", membership.membership_edit, name="membership-edit"),
    path("people/roles/<int:pk>/end/", membership.membership_end, name="membership-end"),
    path("people/<int:pk>/stop/", user.user_deactivate, name="user-deactivate"),
    path("people/<int:pk>/allow/", user.user_reactivate, name="user-reactivate"),
    path("people/invite/", invitation.invitation_create, name="invitation-create"),
    path(
        "people/invitations/<int:pk>/send-again/",
        invitation.invitation_resend,
        name="invitation-resend",
    ),
    path(
        "people/invitations/<int:pk>/withdraw/",
        invitation.invitation_withdraw,
        name="invitation-withdraw",
    ),
    path(
        "accounts/invitation/<str:token>/",
        invitation.invitation_accept,
        name="invitation-accept",
    ),
    path("accounts/you/", user.user_edit, name="user-edit"),
    path("accounts/tokens/", api_token.api_token_list, name="api-token-list"),
    path("accounts/tokens/new/", api_token.api_token_create, name="api-token-create"),
    path("accounts/tokens/<int:pk>/revoke/", api_token.api_token_revoke, name="api-token-revoke"),
]
