"""Recorded events in words."""

import datetime
from typing import Any

from findings.tables.history import (
    Change,
    Event,
    FieldChange,
    Verb,
    entries,
    event_of,
    pointed_to,
)
from inspections.models import Grade, QualityIndicator
from portal.accounts.models import User

AT = datetime.datetime(2020, 7, 6, 13, 5, tzinfo=datetime.UTC)
NAMES = {
    (User, 1): "Officer",
    (Grade, 4): "Good",
    (Grade, 5): "Very good",
    (QualityIndicator, 21): "2.1 Impact on children and young people",
}
EVALUATION = {"id": 7, "inspection_id": 3, "indicator_id": 21, "grade_id": 4, "commentary": ""}


def event(table: str, label: str, row: dict[str, Any], **more: Any) -> Event:
    given: dict[str, Any] = {"at": AT, "context": "a", "metadata": {"user": 1}, "before": None}
    return Event(table=table, label=label, row=row, **(given | more))


def changes(*events: Event) -> tuple[Change, ...]:
    (entry,) = entries(events, NAMES)
    return entry.changes


def test_an_entry_says_when_who_and_what() -> None:
    change = event(
        "inspections.Evaluation",
        "update",
        {**EVALUATION, "grade_id": 5},
        before=EVALUATION,
        metadata={"user": 1, "operation": "save_evaluation"},
    )
    (entry,) = entries([change], NAMES)
    assert (entry.at, entry.who, entry.did) == ("6 July 2020 at 14:05", "Officer", "Saved a grade")
    assert entry.changes == (
        Change(
            "Evaluation",
            "2.1 Impact on children and young people",
            Verb.CHANGED,
            (FieldChange("Grade", "Good", "Very good"),),
        ),
    )


def test_what_nobody_did_was_done_by_the_service_itself() -> None:
    (entry,) = entries([event("inspections.Evaluation", "insert", EVALUATION, metadata={})], {})
    assert entry.who == "The service itself"


def test_somebody_who_is_gone_is_said_to_be() -> None:
    gone = event("inspections.Evaluation", "insert", EVALUATION, metadata={"user": 99})
    assert entries([gone], NAMES)[0].who == "Someone no longer here"


def test_an_added_row_tells_what_it_was_given_and_not_whose_it_is() -> None:
    (change,) = changes(event("inspections.Evaluation", "insert", EVALUATION))
    assert change.verb is Verb.ADDED
    assert change.name == "2.1 Impact on children and young people"
    assert [(field.field, field.after) for field in change.fields] == [("Grade", "Good")]


def test_a_deleted_row_tells_what_it_was() -> None:
    (change,) = changes(event("inspections.Evaluation", "delete", EVALUATION, before=EVALUATION))
    assert change.verb is Verb.DELETED
    assert change.fields == (FieldChange("Grade", "Good", ""),)


def test_a_record_that_is_gone_is_told_by_its_number() -> None:
    row = {**EVALUATION, "grade_id": 404}
    (change,) = changes(event("inspections.Evaluation", "insert", row))
    assert change.fields[0].after == "number 404, no longer here"


def test_dates_times_and_choices_are_in_words() -> None:
    row = {
        "kind": "joint",
        "fieldwork_from": "2020-02-03",
        "publish_at": "2020-09-01T08:00:00+00:00",
        "empty_sections": ["team", "good-practice"],
    }
    (change,) = changes(event("inspections.Inspection", "insert", row))
    assert [field.after for field in change.fields] == [
        "Joint inspection",
        "3 February 2020",
        "team, good-practice",
        "1 September 2020 at 09:00",
    ]


def test_a_link_is_a_change_of_the_record_that_owns_it() -> None:
    row = {"id": 1, "finding_id": 2, "qualityindicator_id": 21}
    (change,) = changes(event("findings.Finding_indicators", "insert", row))
    assert (change.what, change.verb) == ("Finding", Verb.CHANGED)
    assert change.fields == (
        FieldChange("Indicators", "", "2.1 Impact on children and young people"),
    )


def test_changes_of_one_row_in_one_go_are_told_together() -> None:
    second = event(
        "inspections.Evaluation",
        "update",
        {**EVALUATION, "commentary": "Seen."},
        before=EVALUATION,
    )
    first = event(
        "inspections.Evaluation", "update", {**EVALUATION, "grade_id": 5}, before=EVALUATION
    )
    (change,) = changes(second, first)
    assert [field.field for field in change.fields] == ["Grade", "Commentary"]


def test_a_save_that_changed_nothing_tells_no_change() -> None:
    same = event("inspections.Evaluation", "update", EVALUATION, before=EVALUATION)
    assert changes(same) == ()


def test_names_to_fetch_are_those_before_and_after() -> None:
    change = event(
        "inspections.Evaluation", "update", {**EVALUATION, "grade_id": 5}, before=EVALUATION
    )
    assert pointed_to([change])[Grade] == {4, 5}


def test_an_event_is_read_from_its_columns() -> None:
    columns = {
        "event_table": "inspections.Evaluation",
        "event_at": AT,
        "event_label": "insert",
        "event_context": None,
        "event_metadata": None,
        "event_row": EVALUATION,
        "event_before": None,
    }
    read = event_of(columns)
    assert (read.context, read.metadata, read.row) == (None, {}, EVALUATION)
