"""Handing files to the process that reads them, and what to say when it does not come back."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from inspections.published_report.limits import MEMORY, MEMORY_ENDED, SECONDS
from inspections.published_report.reading import Reading, Refusal
from inspections.published_report.wire import from_wire

ROOT = Path(__file__).parents[2]
GRACE = 10  # seconds more than the process gives itself
READ_AT_ONCE = 1 << 16
TOO_SLOW = {-signal.SIGALRM, -signal.SIGXCPU}


class Workshop:
    """Reads files one after the other in a process of their own; start it with `with`.

    A new process takes the place of one that is gone, so that one file never costs another.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process; the next file starts another."""
        if self._process is None:
            return
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        self._process.kill()
        self._process.wait()
        self._process = None

    @property
    def process_id(self) -> int | None:
        return self._process.pid if self._process else None

    def read(self, content: bytes, *, named_pdf: bool = True) -> Reading | Refusal:
        """What a report says, or why it was not read; never raises for what a file holds."""
        status, answer = self._ask({"named_pdf": named_pdf}, content)
        if status != 0:
            return _refusal_of(status)
        try:
            return from_wire(json.loads(answer))
        except (ValueError, KeyError, TypeError):
            return Refusal("defect")

    def page_image(self, content: bytes, page: int, *, width: int = 1000) -> bytes | Refusal:
        """A page, counted from 1, as a PNG so many pixels wide, or why there is none."""
        status, answer = self._ask({"page": page, "width": width}, content)
        if status != 0:
            return _refusal_of(status)
        if answer.startswith(b"\x89PNG"):
            return answer
        wire = from_wire(json.loads(answer))
        return wire if isinstance(wire, Refusal) else Refusal("defect")

    def pages(self, content: bytes) -> int | Refusal:
        """How many pages a PDF has that may be kept for others, or why it may not."""
        status, answer = self._ask({"counts_pages": True}, content)
        if status != 0:
            return _refusal_of(status)
        try:
            answered = json.loads(answer)
            wire = answered["pages"] if "pages" in answered else from_wire(answered)
        except (ValueError, KeyError, TypeError):
            return Refusal("defect")
        return wire if isinstance(wire, int | Refusal) else Refusal("defect")

    def _ask(self, request: dict[str, Any], content: bytes) -> tuple[int, bytes]:
        process = self._running()
        head = json.dumps({**request, "size": len(content)}).encode()
        try:
            return _exchanged(process, head + b"\n" + content)
        except (BrokenPipeError, EOFError):
            self.close()
            return 1, b""
        except TimeoutError:
            self.close()
            return -signal.SIGALRM, b""

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "inspections.published_report.process"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=ROOT,
                env={"LANG": "C.UTF-8"},
                start_new_session=True,  # a Ctrl-C for the caller is none for it
            )
        return self._process


def _exchanged(process: subprocess.Popen[bytes], question: bytes) -> tuple[int, bytes]:
    """Raises BrokenPipeError, EOFError: it is gone. TimeoutError: it does not answer."""
    if process.stdin is None or process.stdout is None:
        raise EOFError
    process.stdin.write(question)
    process.stdin.flush()
    answer = _Answer(process.stdout.fileno(), time.monotonic() + SECONDS + GRACE)
    head = json.loads(answer.line())
    return head["status"], answer.bytes(head["size"])


class _Answer:
    """Bytes from a pipe, until a moment after which nobody waits."""

    def __init__(self, pipe: int, until: float) -> None:
        self._pipe = pipe
        self._until = until
        self._held = b""

    def line(self) -> bytes:
        while b"\n" not in self._held:
            self._more()
        line, _newline, self._held = self._held.partition(b"\n")
        return line

    def bytes(self, size: int) -> bytes:
        while len(self._held) < size:
            self._more()
        return self._held[:size]

    def _more(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._pipe, selectors.EVENT_READ)
            if not selector.select(max(0.0, self._until - time.monotonic())):
                raise TimeoutError
        part = os.read(self._pipe, READ_AT_ONCE)
        if not part:
            raise EOFError
        self._held += part


def _refusal_of(status: int) -> Refusal:
    """Why a fork ended as it did; one killed by another signal had no memory or met a defect."""
    if status in TOO_SLOW:
        return Refusal("too_slow", words={"seconds": str(SECONDS)})
    if status == MEMORY_ENDED or status < 0:
        return Refusal("too_much_memory", words={"most": str(MEMORY // 1024**2)})
    return Refusal("defect")
