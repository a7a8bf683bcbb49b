"""Reading a tagged PDF as assistive technology does: by its structure tree and its marks."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh"}


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def page_texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return texts


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every structure element, in reading order."""
    yield from _below(pdf.Root.StructTreeRoot.K[0])


def roles(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S)[1:] for element in elements(pdf)]


def of_role(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [element for element in elements(pdf) if f"/{role}" == element.S]


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    return [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _below(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in kids(element):
        yield from _below(kid)


def marks(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    """(page, mark) of all content in the tree, in reading order."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found = []
    for element in elements(pdf):
        for kid in element.K:
            if isinstance(kid, int):
                found.append((numbers[element.Pg.objgen], int(kid)))
            elif kid.get("/Type") == "/MCR":
                found.append((numbers[kid.Pg.objgen], int(kid.MCID)))
    return found


def stray_painting(page: pikepdf.Page) -> list[str]:
    """Painting that is neither content nor artifact, or both (Matterhorn 01-003 to 01-005)."""
    stack: list[str] = []
    stray = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            stack.append("artifact" if instruction.operands[0] == "/Artifact" else "content")
        elif operator == "EMC":
            stack.pop()
        elif operator in PAINTING and len(set(stack)) != 1:
            stray.append(f"{operator} in {stack}")
    return stray


def stream_marks(page: pikepdf.Page) -> set[int]:
    return {
        int(instruction.operands[1].MCID)
        for instruction in pikepdf.parse_content_stream(page)
        if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]
    }
