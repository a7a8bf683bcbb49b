"""Letters that are sent once: what the sender notes just before a letter cannot be taken back."""

import smtplib
from collections.abc import Callable
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend

SEND_THE_TEXT = 354
"""What a mail server answers to DATA; nothing else has this code (RFC 5321, 4.3.2)."""


class Letter(EmailMultiAlternatives):
    """A mail whose sender is told at the last moment at which it can still be kept back.

    That is when the mail server has taken sender and recipient and waits for the text. What
    `handing_over` raises keeps the letter back; the connection must then be closed.
    """

    def __init__(self, *args: Any, handing_over: Callable[[], None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.handing_over = handing_over


class _Announcing(smtplib.SMTP):
    """A connection that calls `before_text` when the mail server waits for the text."""

    before_text: Callable[[], None] | None = None

    def getreply(self) -> tuple[int, bytes]:
        code, words = super().getreply()
        if code == SEND_THE_TEXT and self.before_text is not None:
            self.before_text()
        return code, words


class _AnnouncingOverTLS(_Announcing, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


class SmtpBackend(EmailBackend):
    """Django's, for every mail of the portal; letters learn when they are handed over."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _AnnouncingOverTLS if self.use_ssl else _Announcing

    def _send(self, email_message: EmailMultiAlternatives) -> bool:
        if isinstance(self.connection, _Announcing):
            self.connection.before_text = getattr(email_message, "handing_over", None)
        return bool(super()._send(email_message))  # type: ignore[misc] # Django's own hook


def post(letter: Letter, mailbox: BaseEmailBackend) -> None:
    """Send one letter; a mailbox that is no mail server (console, files) takes it at once."""
    if not isinstance(mailbox, SmtpBackend):
        letter.handing_over()
    mailbox.send_messages([letter])
