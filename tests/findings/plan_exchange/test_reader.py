"""What comes back: read as it is, or refused with the cell and the reason."""

import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from django.core.signing import Signer

from findings.models import ActionPlan
from findings.plan_exchange import stamp
from findings.plan_exchange.reader import Misread, Mistake
from findings.plan_exchange.row import PlanRow
from findings.plan_exchange.workbook import LARGEST_UNPACKED
from findings.plan_exchange.writer import SENT
from inspections.models import Inspection
from portal.accounts.models import User
from tests.plan_files import Edit, column_of, edited, file_of, read, repacked, typed
from tests.plans import plan_for

DAY = datetime.datetime(2026, 12, 24)


def mistakes(file: bytes, plan: ActionPlan) -> tuple[Mistake, ...]:
    with pytest.raises(Misread) as refused:
        read(file, plan)
    return refused.value.mistakes


def test_a_file_that_nobody_changed_says_what_went_out(plan: ActionPlan, file: bytes) -> None:
    back = read(file, plan)
    assert {row.reference: row.values for row in back.rows} == back.stamp.rows
    assert back.stamp.rows["A1"] == PlanRow.of(plan.actions.get(reference="A1"))


def test_saving_in_another_program_changes_nothing(plan: ActionPlan, file: bytes) -> None:
    back = read(edited(file, lambda book: None), plan)
    assert {row.reference: row.values for row in back.rows} == back.stamp.rows


def test_what_is_filled_in_is_read(plan: ActionPlan, file: bytes, action_owner: User) -> None:
    cells = typed(
        (3, "Action", "  Train all workers "),
        (3, "Owner", action_owner.email.upper()),
        (3, "Supporting agency 2", "The health board"),
        (3, "Start", DAY),
        (4, "Action", 2027),
    )
    _, second, new = read(edited(file, cells), plan).rows
    assert (second.values.title, second.values.owner) == ("Train all workers", action_owner.pk)
    assert (len(second.values.supporting), second.values.starts_on) == (1, DAY.date())
    assert (new.reference, new.values.title, new.line) == ("", "2027", 4)


@pytest.mark.parametrize(
    ("row", "heading", "value", "told"),
    [
        (2, "Due", "24/12/2026", "text and not a date"),
        (2, "Due", datetime.datetime(1905, 1, 1), "not a date from 2000"),
        (2, "Start", 5.5, "not a date from 2000"),
        (2, "Start", datetime.datetime(2027, 12, 24), "before the start"),
        (2, "New due date", datetime.datetime(2025, 1, 1), "before the start"),
        (2, "New due date", DAY, "Say why"),
        (2, "Reason for the new due date", "Late staff", "no new due date"),
        (2, "New update: next step", "Go on", "not what changed"),
        (2, "Per cent done", 101, "whole number from 0 to 100"),
        (2, "Per cent done", "20%", "whole number from 0 to 100"),
        (3, "Per cent done", 10, "Choose In progress"),
        (2, "Status", "Nearly", "not in the list"),
        (2, "Area 2", "Another area", "not in the list"),
        (2, "Lead agency", "The circus", "not in the list"),
        (2, "Owner", "stranger@test.example", "nobody who may do actions"),
        (2, "Action", "=A1", "formula"),
        (2, "Lead officer", "#REF!", "error of Excel"),
        (2, "Action", "x" * 301, "301 characters"),
        (2, "Action", None, "Enter what will be done"),
        (3, "Reference", "A1", "stands in row 2 already"),
    ],
)
def test_bad_cells_are_named(
    plan: ActionPlan, file: bytes, row: int, heading: str, value: object, told: str
) -> None:
    found = mistakes(edited(file, typed((row, heading, value))), plan)
    assert told in found[0].message
    assert found[0].line == row
    assert found[0].column


def test_every_mistake_is_told_at_once(plan: ActionPlan, file: bytes) -> None:
    bad = typed((2, "Due", "soon"), (2, "Status", "x"), (3, "Owner", "x"), (3, "Action", "=1"))
    assert [each.line for each in mistakes(edited(file, bad), plan)] == [2, 2, 3, 3]


def without_column(heading: str) -> Edit:
    return lambda book: book["Actions"].delete_cols(column_of(book["Actions"], heading))


