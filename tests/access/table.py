"""Who may open and change what: every address of the portal by every role (design section 5).

Read a row like this: the URL's name, where its arguments come from in the World, then what each
role gets, in the order of PEOPLE:

    in   sent to sign in          403  knows of it, may not do it
    200  the page                 404  may not know of it
    302  done, sent onwards       405  the address only takes changes, so only POST
    ok   either of 200 and 302    410  the link works no more
    401  refused as JSON, for programs (the API)

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


A_NAME = {"display_name": "A post"}
A_SEARCH = {"name": "A search"}
A_PASSWORD = {"password": "a new long password"}
AN_OFFICER = {"email": "new@test.example", "role": "officer", "partnership": "@midlothian.pk"}
AN_INSPECTOR = {"email": "new@test.example", "role": "inspector"}

# ruff: noqa: E501 - a table is read along its lines
# fmt: off
PORTAL = [
    #                                               anon off lead own boar insp admi outsider
    get("pages:home", "",                          "200 200 200 200 200 200 200 200"),
    get("pages:accessibility", "",                 "200 200 200 200 200 200 200 200"),
    get("pages:privacy", "",                       "200 200 200 200 200 200 200 200"),
    get("pages:health", "",                        "200 200 200 200 200 200 200 200"),
    get("accounts:user-edit", "",                  "in  200 200 200 200 200 200 200"),
    post("accounts:user-edit", "",                 "in  302 302 302 302 302 302 302", **A_NAME),
    get("accounts:api-token-list", "",             "in  200 200 200 200 200 200 200"),
    get("accounts:api-token-create", "",           "in  200 200 200 200 200 200 200"),
    post("accounts:api-token-create", "",          "in  200 200 200 200 200 200 200", name="A report", days="30"),
    get("accounts:api-token-revoke", "api_token.pk",  "in  200 404 404 404 404 404 404"),
    post("accounts:api-token-revoke", "api_token.pk", "in  302 404 404 404 404 404 404"),
    get("accounts:membership-list", "",            "in  403 200 403 403 403 200 403"),
    get("accounts:membership-download", "=csv",    "in  403 200 403 403 403 200 403"),
    get("accounts:membership-download", "=xlsx",   "in  403 200 403 403 403 200 403"),
    get("accounts:membership-download", "=json",   "in  403 200 403 403 403 200 403"),
    get("accounts:invitation-create", "",          "in  403 200 403 403 403 200 403"),
    post("accounts:invitation-create", "",         "in  403 302 403 403 403 302 403", **AN_OFFICER),
    post("accounts:invitation-create", "",         "in  403 200 403 403 403 302 403", **AN_INSPECTOR),
    get("accounts:membership-edit", "membership.pk",         "in  403 200 403 403 403 200 403"),
    post("accounts:membership-edit", "membership.pk",        "in  403 302 403 403 403 302 403"),
    get("accounts:membership-edit", "moray_membership.pk",   "in  403 404 403 403 403 200 403"),
    post("accounts:membership-edit", "moray_membership.pk",  "in  403 404 403 403 403 302 403"),
    get("accounts:membership-edit", "service_membership.pk", "in  403 404 403 403 403 200 403"),
    get("accounts:membership-end", "membership.pk",          "in  403 200 403 403 403 200 403"),
    post("accounts:membership-end", "membership.pk",         "in  403 302 403 403 403 302 403"),
    post("accounts:membership-end", "moray_membership.pk",   "in  403 404 403 403 403 302 403"),
    get("accounts:invitation-resend", "invitation.pk",         "in  405 405 405 405 405 405 405"),
    post("accounts:invitation-resend", "invitation.pk",        "in  403 302 403 403 403 302 403"),
    post("accounts:invitation-resend", "moray_invitation.pk",  "in  403 404 403 403 403 302 403"),
    get("accounts:invitation-withdraw", "invitation.pk",       "in  405 405 405 405 405 405 405"),
    post("accounts:invitation-withdraw", "invitation.pk",      "in  403 302 403 403 403 302 403"),
    post("accounts:invitation-withdraw", "moray_invitation.pk","in  403 404 403 403 403 302 403"),
    get("accounts:invitation-accept", "token",                 "200 403 403 403 403 403 403 403"),
    get("accounts:invitation-accept", "=wrong",                "410 410 410 410 410 410 410 410"),
    post("accounts:invitation-accept", "token",                "302 403 403 403 403 403 403 403", **A_NAME, **A_PASSWORD),
    get("accounts:user-deactivate", "outsider.pk",             "in  403 403 403 403 403 200 403"),
    post("accounts:user-deactivate", "outsider.pk",            "in  403 403 403 403 403 302 403"),
    get("pages:saved-search-list", "",                         "in  200 200 200 200 200 200 200"),
    get("pages:saved-search-create", "=findings",              "in  200 200 200 200 200 200 200"),
    post("pages:saved-search-create", "=findings",             "in  200 200 200 200 200 200 200", **A_SEARCH),
    get("pages:saved-search-create", "=no-such-page",          "in  404 404 404 404 404 404 404"),
    get("pages:saved-search-rename", "saved_search.pk",        "in  200 404 404 404 404 404 404"),
    post("pages:saved-search-rename", "saved_search.pk",       "in  302 404 404 404 404 404 404", **A_SEARCH),
    get("pages:saved-search-delete", "saved_search.pk",        "in  200 404 404 404 404 404 404"),
    post("pages:saved-search-delete", "saved_search.pk",       "in  302 404 404 404 404 404 404"),
    get("accounts:user-reactivate", "outsider.pk",             "in  405 405 405 405 405 405 405"),
    post("accounts:user-reactivate", "outsider.pk",            "in  403 403 403 403 403 302 403"),
]

API: list[Row] = [
    #                                               anon off lead own boar insp admi outsider
    get("portal_api:guide", "",                    "in  200 200 200 200 200 200 200"),
    get("portal_api:schema", "",                   "401 200 200 200 200 200 200 200"),
    get("portal_api:nothing-here", "=v2/",         "401 404 404 404 404 404 404 404"),
    get("inspections_api:partnership-list", "",    "401 200 200 200 200 200 200 200"),
    get("inspections_api:partnership", "midlothian.slug", "401 200 200 200 200 200 200 200"),
    get("inspections_api:framework-list", "",      "401 200 200 200 200 200 200 200"),
    get("inspections_api:framework", "edition.framework.slug", "401 200 200 200 200 200 200 200"),
    get("inspections_api:scale-list", "",          "401 200 200 200 200 200 200 200"),
    get("inspections_api:inspection-list", "",     "401 200 200 200 200 200 200 200"),
    get("inspections_api:inspection", "published.reference", "401 200 200 200 200 200 200 200"),
    get("inspections_api:inspection", "draft.reference", "401 200 200 404 404 404 404 404"),
    get("inspections_api:inspection", "in_review.reference", "401 200 200 404 404 404 404 404"),
    get("inspections_api:evaluation-list", "",     "401 200 200 200 200 200 200 200"),
    get("findings_api:finding-list", "",           "401 200 200 200 200 200 200 200"),
    get("findings_api:finding", "finding.pk",      "401 200 200 404 404 404 404 404"),
    get("findings_api:finding", "published_finding.pk", "401 200 200 200 200 200 200 404"),
]

INSPECTIONS: list[Row] = [
    #                                               anon off lead own boar insp admi outsider
    get("inspections:inspections", "",             "in  200 200 200 200 200 200 200"),
    get("inspections:inspection-download", "=csv", "in  200 200 200 200 200 200 200"),
    get("inspections:inspection-download", "=xlsx","in  200 200 200 200 200 200 200"),
    get("inspections:inspection-download", "=json","in  200 200 200 200 200 200 200"),
    get("inspections:comparison", "",              "in  200 200 403 403 200 200 200"),
    get("inspections:comparison-download", "=csv", "in  200 200 403 403 200 200 200"),
    get("inspections:comparison-download", "=xlsx","in  200 200 403 403 200 200 200"),
    get("inspections:comparison-download", "=json","in  200 200 403 403 200 200 200"),
    get("inspections:partnerships", "",            "in  200 200 200 200 200 200 200"),
    get("inspections:partnership-download", "=csv", "in  200 200 200 200 200 200 200"),
    get("inspections:partnership-download", "=xlsx", "in  200 200 200 200 200 200 200"),
    get("inspections:partnership-download", "=json", "in  200 200 200 200 200 200 200"),
    get("inspections:comparison-distribution", "", "in  200 200 403 403 200 200 200"),
    get("inspections:comparison-distribution-download", "=csv", "in  200 200 403 403 200 200 200"),
    get("inspections:comparison-change", "",       "in  200 200 403 403 200 200 200"),
    get("inspections:comparison-change-download", "=csv", "in  200 200 403 403 200 200 200"),
    get("inspections:comparison-years", "",        "in  200 200 403 403 200 200 200"),
    get("inspections:comparison-years-download", "=csv", "in  200 200 403 403 200 200 200"),
    get("inspections:comparison-place", "",        "in  200 200 403 403 200 200 200"),
    get("inspections:comparison-place-download", "=csv", "in  200 200 403 403 200 200 200"),
    get("inspections:comparison-self-evaluation", "", "in  200 200 403 403 200 200 200"),
    get("inspections:comparison-self-evaluation-download", "=csv", "in  200 200 403 403 200 200 200"),
    get("inspections:data-imports", "",            "in  403 403 403 403 403 200 403"),
    get("inspections:data-import-send", "",        "in  403 403 403 403 403 200 403"),
    post("inspections:data-import-send", "",       "in  403 403 403 403 403 200 403"),
    get("inspections:data-import", "imported.pk",  "in  403 403 403 403 403 200 403"),
    get("inspections:data-import", "checked.pk",   "in  403 403 403 403 403 200 403"),
    get("inspections:data-import", "=987654321",   "in  403 403 403 403 403 404 403"),
    get("inspections:data-import-download", "checked.pk =csv",  "in  403 403 403 403 403 200 403"),
    get("inspections:data-import-download", "checked.pk =xlsx", "in  403 403 403 403 403 200 403"),
    get("inspections:data-import-download", "checked.pk =json", "in  403 403 403 403 403 200 403"),
    post("inspections:data-import-check", "checked.pk",         "in  403 403 403 403 403 302 403"),
    get("inspections:data-import-check", "checked.pk",          "in  405 405 405 405 405 405 405"),
    post("inspections:data-import-confirm", "checked.pk",       "in  403 403 403 403 403 302 403"),
    get("inspections:data-import-confirm", "checked.pk",        "in  405 405 405 405 405 405 405"),
    get("inspections:data-import-undo", "imported.pk",          "in  403 403 403 403 403 200 403"),
    get("inspections:data-import-undo", "checked.pk",           "in  403 403 403 403 403 302 403"),
    post("inspections:data-import-undo", "imported.pk",         "in  403 403 403 403 403 302 403"),
    get("inspections:frameworks", "",              "in  200 200 200 200 200 200 200"),
    get("inspections:framework", "edition.framework.slug", "in  200 200 200 200 200 200 200"),
    get("inspections:inspection-start", "",        "in  200 200 403 403 403 403 200"),
    post("inspections:inspection-start", "",       "in  200 200 403 403 403 403 200"),
    get("inspections:draft-look", "",              "in  403 403 403 403 403 200 403"),
    post("inspections:draft-look", "",             "in  403 403 403 403 403 200 403"),
    post("inspections:draft-look", "",             "in  403 403 403 403 403 302 403",
         reference="@draft.reference", reason="Asked for help"),
    get("inspections:inspection-details", "draft.reference",      "in  ok  ok  404 404 404 404 404"),
    post("inspections:inspection-details", "draft.reference",     "in  ok  ok  404 404 404 404 404"),
    get("inspections:inspection-details", "in_review.reference",  "in  302 302 404 404 404 404 404"),
    post("inspections:inspection-details", "published.reference", "in  200 200 403 403 403 403 403"),
    get("inspections:inspection-team", "draft.reference",         "in  ok  ok  404 404 404 404 404"),
    post("inspections:inspection-team", "draft.reference",        "in  ok  ok  404 404 404 404 404"),
    get("inspections:inspection-team", "in_review.reference",     "in  302 302 404 404 404 404 404"),
    post("inspections:inspection-team", "published.reference",    "in  200 200 403 403 403 403 403"),
    get("inspections:inspection-evidence", "draft.reference",     "in  ok  ok  404 404 404 404 404"),
    post("inspections:inspection-evidence", "draft.reference",    "in  ok  ok  404 404 404 404 404"),
    get("inspections:inspection-evidence", "in_review.reference", "in  302 302 404 404 404 404 404"),
    get("inspections:inspection-conclusions", "draft.reference",  "in  ok  ok  404 404 404 404 404"),
    post("inspections:inspection-conclusions", "draft.reference", "in  ok  ok  404 404 404 404 404"),
    get("inspections:inspection-conclusions", "in_review.reference","in  302 302 404 404 404 404 404"),
    get("inspections:inspection-grades", "draft.reference",       "in  200 200 404 404 404 404 404"),
    get("inspections:inspection-grades", "published.reference",   "in  302 302 403 403 403 403 403"),
    get("inspections:inspection-grade", "draft.reference =1.1",   "in  200 200 404 404 404 404 404"),
    get("inspections:inspection-grade", "draft.reference =0.0",   "in  404 404 404 404 404 404 404"),
    get("inspections:inspection-grade", "draft.reference =none",  "in  404 404 404 404 404 404 404"),
    get("inspections:inspection-grade", "published.reference =1.1", "in  302 302 403 403 403 403 403"),
    post("inspections:inspection-grade", "draft.reference =1.1",  "in  302 302 404 404 404 404 404", answer="not_known"),
    post("inspections:inspection-grade", "draft.reference =1.1",  "in  200 200 404 404 404 404 404", answer="0"),
    post("inspections:inspection-grade-remove", "draft.reference =1.1", "in  302 302 404 404 404 404 404"),
    post("inspections:inspection-grade-remove", "published.reference =1.1", "in  302 302 403 403 403 403 403"),
]

FINDINGS: list[Row] = [
    #                                               anon off lead own boar insp admi outsider
    get("findings:inspection", "published.reference", "in  200 200 200 200 200 200 200"),
    get("findings:inspection", "draft.reference",  "in  200 200 404 404 404 404 404"),
    get("findings:inspection", "in_review.reference", "in  200 200 404 404 404 404 404"),
    get("findings:inspection", "=no-such-inspection", "in  404 404 404 404 404 404 404"),
    get("findings:partnership", "midlothian.slug", "in  200 200 200 200 200 200 200"),
    get("findings:partnership", "=no-such-place",  "in  404 404 404 404 404 404 404"),
    get("findings:entry-tasks", "draft.reference",     "in  200 200 404 404 404 404 404"),
    get("findings:entry-tasks", "in_review.reference", "in  200 200 404 404 404 404 404"),
    get("findings:entry-tasks", "published.reference", "in  200 200 403 403 403 403 403"),
    get("findings:entry-check", "draft.reference",     "in  200 200 404 404 404 404 404"),
    get("findings:entry-check", "published.reference", "in  200 200 403 403 403 403 403"),
    post("findings:entry-submit", "draft.reference",   "in  302 302 404 404 404 404 404"),
    post("findings:entry-submit", "published.reference", "in  302 302 403 403 403 403 403"),
    get("findings:entry-delete", "draft.reference",     "in  200 200 404 404 404 404 404"),
    post("findings:entry-delete", "draft.reference",    "in  302 302 404 404 404 404 404"),
    post("findings:entry-delete", "in_review.reference", "in  302 302 404 404 404 404 404"),
    post("findings:entry-delete", "published.reference", "in  302 302 403 403 403 403 403"),
    get("findings:entry-review", "in_review.reference", "in  403 200 404 404 404 404 404"),
    get("findings:entry-review", "published.reference", "in  403 302 403 403 403 403 403"),
    get("findings:entry-send-back", "in_review.reference", "in  403 200 404 404 404 404 404"),
    post("findings:entry-send-back", "in_review.reference", "in  403 302 404 404 404 404 404", comment="Check"),
    get("findings:entry-publish", "in_review.reference", "in  403 200 404 404 404 404 404"),
    post("findings:entry-publish", "in_review.reference", "in  403 302 404 404 404 404 404"),
    post("findings:entry-publish", "draft.reference",  "in  403 302 404 404 404 404 404"),
    get("findings:entry-schedule", "in_review.reference", "in  403 200 404 404 404 404 404"),
    post("findings:entry-schedule", "in_review.reference", "in  403 200 404 404 404 404 404"),
    post("findings:entry-cancel-schedule", "in_review.reference", "in  403 302 404 404 404 404 404"),
    get("findings:entry-amend", "draft.reference",     "in  403 302 404 404 404 404 404"),
    get("findings:entry-amend", "published.reference", "in  403 200 403 403 403 403 403"),
    post("findings:entry-amend", "published.reference", "in  403 302 403 403 403 403 403", reason="Wrong"),
    post("findings:entry-amend-finish", "published.reference", "in  403 302 403 403 403 403 403"),
    get("findings:published-reports", "",          "in  200 200 403 403 403 200 200"),
    post("findings:published-reports", "",         "in  200 200 403 403 403 200 200"),
    get("findings:published-report", "sent.key",   "in  200 200 404 404 404 404 404"),
    post("findings:published-report", "sent.key",  "in  200 200 404 404 404 404 404", save="yes"),
    get("findings:published-report", "refused.key", "in  200 200 404 404 404 404 404"),
    get("findings:published-report", "unnamed.key", "in  404 404 404 404 404 404 200"),
    get("findings:published-report-page", "sent.key", "in  200 200 404 404 404 404 404"),
    get("findings:published-report-picture", "sent.key =1", "in  200 200 404 404 404 404 404"),
    get("findings:published-report-picture", "sent.key =9", "in  404 404 404 404 404 404 404"),
    get("findings:published-report-file", "sent.key", "in  200 200 404 404 404 404 404"),
    get("findings:published-report-file", "source.key", "in  200 200 200 200 200 200 404"),
    get("findings:published-report-compare", "sent.key published.reference",
                                                   "in  200 200 404 404 404 404 404"),
    get("findings:published-report-compare", "unnamed.key published.reference",
                                                   "in  404 404 404 404 404 404 403"),
    post("findings:published-report-compare", "sent.key draft.reference",
                                                   "in  302 302 404 404 404 404 404"),
    get("findings:published-report-drop", "sent.key", "in  200 200 404 404 404 404 404"),
    post("findings:published-report-drop", "sent.key", "in  302 302 404 404 404 404 404"),
    get("findings:published-report-retry", "refused.key", "in  405 405 405 405 405 405 405"),
    post("findings:published-report-retry", "refused.key", "in  302 302 404 404 404 404 404"),
    get("findings:finding-list", "",               "in 200 200 200 200 200 200 200"),
    get("findings:finding-download", "=csv",       "in 200 200 200 200 200 200 200"),
    get("findings:finding-download", "=xlsx",      "in 200 200 200 200 200 200 200"),
    get("findings:finding-download", "=json",      "in 200 200 200 200 200 200 200"),
    get("findings:finding", "finding.pk",          "in 200 200 404 404 404 404 404"),
    get("findings:finding", "published_finding.pk", "in 200 200 200 200 200 200 404"),
    get("findings:finding-entry", "draft.reference =strengths", "in 200 200 404 404 404 404 404"),
    get("findings:finding-entry", "published.reference =strengths",
                                                   "in 200 200 403 403 403 403 403"),
    post("findings:finding-entry", "draft.reference =strengths",
                                                   "in 200 200 404 404 404 404 404", pasted="One"),
    post("findings:finding-add", "draft.reference =strengths",
                                                   "in 200 200 404 404 404 404 404"),
    post("findings:finding-none", "draft.reference =good-practice",
                                                   "in 302 302 404 404 404 404 404", empty="yes"),
    post("findings:finding-none", "published.reference =good-practice",
                                                   "in 302 302 403 403 403 403 403", empty="yes"),
    get("findings:finding-edit", "finding.pk",     "in 200 200 404 404 404 404 404"),
    get("findings:finding-edit", "published_finding.pk", "in 302 302 403 403 403 403 404"),
    post("findings:finding-edit", "published_finding.pk", "in 200 200 403 403 403 403 404"),
    post("findings:finding-edit", "finding.pk",    "in ok  ok  404 404 404 404 404", text="New"),
    post("findings:finding-move", "finding.pk",    "in 302 302 404 404 404 404 404"),
    post("findings:finding-move", "published_finding.pk", "in 302 302 403 403 403 403 404"),
    post("findings:finding-remove", "finding.pk",  "in 302 302 404 404 404 404 404"),
    post("findings:finding-remove", "published_finding.pk", "in 302 302 403 403 403 403 404"),
    post("findings:finding-restore", "finding.pk", "in 302 302 404 404 404 404 404"),
    post("findings:finding-restore", "published_finding.pk", "in 302 302 403 403 403 403 404"),
    get("findings:history", "=inspection published.reference", "in  200 200 403 403 403 200 403"),
    get("findings:history", "=inspection draft.reference", "in  200 200 404 404 404 404 404"),
    get("findings:history", "=finding published_finding.pk", "in  200 200 403 403 403 200 404"),
    get("findings:history", "=partnership midlothian.slug", "in  200 200 403 403 403 200 403"),
    get("findings:history", "=framework edition.framework.slug", "in  200 200 403 403 403 200 200"),
    get("findings:history", "=person board_member.pk", "in  404 200 404 404 404 200 404"),
    get("findings:history", "=person outsider.pk",  "in  404 404 404 404 404 200 404"),
    get("findings:history", "=person =nobody",     "in  404 404 404 404 404 404 404"),
    get("findings:history", "=password =1",        "in  404 404 404 404 404 404 404"),
]
PAPERS: list[Row] = [
    #                                               anon off lead own boar insp admi outsider
    get("findings:paper-list", "",                 "in  200 200 200 200 200 200 200"),
    get("findings:paper-download", "=csv",         "in  200 200 200 200 200 200 200"),
    get("findings:paper-download", "=xlsx",        "in  200 200 200 200 200 200 200"),
    get("findings:paper-download", "=json",        "in  200 200 200 200 200 200 200"),
    get("findings:paper-preparing", "",            "in  200 200 403 403 200 403 200"),
    get("findings:paper-start", "published.reference",  "in  200 200 403 403 200 403 403"),
    post("findings:paper-start", "published.reference", "in  200 200 403 403 200 403 403"),
    get("findings:paper-start", "draft.reference", "in  200 200 404 404 404 404 404"),
    get("findings:paper", "paper.pk",              "in  200 200 404 404 404 404 404"),
    post("findings:paper", "paper.pk",             "in  302 302 404 404 404 404 404", then="save"),
    get("findings:paper", "draft_paper.pk",        "in  200 200 404 404 404 404 404"),
    get("findings:paper-edit", "paper.pk",         "in  200 200 404 404 404 404 404"),
    post("findings:paper-edit", "paper.pk",        "in  200 200 404 404 404 404 404"),
    get("findings:paper-delete", "paper.pk",       "in  200 200 404 404 404 404 404"),
    get("findings:paper-delete", "draft_paper.pk", "in  200 200 404 404 404 404 404"),
    post("findings:paper-delete", "draft_paper.pk", "in  302 302 404 404 404 404 404"),
    get("findings:paper-section", "paper.pk section.pk",  "in  405 405 405 405 405 405 405"),
    post("findings:paper-section", "paper.pk section.pk", "in  302 302 404 404 404 404 404"),
    get("findings:report-request", "paper.pk",     "in  200 200 404 404 404 404 404"),
    post("findings:report-request", "paper.pk",    "in  302 302 404 404 404 404 404", build="final"),
    post("findings:report-request", "draft_paper.pk", "in  302 302 404 404 404 404 404", build="draft"),
    get("findings:report", "report.code",          "in  200 200 200 200 200 404 404"),
    get("findings:report", "draft_report.code",    "in  200 200 404 404 404 404 404"),
    get("findings:report", "unpublished_report.code", "in  200 200 404 404 404 404 404"),
    get("findings:report", "failed_report.code",   "in  200 200 404 404 404 404 404"),
    get("findings:report", "=no-such-code",        "in  404 404 404 404 404 404 404"),
    post("findings:report-retry", "failed_report.code", "in  302 302 404 404 404 404 404"),
    post("findings:report-retry", "report.code",   "in  302 302 403 403 403 404 404"),
    get("findings:report-download", "report.code =pdf", "in  200 200 200 200 200 404 404"),
    get("findings:report-download", "report.code =exe", "in  404 404 404 404 404 404 404"),
    get("findings:report-download", "draft_report.code =pdf", "in  200 200 404 404 404 404 404"),
    get("findings:report-download", "unpublished_report.code =pdf", "in  200 200 404 404 404 404 404"),
    get("findings:report-read", "report.code",     "in  200 200 200 200 200 404 404"),
    get("findings:report-read", "draft_report.code", "in  200 200 404 404 404 404 404"),
    get("findings:programmes", "",                 "in  200 200 200 200 200 200 200"),
    get("findings:programme", "programme.slug",    "in  200 200 200 200 200 200 200"),
    get("findings:overview-start", "programme.slug",  "in  403 403 403 403 200 403 403"),
    post("findings:overview-start", "programme.slug", "in  403 403 403 403 200 403 403"),
    post("findings:overview-start", "programme.slug", "in  403 403 403 403 302 403 403",
         template="programme-overview", title="An overview"),
    get("findings:paper", "overview.pk",           "in  404 404 404 404 200 404 404"),
    post("findings:paper", "overview.pk",          "in  404 404 404 404 302 404 404", then="save"),
    get("findings:paper-edit", "overview.pk",      "in  404 404 404 404 200 404 404"),
    post("findings:paper-edit", "overview.pk",     "in  404 404 404 404 200 404 404"),
    get("findings:paper-messages", "overview.pk question.pk",  "in  404 404 404 404 200 404 404"),
    post("findings:paper-messages", "overview.pk question.pk", "in  404 404 404 404 302 404 404"),
    get("findings:paper-messages", "paper.pk section.pk",      "in  404 404 404 404 404 404 404"),
    get("findings:paper-delete", "overview.pk",    "in  404 404 404 404 200 404 404"),
    post("findings:paper-section", "overview.pk question.pk",  "in  404 404 404 404 302 404 404"),
    get("findings:report-request", "overview.pk",  "in  404 404 404 404 200 404 404"),
    post("findings:report-request", "overview.pk", "in  404 404 404 404 302 404 404", build="final"),
    get("findings:report", "overview_report.code", "in  404 404 404 404 200 404 404"),
    get("findings:report", "draft_overview_report.code",  "in  404 404 404 404 200 404 404"),
    get("findings:report", "failed_overview_report.code", "in  404 404 404 404 200 404 404"),
    post("findings:report-retry", "failed_overview_report.code", "in  404 404 404 404 302 404 404"),
    get("findings:report-download", "overview_report.code =pdf", "in  404 404 404 404 200 404 404"),
    get("findings:report-read", "overview_report.code", "in  404 404 404 404 200 404 404"),
    get("findings:history", "=paper overview.pk",  "in  404 404 404 404 403 200 404"),
    get("findings:paper-verify", "",               "in  200 200 200 200 200 200 200"),
    post("findings:paper-verify", "",              "in  200 200 200 200 200 200 200"),
]
# fmt: on

TABLE = [*PORTAL, *API, *INSPECTIONS, *FINDINGS, *PAPERS]

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
