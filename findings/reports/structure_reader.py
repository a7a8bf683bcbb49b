"""Reading the structure tree off laid-out pages: one element of the paper, one in the tree.

WeasyPrint tags every fragment of a box on its own: a table over eleven pages is eleven tables, a
link over two lines is two links, and the header row is read out again on every page. Here what
comes from the same element of the HTML is the same element of the tree. What has no place in the
tree (running headers, repeated header rows, anything `aria-hidden`) is not read out at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pydyf
from weasyprint.formatting_structure import boxes

from findings.reports.structure import (
    GROUPING,
    Annotation,
    Element,
    Mark,
    bounding_box,
    describe,
    is_decoration,
    role_of,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as Markup


@dataclass(frozen=True, slots=True)
class PaintedPage:
    """A page as WeasyPrint painted it: its boxes, its stream, and the mark of each leaf box."""

    number: int
    box: boxes.PageBox
    height: float
    stream: pydyf.Stream
    marks: dict[boxes.Box, int]


@dataclass(slots=True)
class StructureTree:
    """The tree so far, the element made for each part of the HTML, and the content it holds."""

    root: Element = field(default_factory=lambda: Element("Document"))
    elements: dict[tuple[Markup, str], Element] = field(default_factory=dict)
    placed: set[Mark] = field(default_factory=set)


def read_structure(pages: list[PaintedPage]) -> StructureTree:
    """The structure tree of the whole paper, from its pages in order."""
    tree = StructureTree()
    for page in pages:
        reader = PageReader(tree, page)
        for box in page.box.children:
            if not isinstance(box, boxes.MarginBox):
                reader.read(box, tree.root, None)
    return tree


@dataclass(frozen=True, slots=True)
class PageReader:
    """Walks the boxes of one page; `block` is the HTML element of the block around a box."""

    tree: StructureTree
    page: PaintedPage

    def read(self, box: boxes.Box, parent: Element, block: Markup | None) -> None:
        box = getattr(box, "_box", box)  # an absolutely positioned box leaves a placeholder
        if isinstance(box, boxes.TextBox):
            self._place_text(box, parent, block)
        elif not is_decoration(box) and not self._is_repeated(box):
            self._read_parent(box, parent, block)

    def _read_parent(self, box: boxes.Box, parent: Element, block: Markup | None) -> None:
        if isinstance(box, boxes.BlockContainerBox) and box.element is not None:
            block = box.element
        element = self._element_of(box, parent, block)
        if isinstance(box, boxes.ReplacedBox):
            element.attributes = {"O": "/Layout", "BBox": bounding_box(box, self.page.height)}
            self._place(box, element)
        if box.link_annotation:
            element.kids.append(Annotation(self.page.number, box.link_annotation))
        for child in box.children:
            self.read(child, element, block)

    def _is_repeated(self, box: boxes.Box) -> bool:
        """Whether the box is a table's head or foot that WeasyPrint repeats on a later page."""
        if box.element_tag not in ("thead", "tfoot"):
            return False
        known = self.tree.elements.get((box.element, box.element_tag))
        return known is not None and known.page != self.page.number

    def _element_of(self, box: boxes.Box, parent: Element, block: Markup | None) -> Element:
        """The element that holds the box's content: its own, or else its parent's."""
        role = role_of(box)
        if not role:
            return parent
        key = (box.element, box.element_tag)
        if key not in self.tree.elements:
            self.tree.elements[key] = self._new_element(role, box, parent, block)
        return self.tree.elements[key]

    def _new_element(
        self, role: str, box: boxes.Box, parent: Element, block: Markup | None
    ) -> Element:
        if role == "LBody":
            parent = self._item_around(box, parent)
        elif role == "Lbl":
            parent = self._item_labelled(box, parent)
        elif role == "Link":
            parent = self._paragraph_in(parent, block)
        element = parent.append(role, page=self.page.number, source=box.element)
        if role == "Lbl":
            parent.kids.insert(0, parent.kids.pop())
        describe(element, box)
        return element

    def _item_around(self, box: boxes.Box, parent: Element) -> Element:
        """The list item around a body; a description joins the term before it."""
        if box.element_tag == "dd" and parent.last and parent.last.role == "LI":
            return parent.last
        return parent.append("LI", page=self.page.number)

    def _item_labelled(self, box: boxes.Box, parent: Element) -> Element:
        """The list item that a marker or a term stands in front of."""
        body = self.tree.elements.get((box.element, "li"))
        if body and body.parent:
            return body.parent
        return parent.append("LI", page=self.page.number)

    def _paragraph_in(self, parent: Element, block: Markup | None) -> Element:
        """Text straight inside a section is a paragraph of its own."""
        if parent.role not in GROUPING:
            return parent
        last = parent.last
        if last and last.role == "P" and last.source is block:
            return last
        return parent.append("P", page=self.page.number, source=block)

    def _place_text(self, box: boxes.TextBox, parent: Element, block: Markup | None) -> None:
        element = self._paragraph_in(parent, block)
        self._place(box, element)
        if "::" not in box.element_tag:
            element.text.append(box.text)

    def _place(self, box: boxes.Box, element: Element) -> None:
        mark = Mark(self.page.number, self.page.marks[box])
        element.kids.append(mark)
        self.tree.placed.add(mark)
