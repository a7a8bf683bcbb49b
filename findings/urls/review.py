"""The addresses of progress reviews, and of the story of an area."""

from django.urls import URLPattern, path

from findings.views import area_story, review, review_conclusion, review_hand_over, statement

REVIEW = "inspections/<slug:reference>/"
STATEMENT = "statements/<int:pk>/"
STEP = "preparation-steps/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(f"{REVIEW}preparation/", review.review_preparation, name="review-preparation"),
    path(f"{REVIEW}preparation/begin/", review.review_prepare, name="review-prepare"),
    path(f"{REVIEW}preparation/areas/", review.review_list_areas, name="review-list-areas"),
    path(f"{REVIEW}preparation/limits/", review.review_limits, name="review-limits"),
    path(f"{REVIEW}preparation/steps/add/", review.review_step_add, name="review-step-add"),
    path(
        f"{REVIEW}preparation/hand-over/",
        review_hand_over.review_hand_over,
        name="review-hand-over",
    ),
    path(
        f"{REVIEW}preparation/take-back/",
        review_hand_over.review_take_back,
        name="review-take-back",
    ),
    path(f"{REVIEW}statements/", review_conclusion.review_statements, name="review-statements"),
    path(STEP, review.review_step, name="review-step"),
    path(f"{STEP}done/", review.review_step_done, name="review-step-done"),
    path(f"{STEP}move/", review.review_step_move, name="review-step-move"),
    path(f"{STEP}remove/", review.review_step_remove, name="review-step-remove"),
    path(STATEMENT, statement.position_statement, name="position-statement"),
    path(f"{STATEMENT}drafters/", statement.statement_drafters, name="statement-drafters"),
    path(f"{STATEMENT}evidence/", statement.statement_evidence, name="statement-evidence"),
    path(f"{STATEMENT}sign-off/", statement.statement_sign_off, name="statement-sign-off"),
    path(f"{STATEMENT}unsign/", statement.statement_unsign, name="statement-unsign"),
    path(
        f"{STATEMENT}conclusion/", review_conclusion.statement_conclude, name="statement-conclude"
    ),
    path(
        f"{STATEMENT}conclusion/clear/",
        review_conclusion.statement_conclusion_clear,
        name="statement-conclusion-clear",
    ),
    path("findings/<int:pk>/story/", area_story.area_story, name="area-story"),
]
