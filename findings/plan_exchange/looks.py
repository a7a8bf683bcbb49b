"""How the cells of a plan's file look, and which of them may be filled in."""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from findings.plan_exchange.columns import PlanColumn
from portal.pages.xlsx_download import DAY


@dataclass(frozen=True)
class Looks:
    """The formats of the workbook; only what may be filled in is unlocked."""

    heading: Format
    adding: Format
    fixed: Format
    text: Format
    day: Format
    number: Format
    title: Format
    label: Format
    prose: Format


def looks_of(book: Workbook) -> Looks:
    cell = {"valign": "top", "text_wrap": True}
    heading = {"bold": True, "bottom": 1, "bg_color": "#E8EDF3", **cell}
    open_cell = {"locked": False, **cell}
    return Looks(
        heading=book.add_format(heading),
        adding=book.add_format(heading | {"bg_color": "#FFF4D6"}),
        fixed=book.add_format({"bg_color": "#F3F2F1", "bold": True, **cell}),
        text=book.add_format(open_cell),
        day=book.add_format({"num_format": DAY, "align": "left", **open_cell}),
        number=book.add_format({"num_format": "0", **open_cell}),
        title=book.add_format({"bold": True, "font_size": 16}),
        label=book.add_format({"bold": True, "valign": "top"}),
        prose=book.add_format(cell),
    )


ADDING = ("update", "next_step", "revised_to", "reason")
LOOK_OF = {
    "reference": "fixed",
    "starts_on": "day",
    "due": "day",
    "revised_to": "day",
    "percent": "number",
}


def look_of(column: PlanColumn, looks: Looks) -> Format:
    look: Format = getattr(looks, LOOK_OF.get(column.name, "text"))
    return look
