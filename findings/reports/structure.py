"""What the structure tree of a PDF is made of: which element is what, and what it says of itself.

Roles and attributes are those of PDF 1.7 (ISO 32000-1, 14.8); the Matterhorn Protocol 1.1 names
what PDF/UA-1 asks of them, and the tests check that one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pydyf
from weasyprint.formatting_structure import boxes

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as Markup

SVG = "{http://www.w3.org/2000/svg}"
POINTS_PER_PIXEL = 0.75
ROLES = {
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "figcaption": "P",
    "pre": "P",
    "address": "P",
    "h1": "H1",
    "h2": "H2",
    "h3": "H3",
    "h4": "H4",
    "h5": "H5",
    "h6": "H6",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LBody",
    "li::marker": "Lbl",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    f"{SVG}svg": "Figure",
}
GROUPING = {"Document", "Art", "Sect", "BlockQuote"}
CELLS = {"TH", "TD"}
SCOPES = {"col": "/Column", "colgroup": "/Column", "row": "/Row", "rowgroup": "/Row"}
NUMBERING = {
    "disc": "/Disc",
    "circle": "/Circle",
    "square": "/Square",
    "decimal": "/Decimal",
    "lower-alpha": "/LowerAlpha",
    "upper-alpha": "/UpperAlpha",
    "lower-roman": "/LowerRoman",
    "paper-roman": "/LowerRoman",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of content on a page, by the number it bears in the page's stream."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's rectangle on a page; a link over two lines has two."""

    page: int
    written: pydyf.Dictionary


@dataclass(slots=True, eq=False)
class Element:
    """One element of the structure tree, with its content on all the pages that it is on."""

    role: str
    page: int = 0
    parent: Element | None = None
    source: Markup | None = None
    kids: list[Element | Mark | Annotation] = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)
    text: list[str] = field(default_factory=list)

    def append(self, role: str, *, page: int, source: Markup | None = None) -> Element:
        kid = Element(role, page, self, source)
        self.kids.append(kid)
        return kid

    @property
    def last(self) -> Element | None:
        kid = self.kids[-1] if self.kids else None
        return kid if isinstance(kid, Element) else None

    @property
    def is_written(self) -> bool:
        """Only a table's cell says something when it is empty."""
        return bool(self.kids) or self.role in CELLS


def role_of(box: boxes.Box) -> str:
    """The role of the HTML element that the box stands for; "" when it has none of its own."""
    if box.element is None or isinstance(box, boxes.LineBox):
        return ""
    if box.element_tag == "a":
        return "Link" if box.link else ""
    return ROLES.get(box.element_tag, "")


def is_decoration(box: boxes.Box) -> bool:
    """Whether the box is for the eye only, so that nobody needs to hear of it."""
    markup = box.element
    if markup is None:
        return False
    is_picture = isinstance(box, boxes.ReplacedBox)
    is_unnamed = is_picture and markup.get("alt") == ""
    is_leader = bool(box.is_leader)
    return is_leader or is_unnamed or markup.get("aria-hidden") == "true"


def describe(element: Element, box: boxes.Box) -> None:
    """Give a new element the attributes that its role asks for."""
    if element.role in CELLS:
        element.attributes = _cell_attributes(element, box)
    elif element.role == "L":
        style = NUMBERING.get(box.style["list_style_type"], "/None")
        element.attributes = {"O": "/List", "ListNumbering": style}
    elif element.role == "Figure":
        element.entries["Alt"] = pydyf.String(alternative_text(box.element))


def _cell_attributes(element: Element, box: boxes.Box) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    if element.role == "TH":
        attributes["Scope"] = SCOPES.get(box.element.get("scope"), _likely_scope(element))
    if box.colspan > 1:
        attributes["ColSpan"] = box.colspan
    if box.rowspan > 1:
        attributes["RowSpan"] = box.rowspan
    return {"O": "/Table", **attributes} if attributes else {}


def _likely_scope(element: Element) -> str:
    """A header cell that does not say: the first of a body row heads its row."""
    row = element.parent
    if row and row.parent and row.parent.role == "THead":
        return "/Column"
    return "/Row" if row and len(row.kids) == 1 else "/Column"


def alternative_text(markup: Markup) -> str:
    """What a picture says: its alt, label or title, then its description."""
    name = markup.get("alt") or markup.get("aria-label") or markup.findtext(f"{SVG}title")
    parts = (name, markup.findtext(f"{SVG}desc"))
    return " ".join(" ".join(part.split()) for part in parts if part)


def bounding_box(box: boxes.Box, page_height: float) -> pydyf.Array:
    """A picture's place in points from the page's bottom left corner."""
    left, top = box.content_box_x(), page_height - box.content_box_y()
    corners = (left, top - box.height, left + box.width, top)
    return pydyf.Array([round(corner * POINTS_PER_PIXEL, 2) for corner in corners])
