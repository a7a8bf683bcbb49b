"""Roles, permissions and the table that joins them (design section 5)."""

from enum import Enum, StrEnum, auto

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person is to a partnership, or to the whole service."""

    OFFICER = "officer", _("Officer")
    LEAD_OFFICER = "lead_officer", _("Lead officer")
    ACTION_OWNER = "action_owner", _("Action owner")
    BOARD_MEMBER = "board_member", _("Board member")
    INSPECTOR = "inspector", _("Inspector")
    ADMINISTRATOR = "administrator", _("Administrator")


SERVICE_WIDE_ROLES = frozenset({Role.INSPECTOR, Role.ADMINISTRATOR})
"""Roles that are held for no partnership."""

PARTNERSHIP_ROLES = tuple(role for role in Role if role not in SERVICE_WIDE_ROLES)
"""Roles that are held for one partnership, in the order in which they are offered."""


class Permission(StrEnum):
    """Something that a person may do, to one partnership's records or to all."""

    VIEW_GRADES = auto()
    """Know of a published inspection and read its grades."""
    VIEW_PUBLISHED = auto()
    """Read a published inspection whole: findings, evidence, conclusions."""
    VIEW_GOOD_PRACTICE = auto()
    """Read the strengths and good practice that published inspections name, to learn from them."""
    VIEW_DRAFT = auto()
    """Read an inspection that is not published yet, and its draft papers."""
    VIEW_HISTORY = auto()
    """Read who changed what and when; it holds drafts' values, so a reader's role has it not."""
    EDIT_INSPECTION = auto()
    PUBLISH_INSPECTION = auto()
    REQUEST_PAPER = auto()
    DOWNLOAD_PAPER = auto()
    COMPARE_PARTNERSHIPS = auto()
    """Put the published grades of partnerships side by side."""
    SEND_REPORTS = auto()
    """Send an inspectorate's report to be read; entering what it says needs EDIT_INSPECTION."""
    EDIT_PLAN = auto()
    """Draft a plan, add and change its actions, and write updates on any of them."""
    SIGN_OFF = auto()
    """Agree a plan for the partnership, close it, and sign off position statements."""
    UPDATE_ACTION = auto()
    """Tell how an action goes that one owns, with evidence; and see the evidence of others."""
    VERIFY_ACTION = auto()
    """Say whether an action that somebody else completed is adequate, and its effect."""
    COMMENT_ON_ACTION = auto()
    """Read and write what people say to each other about an action; boards do neither."""
    DRAFT_STATEMENT = auto()
    """Draft position statements; an action owner those that they are asked to draft."""
    CONCLUDE_REVIEW = auto()
    """Record what the inspectors concluded on an area at a progress review."""
    INVITE_PEOPLE = auto()
    MANAGE_FRAMEWORKS = auto()
    IMPORT_OUTCOMES = auto()
    """Bring published files in, and take an import back as a whole."""
    LOOK_AT_DRAFT = auto()
    """Ask to see a draft of any partnership; why and when is recorded, and it lasts an hour."""


class Reach(Enum):
    """How far a permission reaches."""

    OWN = auto()
    ALL = auto()


P, OWN, ALL = Permission, Reach.OWN, Reach.ALL

_OFFICER: dict[Permission, Reach] = {
    P.VIEW_GRADES: ALL,
    P.VIEW_PUBLISHED: OWN,
    P.VIEW_GOOD_PRACTICE: ALL,
    P.VIEW_DRAFT: OWN,
    P.VIEW_HISTORY: OWN,
    P.EDIT_INSPECTION: OWN,
    P.SEND_REPORTS: OWN,
    P.REQUEST_PAPER: OWN,
    P.DOWNLOAD_PAPER: OWN,
    P.COMPARE_PARTNERSHIPS: ALL,
    P.EDIT_PLAN: OWN,
    P.UPDATE_ACTION: OWN,
    P.VERIFY_ACTION: OWN,
    P.COMMENT_ON_ACTION: OWN,
    P.DRAFT_STATEMENT: OWN,
    P.CONCLUDE_REVIEW: OWN,
}
_READER: dict[Permission, Reach] = {
    P.VIEW_GRADES: OWN,
    P.VIEW_PUBLISHED: OWN,
    P.VIEW_GOOD_PRACTICE: OWN,
    P.DOWNLOAD_PAPER: OWN,
}

GRANTS: dict[Role, dict[Permission, Reach]] = {
    Role.OFFICER: _OFFICER,
    Role.LEAD_OFFICER: {
        **_OFFICER,
        P.PUBLISH_INSPECTION: OWN,
        P.SIGN_OFF: OWN,
        P.INVITE_PEOPLE: OWN,
    },
    Role.ACTION_OWNER: {
        **_READER,
        P.UPDATE_ACTION: OWN,
        P.COMMENT_ON_ACTION: OWN,
        P.DRAFT_STATEMENT: OWN,
    },
    Role.BOARD_MEMBER: _READER,
    Role.INSPECTOR: {
        P.VIEW_GRADES: ALL,
        P.VIEW_PUBLISHED: ALL,
        P.VIEW_GOOD_PRACTICE: ALL,
        P.REQUEST_PAPER: ALL,
        P.DOWNLOAD_PAPER: ALL,
        P.COMPARE_PARTNERSHIPS: ALL,
        P.VERIFY_ACTION: ALL,
        P.COMMENT_ON_ACTION: ALL,
        P.CONCLUDE_REVIEW: ALL,
    },
    Role.ADMINISTRATOR: {
        P.VIEW_GRADES: ALL,
        P.VIEW_PUBLISHED: ALL,
        P.VIEW_GOOD_PRACTICE: ALL,
        P.COMPARE_PARTNERSHIPS: ALL,
        P.VIEW_HISTORY: ALL,
        P.SEND_REPORTS: ALL,
        P.INVITE_PEOPLE: ALL,
        P.MANAGE_FRAMEWORKS: ALL,
        P.IMPORT_OUTCOMES: ALL,
        P.LOOK_AT_DRAFT: ALL,
    },
}
"""An administrator reads a draft only through a recorded look (inspections DraftLook)."""
