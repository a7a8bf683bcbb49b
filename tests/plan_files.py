"""Plans as files, edited as a person would in Excel, for tests of the exchange."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils import timezone
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from findings.models import ActionPlan, ImprovementAction, PlanFile
from findings.operations.plan_exchange import receive_plan
from findings.operations.plan_file_records import names_of, stamp_of
from findings.plan_exchange.reader import ReadPlan, read_plan
from findings.plan_exchange.writer import plan_workbook
from inspections.models import Agency, Inspection
from portal.accounts.models import User
from tests.plans import action_in, area_of, plan_for

Edit = Callable[[Workbook], object]


def filled_plan(inspection: Inspection, by: User, owner: User, **fields: Any) -> ActionPlan:
    """A plan with A1, which is owned and under way, and A2, of which little is known yet."""
    plan = plan_for(inspection, by, **fields)
    agencies = plan.partnership.agencies
    council = agencies.create(kind=Agency.Kind.COUNCIL, name="The council")
    agencies.create(kind=Agency.Kind.NHS, name="The health board")
    action_in(
        plan,
        areas=[area_of(inspection)],
        lead_agency=council,
        owner=owner,
        description="=1+1 is text,\r\nand so is the next line",
        status=ImprovementAction.Status.IN_PROGRESS,
        percent=20,
    )
    action_in(plan, "Train every worker", starts_on=None, due_on=None)
    return plan


def file_of(plan: ActionPlan) -> bytes:
    """The plan as it goes out."""
    return plan_workbook(stamp_of(plan, at=timezone.now()), title=plan.title)


def edited(file: bytes, edit: Edit) -> bytes:
    """The file after somebody changed it in a spreadsheet program."""
    book = load_workbook(BytesIO(file))
    edit(book)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def typed(*cells: tuple[int, str, Any]) -> Edit:
    """Type values into cells of the sheet of actions: row, heading, value."""

    def edit(book: Workbook) -> None:
        sheet = book["Actions"]
        for row, heading, value in cells:
            sheet.cell(row, column_of(sheet, heading)).value = value

    return edit


def column_of(sheet: Worksheet, heading: str) -> int:
    headings = [cell.value for cell in next(sheet.iter_rows(max_row=1))]
    return headings.index(heading) + 1


def read(file: bytes, plan: ActionPlan) -> ReadPlan:
    """The file as the portal reads it today."""
    known = names_of(plan, on=timezone.localdate())
    return read_plan(BytesIO(file), plan, known)


def repacked(file: bytes, **entries: bytes) -> bytes:
    """The archive with more entries; a name's underscores stand for slashes."""
    packed = BytesIO(file)
    with ZipFile(packed, "a", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


def sent_plan(plan: ActionPlan, by: User) -> PlanFile:
    """The plan sent back by somebody who renamed its first action."""
    file = edited(file_of(plan), typed((2, "Action", "Audit case files every week")))
    return receive_plan(
        plan=plan, read=read(file, plan), name="plan.xlsx", at=timezone.now(), by=by
    )
