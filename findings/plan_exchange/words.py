"""What the file says of itself."""

from django.utils.translation import gettext as _


def guidance() -> list[tuple[str, str]]:
    """How the sheet is filled in, as labels and sentences."""
    return [
        (
            _("Change"),
            _(
                "Change what you like in the sheet of actions; choose from the lists where there "
                "are lists. The reference in the first column stays as it is."
            ),
        ),
        (
            _("Tell how it goes"),
            _(
                "Write what changed in the column New update, with the status and per cent beside "
                "it. It is added to the earlier updates; nothing of them is lost."
            ),
        ),
        (
            _("Give another due date"),
            _(
                "In an agreed plan write it in the column New due date, with the reason. The first "
                "date is kept."
            ),
        ),
        (
            _("Add an action"),
            _("Fill in a row below the last one and leave its reference empty."),
        ),
        (
            _("Take a row out"),
            _(
                "A row that you delete here is not deleted in the portal: it stays there as it is. "
                "Cancel an action on its page."
            ),
        ),
        (
            _("Leave as it is"),
            _(
                "Do not rename sheets or headings, and do not delete columns. The sheet is "
                "protected without a password, so that nobody changes a reference by mistake."
            ),
        ),
        (
            _("Send it back"),
            _(
                "Open the plan in the portal and send the file in. The portal shows every "
                "difference and takes nothing before you say so. Where somebody else changed the "
                "same thing meanwhile, you choose."
            ),
        ),
    ]