def renamed(heading: str, to: str) -> Edit:
    return typed((1, heading, to))


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (without_column("Owner"), "“Owner” is missing or was renamed"),
        (renamed("Due", "Deadline"), "“Due” is missing or was renamed"),
        (renamed("Due", "Start"), "“Start” stands there more than once"),
        (lambda book: setattr(book["Actions"], "title", "Plan"), "There is no sheet “Actions”"),
        (lambda book: book.remove(book["Actions"]), "There is no sheet “Actions”"),
        (lambda book: book.remove(book[SENT]), "not a file that the portal made"),
        (lambda book: setattr(book[SENT]["A1"], "value", "x"), "not a file that the portal made"),
    ],
)
def test_a_changed_form_is_refused(plan: ActionPlan, file: bytes, edit: Edit, told: str) -> None:
    assert any(told in each.message for each in mistakes(edited(file, edit), plan))


def test_columns_may_be_put_in_another_order(plan: ActionPlan, file: bytes) -> None:
    def move(book: openpyxl.Workbook) -> None:
        sheet = book["Actions"]
        for row in sheet.iter_rows():
            row[3].value, row[4].value = row[4].value, row[3].value

    back = read(edited(file, move), plan)
    assert {row.reference: row.values for row in back.rows} == back.stamp.rows


def test_a_file_of_another_plan_is_refused(
    plan: ActionPlan, published: Inspection, officer: User
) -> None:
    other = plan_for(published, officer)
    assert "belongs to another plan" in mistakes(file_of(other), plan)[0].message


def test_a_file_of_another_form_is_refused(plan: ActionPlan, monkeypatch: Any) -> None:  # noqa: ANN401
    monkeypatch.setattr(stamp, "VERSION", 7)
    monkeypatch.setattr(stamp.Stamp.__init__, "__defaults__", (7,))
    assert "form 7" in mistakes(file_of(plan), plan)[0].message


def zipped(**entries: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<html><body>plan</body></html>", "not an Excel workbook"),
        (b"%PDF-1.7", "not an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "has a password"),
        (zipped(word__document=b"<w/>"), "not an Excel workbook"),
        (b"PK\x03\x04" + bytes(40), "not an Excel workbook"),
    ],
    ids=["html", "pdf", "old", "other", "broken"],
)
def test_what_is_no_workbook_is_refused(plan: ActionPlan, content: bytes, told: str) -> None:
    assert told in mistakes(content, plan)[0].message


def test_macros_are_refused(plan: ActionPlan, file: bytes) -> None:
    assert "macros" in mistakes(repacked(file, xl__vbaProject=b"x"), plan)[0].message


def test_a_bomb_is_refused_unopened(plan: ActionPlan, file: bytes) -> None:
    bomb = repacked(file, xl__media__x=bytes(LARGEST_UNPACKED))
    assert len(bomb) < 200_000
    assert "far more than a plan" in mistakes(bomb, plan)[0].message


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;">' % (n + 1, n, n) for n in range(ord("a"), ord("y")))
    + b']><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<si><t>&y;</t></si></sst>"
)


@pytest.mark.parametrize("entry", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
def test_entities_are_not_expanded(plan: ActionPlan, file: bytes, entry: str) -> None:
    with ZipFile(BytesIO(file)) as whole:
        kept = {name: whole.read(name) for name in whole.namelist()}
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in (kept | {entry: ENTITIES}).items():
            archive.writestr(name, content)
    assert "damaged" in mistakes(packed.getvalue(), plan)[0].message


def test_a_sheet_without_end_is_refused(plan: ActionPlan, file: bytes) -> None:
    far = edited(file, lambda book: book["Actions"].cell(1_000_000, 2, "x"))
    assert "something in row 1000000" in mistakes(far, plan)[0].message


def test_the_stamp_cannot_be_forged(plan: ActionPlan, file: bytes) -> None:
    def forge(book: openpyxl.Workbook) -> None:
        sheet = book[SENT]
        text = str(sheet["A2"].value).replace('"percent": 20', '"percent": 90')
        sheet["A2"].value = text
        sheet["A1"].value = Signer(key="another", salt="findings.plan_exchange").signature(text)

    assert "not a file that the portal made" in mistakes(edited(file, forge), plan)[0].message
