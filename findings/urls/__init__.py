"""The addresses of findings, and of the pages that show findings beside what they belong to."""

from django.urls import path, register_converter

from findings.converters import SectionConverter
from findings.urls import (
    action_work,
    evidence,
    plan_entry,
    plan_exchange,
    plan_paper,
    plan_reading,
    reminder,
    review,
)
from findings.views import (
    entry,
    entry_amend,
    entry_delete,
    entry_review,
    finding,
    finding_entry,
    library,
    overview,
    paper,
    paper_delete,
    paper_list,
    paper_verify,
    programme,
    published_report,
    published_report_check,
    published_report_compare,
    report,
    solved,
)
from findings.views.history import history
from findings.views.inspection import inspection
from findings.views.partnership import partnership

register_converter(SectionConverter, "section")

app_name = "findings"
INSPECTION = "inspections/<slug:reference>/"
REPORT = "published-reports/<slug:key>/"

urlpatterns = [
    path(INSPECTION, inspection, name="inspection"),
    path("partnerships/<slug:slug>/", partnership, name="partnership"),
    path("findings/", finding.finding_list, name="finding-list"),
    path("findings/findings.<ending:ending>", finding.finding_download, name="finding-download"),
    path("findings/good-practice/", library.good_practice, name="good-practice"),
    path("findings/<int:pk>/", finding.finding, name="finding"),
    path("findings/<int:pk>/solved/", solved.finding_solved, name="finding-solved"),
    path("findings/<int:pk>/edit/", finding_entry.finding_edit, name="finding-edit"),
    path("findings/<int:pk>/move/", finding_entry.finding_move, name="finding-move"),
    path("findings/<int:pk>/remove/", finding_entry.finding_remove, name="finding-remove"),
    path("findings/<int:pk>/restore/", finding_entry.finding_restore, name="finding-restore"),
    path(
        "inspections/<slug:reference>/enter/<section:section>/",
        finding_entry.finding_entry,
        name="finding-entry",
    ),
    path(
        "inspections/<slug:reference>/enter/<section:section>/add/",
        finding_entry.finding_add,
        name="finding-add",
    ),
    path(
        "inspections/<slug:reference>/enter/<section:section>/none/",
        finding_entry.finding_none,
        name="finding-none",
    ),
    path("history/<slug:kind>/<slug:key>/", history, name="history"),
    path(f"{INSPECTION}enter/", entry.entry_tasks, name="entry-tasks"),
    path(f"{INSPECTION}enter/check/", entry.entry_check, name="entry-check"),
    path(f"{INSPECTION}enter/submit/", entry.entry_submit, name="entry-submit"),
    path(f"{INSPECTION}enter/delete/", entry_delete.entry_delete, name="entry-delete"),
    path(f"{INSPECTION}review/", entry_review.entry_review, name="entry-review"),
    path(f"{INSPECTION}review/send-back/", entry_review.entry_send_back, name="entry-send-back"),
    path(f"{INSPECTION}review/publish/", entry_review.entry_publish, name="entry-publish"),
    path(f"{INSPECTION}review/schedule/", entry_review.entry_schedule, name="entry-schedule"),
    path(
        f"{INSPECTION}review/cancel-schedule/",
        entry_review.entry_cancel_schedule,
        name="entry-cancel-schedule",
    ),
    path(f"{INSPECTION}amend/", entry_amend.entry_amend, name="entry-amend"),
    path(f"{INSPECTION}amend/finish/", entry_amend.entry_amend_finish, name="entry-amend-finish"),
    path("papers/", paper_list.paper_list, name="paper-list"),
    path("papers/papers.<ending:ending>", paper_list.paper_download, name="paper-download"),
    path("papers/check/", paper_verify.paper_verify, name="paper-verify"),
    path("papers/prepare/", paper_list.paper_preparing, name="paper-preparing"),
    path("papers/prepare/<int:pk>/", paper.paper, name="paper"),
    path("papers/prepare/<int:pk>/details/", paper.paper_edit, name="paper-edit"),
    path("papers/prepare/<int:pk>/delete/", paper_delete.paper_delete, name="paper-delete"),
    path(
        "papers/prepare/<int:pk>/sections/<int:section>/", paper.paper_section, name="paper-section"
    ),
    path(
        "papers/prepare/<int:pk>/sections/<int:section>/messages/",
        paper.paper_messages,
        name="paper-messages",
    ),
    path("papers/prepare/<int:pk>/build/", report.report_request, name="report-request"),
    path("papers/<slug:code>/", report.report, name="report"),
    path("papers/<slug:code>/retry/", report.report_retry, name="report-retry"),
    path(
        "papers/<slug:code>/download/<slug:format>/", report.report_download, name="report-download"
    ),
    path("papers/<slug:code>/read/", report.report_read, name="report-read"),
    path(f"{INSPECTION}papers/new/", paper.paper_start, name="paper-start"),
    path("published-reports/", published_report.published_reports, name="published-reports"),
    path(REPORT, published_report_check.published_report, name="published-report"),
    path(
        f"{REPORT}page/", published_report_check.published_report_page, name="published-report-page"
    ),
    path(
        f"{REPORT}pages/<int:page>.png",
        published_report.published_report_picture,
        name="published-report-picture",
    ),
    path(
        f"{REPORT}compare/<slug:reference>/",
        published_report_compare.published_report_compare,
        name="published-report-compare",
    ),
    path(f"{REPORT}file/", published_report.published_report_file, name="published-report-file"),
    path(f"{REPORT}retry/", published_report.published_report_retry, name="published-report-retry"),
    path(f"{REPORT}delete/", published_report.published_report_drop, name="published-report-drop"),
    path("programmes/", programme.programmes, name="programmes"),
    path("programmes/<slug:slug>/", programme.programme, name="programme"),
    path("programmes/<slug:slug>/overview/new/", overview.overview_start, name="overview-start"),
    *plan_exchange.urlpatterns,
    *plan_paper.urlpatterns,
    *plan_entry.urlpatterns,
    *plan_reading.urlpatterns,
    *reminder.urlpatterns,
    *action_work.urlpatterns,
    *evidence.urlpatterns,
    *review.urlpatterns,
]
