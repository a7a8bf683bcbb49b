"""Who may open and change what: every address of the portal by every role (design section 5).

Read a row like this: the URL's name, where its arguments come from in the World, then what each
role gets, in the order of PEOPLE:

    in   sent to sign in          403  knows of it, may not do it
    200  the page                 404  may not know of it
    302  done, sent onwards       ok   either of 200 and 302

A view that takes GET and POST has two rows. `=pdf` is an argument that is the word itself.
"""

from dataclasses import dataclass, field

PEOPLE = (
    "anonymous",
    "officer",
    "lead_officer",
    "action_owner",
    "board_member",
    "inspector",
    "administrator",
    "outsider",
)


@dataclass(frozen=True)
class Row:
    """One address, asked for in one way, with what every role gets."""

    url: str
    arguments: str
    expected: str
    method: str = "GET"
    form: dict[str, str] = field(default_factory=dict)
    """What a POST sends; a value `@draft.pk` is looked up in the World."""

    def __str__(self) -> str:
        return " ".join(filter(None, [self.method, self.url, self.arguments]))


def get(url: str, arguments: str, expected: str) -> Row:
    return Row(url, arguments, expected)


def post(url: str, arguments: str, expected: str, **form: str) -> Row:
    return Row(url, arguments, expected, "POST", form)


# fmt: off
PORTAL = [
    #                                               anon off lead own boar insp admi outsider
    get("pages:home", "",                          "200 200 200 200 200 200 200 200"),
    get("pages:accessibility", "",                 "200 200 200 200 200 200 200 200"),
    get("pages:privacy", "",                       "200 200 200 200 200 200 200 200"),
    get("pages:health", "",                        "200 200 200 200 200 200 200 200"),
]

INSPECTIONS: list[Row] = [
    #                                               anon off lead own boar insp admi outsider
    get("inspections:inspections", "",             "in  200 200 200 200 200 200 200"),
    get("inspections:inspection-csv", "",          "in  200 200 200 200 200 200 200"),
    get("inspections:partnerships", "",            "in  200 200 200 200 200 200 200"),
    get("inspections:frameworks", "",              "in  200 200 200 200 200 200 200"),
    get("inspections:framework", "edition.framework.slug", "in  200 200 200 200 200 200 200"),
]

FINDINGS: list[Row] = [
    #                                               anon off lead own boar insp admi outsider
    get("findings:inspection", "published.reference", "in  200 200 200 200 200 200 200"),
    get("findings:inspection", "draft.reference",  "in  200 200 404 404 404 404 404"),
    get("findings:inspection", "in_review.reference", "in  200 200 404 404 404 404 404"),
    get("findings:inspection", "=no-such-inspection", "in  404 404 404 404 404 404 404"),
    get("findings:partnership", "midlothian.slug", "in  200 200 200 200 200 200 200"),
    get("findings:partnership", "=no-such-place",  "in  404 404 404 404 404 404 404"),
]
# fmt: on

TABLE = [*PORTAL, *INSPECTIONS, *FINDINGS]

ALLAUTH_OPEN_TO_EVERYONE = {
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email_verification_sent",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_login",
    "openid_connect_callback",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
}
"""django-allauth's addresses that must work before one is signed in; the rest need a sign-in."""
