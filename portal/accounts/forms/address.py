"""E-mail addresses that people type."""

from django.core.exceptions import ValidationError
from django.utils.encoding import punycode
from django.utils.translation import gettext_lazy as _

WRONG_FORM = _("Enter an e-mail address in the right form, such as name@council.example")


def refuse_unreachable(email: str) -> None:
    """Refuse an address whose domain no mail can be sent to, such as one with unprintable signs."""
    try:
        punycode(email.rpartition("@")[2])
    except UnicodeError as error:
        raise ValidationError(WRONG_FORM, code="invalid") from error
