"""The accounts to look around with; they exist in a demonstration alone."""

from django.utils.translation import gettext_lazy as _

PASSWORD = "look around freely"  # noqa: S105  public, on purpose

ACCOUNTS = [
    ("officer@demo.example", _("Officer, Midlothian: enters inspections")),
    ("lead-officer@demo.example", _("Lead officer, Midlothian: reviews and publishes")),
    ("action-owner@demo.example", _("Action owner, Midlothian")),
    ("board-member@demo.example", _("Board member, Midlothian: reads and downloads papers")),
    ("inspector@demo.example", _("Inspector: sees every partnership")),
    ("administrator@demo.example", _("Administrator: looks after people and frameworks")),
    ("outsider@demo.example", _("Officer of another council")),
]
"""Each address with who it is, in words for the sign-in page."""
