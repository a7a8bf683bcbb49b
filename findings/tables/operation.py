"""What an operation does, in words for a history."""

from django.utils.translation import gettext_lazy as _

OPERATIONS = {
    "accept_invitation": _("Accepted an invitation"),
    "add_findings": _("Added findings"),
    "amend_inspection": _("Amended the inspection"),
    "cancel_schedule": _("Took back the date of publication"),
    "change_display_name": _("Changed a name"),
    "change_last_day": _("Changed the last day of a membership"),
    "deactivate_user": _("Stopped somebody from signing in"),
    "edit_finding": _("Edited a finding"),
    "end_membership": _("Ended a membership"),
    "finish_amendment": _("Finished the amendment"),
    "join_by_invitation": _("Joined by an invitation"),
    "load_demonstration": _("Loaded the demonstration"),
    "load_frameworks": _("Loaded the frameworks that the portal ships"),
    "load_partnerships": _("Loaded the partnerships that the portal ships"),
    "mark_section": _("Marked a section"),
    "mark_section_empty": _("Marked a section as empty in the report"),
    "move_finding": _("Moved a finding"),
    "open_amendment": _("Opened an amendment"),
    "publish_inspection": _("Published the inspection"),
    "publish_when_due": _("Published the inspection on its date"),
    "reactivate_user": _("Let somebody sign in again"),
    "remove_evaluation": _("Removed a grade"),
    "remove_finding": _("Removed a finding"),
    "restore_finding": _("Brought a finding back"),
    "save_conclusions": _("Saved the conclusions"),
    "save_details": _("Saved details and dates"),
    "save_evaluation": _("Saved a grade"),
    "save_evidence": _("Saved the evidence base"),
    "save_team": _("Saved the inspection team"),
    "schedule_inspection": _("Approved the inspection for a date"),
    "send_back": _("Sent the inspection back"),
    "start_inspection": _("Started the inspection"),
    "submit_inspection": _("Sent the inspection for review"),
}


def operation_words(name: str) -> str:
    """The words for an operation's name; one without words of its own is told by its name."""
    if name in OPERATIONS:
        return str(OPERATIONS[name])
    return name.replace("_", " ").capitalize()
