"""A real mail server on this machine, as small as SMTP allows, that keeps what it accepted."""

import re
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class MailServer:
    """What it accepted, in order, and what tests make it do."""

    port: int = 0
    letters: list[tuple[str, str]] = field(default_factory=list)
    """Address and text of each letter that it answered with 250."""
    refused: dict[str, int] = field(default_factory=dict)
    """Addresses that it does not take, with the code that it answers."""
    on_recipient: Callable[[int], None] = field(default=lambda _number: None)
    """Called with the number of letters accepted, when the next one names its recipient."""
    on_letter: Callable[[int], None] = field(default=lambda _number: None)
    """Called with the number of letters once one more is kept, before it is answered."""
    hang_up: Callable[[int], bool] = field(default=lambda _number: False)
    """Whether to go away instead of taking a letter whose text has come."""

    @property
    def addresses(self) -> list[str]:
        return [address for address, _ in self.letters]


class _Session(socketserver.StreamRequestHandler):
    server: "_Threads"

    def handle(self) -> None:
        self.say("220 ready")
        while line := self.rfile.readline():
            command, _, rest = line.decode().strip().partition(" ")
            if command.upper() == "QUIT":
                return self.say("221 good-bye")
            if not self.answer(command.upper(), rest):
                return None
        return None

    def answer(self, command: str, rest: str) -> bool:
        """Answer one command; False ends the session without a word."""
        if command == "RCPT":
            return self.recipient(rest)
        if command == "DATA":
            return self.text()
        self.say("250 yes")
        return True

    def recipient(self, rest: str) -> bool:
        mail = self.server.mail
        mail.on_recipient(len(mail.letters))
        self.address = re.findall(r"<(.*?)>", rest)[0]
        self.say(f"{mail.refused.get(self.address, 250)} that is my answer")
        return True

    def text(self) -> bool:
        mail = self.server.mail
        self.say("354 go on")
        lines = list(iter(self.rfile.readline, b".\r\n"))
        if not lines or not lines[-1].endswith(b"\r\n") or mail.hang_up(len(mail.letters)):
            return False
        mail.letters.append((self.address, b"".join(lines).decode()))
        mail.on_letter(len(mail.letters))
        self.say("250 taken")
        return True

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Threads(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    mail: MailServer

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401
        """A killed worker leaves its connection in the middle: that is no error here."""


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A mail server that listens until the end of the block."""
    with _Threads(("127.0.0.1", 0), _Session) as server:
        server.mail = MailServer(port=server.server_address[1])
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
        try:
            yield server.mail
        finally:
            server.shutdown()
