"""Writing the structure tree into a PDF, in place of the one that WeasyPrint made.

This is done on the PDF's objects before they become bytes, so nothing is parsed or written twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import pydyf

from findings.reports.structure import Annotation, Element, Mark
from findings.reports.structure_reader import PaintedPage, read_structure

if TYPE_CHECKING:
    from collections.abc import Callable

    from weasyprint import Document, Page


class TagWriter:
    """Watches WeasyPrint paint a document's pages, then writes their structure tree.

    Give `finish` to `Document.write_pdf` as its finisher.
    """

    def __init__(self, document: Document) -> None:
        self.pages: list[PaintedPage] = []
        for page in document.pages:
            page.paint = partial(self._paint, page, page.paint)

    def _paint(
        self, page: Page, paint: Callable[..., None], stream: pydyf.Stream, scale: float = 1
    ) -> None:
        paint(stream, scale)
        marks = {box: mark["mcid"] for box, mark in stream._tags.items()}
        number = len(self.pages)
        self.pages.append(PaintedPage(number, page._page_box, page.height, stream, marks))

    def finish(self, document: Document, pdf: pydyf.PDF) -> None:
        tree = read_structure(self.pages)
        for page in self.pages:
            _make_artifacts(page, tree.placed)
        _forget_tree(pdf)
        TreeWriter(pdf, [[b"null"] * len(page.marks) for page in self.pages]).write(tree.root)


def _make_artifacts(page: PaintedPage, placed: set[Mark]) -> None:
    """Mark what has no place in the tree as decoration of the page."""
    operations = page.stream.stream
    for index, operation in enumerate(operations):
        is_mark = isinstance(operation, pydyf.Dictionary) and "MCID" in operation
        if is_mark and Mark(page.number, operation["MCID"]) not in placed:
            operations[index - 1 : index + 1] = ["/Artifact", "<</Type /Pagination>>"]


def _forget_tree(pdf: pydyf.PDF) -> None:
    """Drop WeasyPrint's tree: it was added last, but for the metadata."""
    tree = _referenced(pdf, pdf.catalog["StructTreeRoot"])
    first = _referenced(pdf, tree["ParentTree"]).number
    metadata = _referenced(pdf, pdf.catalog["Metadata"])
    del pdf.objects[first:]
    pdf.add_object(metadata)
    pdf.catalog["Metadata"] = metadata.reference


def _referenced(pdf: pydyf.PDF, reference: bytes) -> pydyf.Dictionary:
    return pdf.objects[int(reference.split()[0])]


@dataclass(slots=True)
class TreeWriter:
    """Adds the tree to the PDF, and notes for each mark and link which element it belongs to."""

    pdf: pydyf.PDF
    owners: list[list[bytes]]
    links: list[tuple[Annotation, bytes]] = field(default_factory=list)
    written: dict[Element, pydyf.Dictionary] = field(default_factory=dict)
    pages: tuple[bytes, ...] = ()

    def write(self, document: Element) -> None:
        self.pages = self.pdf.page_references
        root = self._add({"Type": "/StructTreeRoot"})
        for element in _in_order(document):
            self.written[element] = self._add({"Type": "/StructElem", "S": f"/{element.role}"})
        for element, dictionary in self.written.items():
            parent = self.written[element.parent] if element.parent else root
            self._fill(element, dictionary, parent)
        root["K"] = pydyf.Array([self.written[document].reference])
        root["ParentTree"] = self._parent_tree().reference
        root["ParentTreeNextKey"] = len(self.owners) + len(self.links)
        self.pdf.catalog["StructTreeRoot"] = root.reference

    def _add(self, entries: dict[str, object]) -> pydyf.Dictionary:
        dictionary = pydyf.Dictionary(entries)
        self.pdf.add_object(dictionary)
        return dictionary

    def _fill(
        self, element: Element, dictionary: pydyf.Dictionary, parent: pydyf.Dictionary
    ) -> None:
        dictionary.update(element.entries, P=parent.reference, Pg=self.pages[element.page])
        if element.attributes:
            dictionary["A"] = pydyf.Dictionary(element.attributes)
        kids = [self._kid(element, dictionary, kid) for kid in element.kids]
        dictionary["K"] = pydyf.Array([kid for kid in kids if kid is not None])

    def _kid(
        self, element: Element, dictionary: pydyf.Dictionary, kid: Element | Mark | Annotation
    ) -> object:
        if isinstance(kid, Element):
            return self.written[kid].reference if kid in self.written else None
        if isinstance(kid, Annotation):
            return self._link(element, dictionary, kid)
        self.owners[kid.page][kid.number] = dictionary.reference
        if kid.page == element.page:
            return kid.number
        page = self.pages[kid.page]
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.number})

    def _link(
        self, element: Element, dictionary: pydyf.Dictionary, link: Annotation
    ) -> pydyf.Dictionary:
        link.written["Contents"] = pydyf.String(" ".join("".join(element.text).split()))
        self.links.append((link, dictionary.reference))
        page, target = self.pages[link.page], link.written.reference
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": page, "Obj": target})

    def _parent_tree(self) -> pydyf.Dictionary:
        numbers = pydyf.Array()
        for number, references in enumerate(self.owners):
            numbers.extend((number, pydyf.Array(references)))
        for number, (link, reference) in enumerate(self.links, start=len(self.owners)):
            link.written["StructParent"] = number
            numbers.extend((number, reference))
        return self._add({"Nums": numbers})


def _in_order(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element) and kid.is_written:
            yield from _in_order(kid)
