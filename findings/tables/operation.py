"""What an operation does, in words for a history."""

from django.utils.translation import gettext_lazy as _

OPERATIONS = {
    "accept_invitation": _("Accepted an invitation"),
    "add_findings": _("Added findings"),
    "amend_inspection": _("Amended the inspection"),
    "begin_build": _("Began to build a paper"),
    "cancel_schedule": _("Took back the date of publication"),
    "change_display_name": _("Changed a name"),
    "change_last_day": _("Changed the last day of a membership"),
    "deactivate_user": _("Stopped somebody from signing in"),
    "delete_draft": _("Deleted a draft"),
    "delete_paper": _("Deleted a paper"),
    "edit_finding": _("Edited a finding"),
    "end_membership": _("Ended a membership"),
    "fail_build": _("Could not build a paper"),
    "file_word": _("Made a paper as Word"),
    "finish_amending": _("Finished the amendment"),
    "finish_amendment": _("Finished the amendment"),
    "finish_build": _("Built a paper"),
    "join_by_invitation": _("Joined by an invitation"),
    "load_demonstration": _("Loaded the demonstration"),
    "load_frameworks": _("Loaded the frameworks that the portal ships"),
    "load_paper_templates": _("Loaded the paper forms that the portal ships"),
    "load_partnerships": _("Loaded the partnerships that the portal ships"),
    "mark_section": _("Marked a section"),
    "mark_section_empty": _("Marked a section as empty in the report"),
    "move_finding": _("Moved a finding"),
    "open_amendment": _("Opened an amendment"),
    "publish_inspection": _("Published the inspection"),
    "publish_when_due": _("Published the inspection on its date"),
    "queue_again": _("Handed a paper to another worker"),
    "reactivate_user": _("Let somebody sign in again"),
    "record_draft_look": _("Looked at a draft"),
    "remove_evaluation": _("Removed a grade"),
    "remove_finding": _("Removed a finding"),
    "request_report": _("Asked for a paper"),
    "resend_invitation": _("Sent an invitation again"),
    "restore_finding": _("Brought a finding back"),
    "retry_report": _("Asked for a failed paper again"),
    "save_conclusions": _("Saved the conclusions"),
    "save_details": _("Saved details and dates"),
    "save_evaluation": _("Saved a grade"),
    "save_evidence": _("Saved the evidence base"),
    "save_paper_details": _("Saved the details of a paper"),
    "save_team": _("Saved the inspection team"),
    "schedule_inspection": _("Approved the inspection for a date"),
    "send_back": _("Sent the inspection back"),
    "send_for_review": _("Sent the inspection for review"),
    "send_invitation": _("Sent an invitation"),
    "start_inspection": _("Started the inspection"),
    "start_paper": _("Started a paper"),
    "submit_inspection": _("Sent the inspection for review"),
    "supersede_reports": _("Marked papers as superseded"),
    "withdraw_invitation": _("Withdrew an invitation"),
    "write_sections": _("Wrote sections of a paper"),
}


def operation_words(name: str) -> str:
    """The words for an operation's name; one without words of its own is told by its name."""
    if name in OPERATIONS:
        return str(OPERATIONS[name])
    return name.replace("_", " ").capitalize()
