"""Files that want to harm whoever opens them, and files that are no reports."""

import zlib

from tests.inspections.published_report.made_ilacs import report_pdf

HEAD = b"%PDF-1.7\n"


def pdf_of_objects(*objects: bytes) -> bytes:
    """A PDF of numbered objects, the first of which is the catalogue."""
    parts, places = [HEAD], []
    for number, body in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = sum(map(len, parts))
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table))
    parts.append(b"trailer <</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF" % (count, start))
    return b"".join(parts)


def stream(dictionary: bytes, content: bytes) -> bytes:
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (dictionary, len(content), content)


def of_many_pages(count: int) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return pdf_of_objects(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, count),
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>",
    )


def with_script(action: bytes = b"<</S /JavaScript /JS (app.alert\\(1\\))>>") -> bytes:
    return pdf_of_objects(
        b"<</Type /Catalog /Pages 2 0 R /OpenAction %s>>" % action,
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>",
    )


def with_file_inside() -> bytes:
    return pdf_of_objects(
        b"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles <</Names [(a.exe) 4 0 R]>>>>>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>",
        b"<</Type /Filespec /F (a.exe) /EF <</F 5 0 R>>>>",
        stream(b"/Type /EmbeddedFile", b"MZ"),
    )


def with_object_stream(unpacked: bytes, filters: int = 1) -> bytes:
    """A file with an object stream, packed so many times."""
    packed = unpacked
    for _ in range(filters):
        packed = zlib.compress(packed, 9)
    names = b" ".join([b"/FlateDecode"] * filters)
    return pdf_of_objects(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>",
        stream(b"/Type /ObjStm /N 1 /First 4 /Filter [%s]" % names, packed),
    )


def with_picture(width: int, height: int) -> bytes:
    """One page that shows a picture of so many points, which are all alike."""
    pixels = zlib.compress(bytes(width * height // 8 + height), 9)
    return pdf_of_objects(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources <</XObject <</P 5 0 R>>>>>>",
        stream(b"", b"q 595 0 0 842 0 0 cm /P Do Q"),
        stream(
            b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1"
            b" /ColorSpace /DeviceGray /Filter /FlateDecode" % (width, height),
            pixels,
        ),
    )


def nested(levels: int = 200_000) -> bytes:
    """Arrays within arrays, for readers that call themselves."""
    return pdf_of_objects(
        b"<</Type /Catalog /Pages 2 0 R /Deep %s%s>>" % (b"[" * levels, b"]" * levels),
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>",
    )


def laughing(levels: int = 9, times: int = 10) -> bytes:
    """A form that draws another ten times, which draws another ten times, and so on."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <<%s>>"
    font = b"/Font <</A <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"
    draws = [
        stream(form % (b"/XObject <</F %d 0 R>>" % (6 + level)), b"/F Do " * times)
        for level in range(levels)
    ]
    return pdf_of_objects(
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources <</XObject <</F 5 0 R>>>>>>",
        stream(b"", b"/F Do " * times),
        *draws,
        stream(form % font, b"BT /A 12 Tf 10 10 Td (laugh) Tj ET"),
    )


def cut_off() -> bytes:
    content = report_pdf()
    return content[: len(content) // 3]
