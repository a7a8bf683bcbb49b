"""Invite an administrator: the first one, or another when none can sign in."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from portal.accounts.operations.invitation import (
    AlreadyAMemberError,
    MailNotSentError,
    invite_administrator,
)


class Command(BaseCommand):
    help = str(
        _(
            "Mails somebody the link with which to become an administrator. Run it again for a "
            "new link."
        )
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            validate_email(email)
            invitation = invite_administrator(email=email, at=timezone.now())
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except AlreadyAMemberError as error:
            raise CommandError(_("This person is an administrator already.")) from error
        except MailNotSentError as error:
            words = _("The mail could not be sent. Check EMAIL_URL, then run this again.")
            raise CommandError(words) from error
        day = date_format(timezone.localtime(invitation.expires_at))
        words = _("%(email)s is invited; the link works once, until %(day)s.")
        self.stdout.write(words % {"email": invitation.email, "day": day})
