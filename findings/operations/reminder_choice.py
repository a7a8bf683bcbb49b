"""How often a person is reminded by e-mail: chosen in the portal, or stopped from a mail."""

from findings.models import ReminderChoice
from portal.access.operation import recorded
from portal.accounts.models import User

Frequency = ReminderChoice.Frequency


class UnknownReminderLink(Exception):  # noqa: N818 - a state, said to the person as it is
    """No person's mails are meant by this link."""


def choice_of(person: User) -> ReminderChoice:
    """What the person chose; daily, not stored yet, where they have chosen nothing."""
    return ReminderChoice.objects.filter(person=person).first() or ReminderChoice(person=person)


def choice_by(token: str) -> ReminderChoice:
    """Whose mails a link means. Raises UnknownReminderLink."""
    choice = ReminderChoice.objects.select_related("person").filter(token=token).first()
    if choice is None:
        raise UnknownReminderLink
    return choice


@recorded
def choose_reminders(*, frequency: str, by: User) -> ReminderChoice:
    """Set how often oneself is mailed."""
    values = {"frequency": frequency, "stopped_from": ""}
    return ReminderChoice.objects.update_or_create(person=by, defaults=values)[0]


@recorded
def stop_reminders(*, token: str, by: None = None) -> ReminderChoice:
    """Stop the mails of whoever the link means; safe to repeat. Raises UnknownReminderLink."""
    choice = _locked(token)
    if choice.frequency != Frequency.OFF:
        choice.stopped_from, choice.frequency = choice.frequency, Frequency.OFF
        choice.save(update_fields=["frequency", "stopped_from"])
    return choice


@recorded
def take_reminders_back(*, token: str, by: None = None) -> ReminderChoice:
    """Send again as often as before the stop. Raises UnknownReminderLink."""
    choice = _locked(token)
    if choice.frequency == Frequency.OFF:
        choice.frequency = choice.stopped_from or Frequency.DAILY
        choice.stopped_from = ""
        choice.save(update_fields=["frequency", "stopped_from"])
    return choice


def _locked(token: str) -> ReminderChoice:
    found = ReminderChoice.objects.select_for_update().filter(token=token).first()
    if found is None:
        raise UnknownReminderLink
    return found
