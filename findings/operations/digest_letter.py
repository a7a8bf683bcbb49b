"""The mail of a digest: plain text and simple HTML, with a link that stops further ones."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from findings.models import Digest
from findings.tables.digest import DigestLine, digest_lines, from_json, subject
from portal.mail import Letter
from portal.pages.context import address_of


def letter_for(digest: Digest, *, handing_over: Callable[[], None]) -> Letter:
    """The letter that tells what the digest's notice counted."""
    if digest.notice is None:
        raise TypeError("a digest without its notice has nothing to say")
    counts, until = from_json(digest.notice.counts)
    lines = [(line.words, link_of(line)) for line in digest_lines(counts, until=until)]
    stop = page("findings:reminder-stop", digest.person.reminder_choice.token)
    context = {
        "lines": lines,
        "day": digest.day,
        "stop": stop,
        "choice": page("findings:reminder-choice"),
        "home": f"{settings.PUBLIC_ADDRESS}/",
        "service_name": settings.SERVICE_NAME,
    }
    letter = Letter(
        subject(counts),
        render_to_string("findings/reminder/mail.txt", context),
        to=[digest.person.email],
        headers=headers(digest, stop),
        handing_over=handing_over,
    )
    letter.attach_alternative(render_to_string("findings/reminder/mail.html", context), "text/html")
    return letter


def headers(digest: Digest, stop: str) -> dict[str, Any]:
    """One-press stopping (RFC 8058), and an identity that is the same at every attempt."""
    return {
        "Message-ID": message_id(digest),
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-ID": f"{_('Reminders')} <reminders.{host()}>",
    }


def message_id(digest: Digest) -> str:
    """Mailboxes that get the same letter again know it by this."""
    return f"<reminder-{digest.pk}-{digest.day:%Y%m%d}@{host()}>"


def host() -> str:
    return urlsplit(settings.PUBLIC_ADDRESS).hostname or "localhost"


def link_of(line: DigestLine) -> str:
    arguments = [line.argument] if line.argument else []
    return page(line.page, *arguments)


def page(name: str, *arguments: str) -> str:
    """The whole address of a page; the home page where the portal has none of this name."""
    return f"{settings.PUBLIC_ADDRESS}{address_of(name, *arguments) or reverse('pages:home')}"
