"""The process that reads files, so that a hostile one harms nobody: `python -m` runs it.

It waits for requests on its standard input and forks for each, so that no file meets another's
memory and none is left over. A fork has limits of memory, processor and time, no files to write
and no environment; whatever kills it is told to the caller as a status. Nothing here imports
Django: forks stay small and fast.
"""

import json
import os
import resource
import signal
import sys
import traceback
from typing import Any, BinaryIO

from inspections.published_report.families import read_document
from inspections.published_report.file import document_of
from inspections.published_report.limits import ANSWER, MEMORY, MEMORY_ENDED, SECONDS
from inspections.published_report.page_image import png_of_page
from inspections.published_report.pdf import pages_without_hazard
from inspections.published_report.reading import Refused
from inspections.published_report.wire import reading_to_wire, refusal_to_wire


def main() -> None:
    """One request after the other, until the input ends."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := requests.readline():
        request = json.loads(line)
        content = requests.read(request.pop("size"))
        status, answer = answered(request, content)
        del content
        answers.write(json.dumps({"status": status, "size": len(answer)}).encode() + b"\n" + answer)
        answers.flush()


def answered(request: dict[str, Any], content: bytes) -> tuple[int, bytes]:
    """What a fork answers, and how it ended: 0, or minus the signal that ended it."""
    reading_end, writing_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading_end)
        _work(request, content, writing_end)
    os.close(writing_end)
    with os.fdopen(reading_end, "rb") as answer:
        result = answer.read(ANSWER)
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), result


def _work(request: dict[str, Any], content: bytes, writing_end: int) -> None:
    """In the fork: never returns."""
    code = 1
    try:
        _limit()
        with os.fdopen(writing_end, "wb") as answer:
            _answer(request, content, answer)
        code = 0
    except MemoryError:
        code = MEMORY_ENDED
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(code)


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(SECONDS)


def _answer(request: dict[str, Any], content: bytes, answer: BinaryIO) -> None:
    try:
        if "page" in request:
            answer.write(png_of_page(content, request["page"], request["width"]))
            return
        if "counts_pages" in request:
            answer.write(json.dumps({"pages": pages_without_hazard(content)}).encode())
            return
        document = document_of(content, named_pdf=request["named_pdf"])
        wire = reading_to_wire(read_document(document))
    except Refused as refused:
        wire = refusal_to_wire(refused.refusal)
    answer.write(json.dumps(wire).encode())


if __name__ == "__main__":
    main()
