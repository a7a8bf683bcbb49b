"""Forms of evidence: a file or a link with what people read of it, a new version, further uses."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from findings.evidence_file.checked import CheckedFile, checked_file
from findings.evidence_file.refusal import Refused
from findings.models import Evidence, ImprovementAction
from findings.models.evidence import EvidenceQuerySet
from findings.models.evidence_kind import ENDINGS
from findings.operations.evidence import EvidenceDetails, NewVersion
from portal.pages.clash import ClashForm
from portal.pages.forms import LineField, ListedField, RadioField, WebAddressField

LARGEST = 25 * 1024 * 1024
FORM_AROUND = 20_000
"""Bytes that a form has besides its file."""
LONGEST_ADDRESS = 500
TOO_LARGE = gettext_lazy("The file must be smaller than 25 MB; nothing of it was kept")
FILE_AGAIN = gettext_lazy("Select the file again: it was in order, and goes with the whole form")
WHO = gettext_lazy("Evidence on a draft plan is seen by the partnership’s officers alone.")
KINDS_TAKEN = gettext_lazy(
    "PDF, Word, Excel, PowerPoint, picture, plain text or CSV, up to 25 MB. No files about single "
    "children or families."
)


class EvidenceFileField(forms.FileField):
    """One file, told by what is in it and not by its name; cleaned to a CheckedFile."""

    widget = forms.FileInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": ",".join(ENDINGS)}

    def clean(self, data: Any, initial: Any = None) -> CheckedFile | None:  # noqa: ANN401
        upload: File[Any] | None = super().clean(data, initial)
        if upload is None:
            return None
        if upload.size > LARGEST:
            size = filesizeformat(upload.size)
            raise ValidationError(_("The file must be smaller than 25 MB; it has %s") % size)
        try:
            return checked_file(upload)
        except Refused as refused:
            raise ValidationError(refused.words, code=refused.refusal.value) from refused


class NewVersionForm(forms.Form):
    """A file or an address. The file comes last: what stands before it outlives a huge one."""

    marks_optional = False  # one of file and link is needed, so that neither is optional by itself

    note = LineField(
        label=gettext_lazy("Note (optional)"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("For example what it shows, or what is new in this version."),
    )
    url = WebAddressField(
        label=gettext_lazy("Link"),
        required=False,
        max_length=LONGEST_ADDRESS,
        help_text=gettext_lazy("The address of a page. Leave this empty if you send a file."),
        error_messages={
            "invalid": gettext_lazy("Enter a web address that begins with https:// or http://")
        },
    )
    file = EvidenceFileField(
        label=gettext_lazy("File"), required=False, allow_empty_file=True, help_text=KINDS_TAKEN
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        """`too_large`: the file was thrown away unread."""
        super().__init__(*args, **kwargs)
        self.too_large = too_large

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file, url = cleaned.get("file"), cleaned.get("url")
        if self.too_large:
            self.add_error("file", TOO_LARGE)
        elif file and url:
            self.add_error("url", _("Give a file or a link, not both"))
        elif not (file or url or {"file", "url"} & set(self.errors)):
            self.add_error("file", _("Select a file, or enter a link"))
        if file:
            self.check_file(file)
        if file and self.errors and "file" not in self.errors:
            self.add_error("file", FILE_AGAIN)
        return cleaned

    def check_file(self, file: CheckedFile) -> None:
        """What else is asked of a file that is in order by itself."""

    def version(self) -> NewVersion:
        cleaned = self.cleaned_data
        return NewVersion(cleaned.get("file"), cleaned["url"] or "", cleaned["note"])


class AddEvidenceForm(NewVersionForm):
    """A new piece of evidence; a file that is here already is offered instead of kept twice."""

    title = LineField(
        label=gettext_lazy("Title"),
        max_length=200,
        help_text=gettext_lazy("What readers see in lists, such as “Case file audit, June 2026”."),
    )
    seen_by = RadioField(
        label=gettext_lazy("Who may see it"),
        choices=Evidence.SeenBy.choices,
        initial=Evidence.SeenBy.WORKING,
        help_text=WHO,
    )
    field_order = ("title", "seen_by", "note", "url", "file")

    def __init__(self, *args: Any, known: EvidenceQuerySet, **kwargs: Any) -> None:
        """`known`: the partnership's pieces that this person may know of."""
        super().__init__(*args, **kwargs)
        self.known = known
        self.existing: Evidence | None = None

    def check_file(self, file: CheckedFile) -> None:
        self.existing = self.known.holding(file.sha256).first()
        if self.existing is not None:
            named = {"title": self.existing.title}
            self.add_error("file", _("This file is here already, as “%(title)s”") % named)

    def details(self) -> EvidenceDetails:
        return EvidenceDetails(self.cleaned_data["title"], self.cleaned_data["seen_by"])


class UseEvidenceForm(forms.Form):
    """One more action that a piece serves."""

    action = ListedField(label=gettext_lazy("Action"))

    def __init__(self, *args: Any, actions: Iterable[ImprovementAction], **kwargs: Any) -> None:
        """`actions`: those that it may serve and does not, plan by plan."""
        super().__init__(*args, **kwargs)
        plans = groupby(actions, key=lambda action: action.plan.title)
        groups = [(plan, [(each.pk, str(each)) for each in its]) for plan, its in plans]
        self.has_any = bool(groups)
        field = cast(ListedField, self.fields["action"])
        field.choices = [("", _("Select an action")), *groups]
        field.error_messages["required"] = _("Select the action that it shall serve")


class PickEvidenceForm(forms.Form):
    """Pieces that are here already, to be used for an action."""

    evidence = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Evidence"),
        queryset=Evidence.objects.none(),
        to_field_name="key",
        error_messages={
            "required": gettext_lazy("Select at least one piece of evidence"),
            "invalid_choice": gettext_lazy(
                "One piece cannot be used any more. Look at the list again"
            ),
        },
    )

    def __init__(self, *args: Any, offered: EvidenceQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(Any, self.fields["evidence"]).queryset = offered


class EditEvidenceForm(ClashForm):
    """The title of a piece, and who may see it."""

    title = LineField(label=gettext_lazy("Title"), max_length=200)
    seen_by = RadioField(
        label=gettext_lazy("Who may see it"), choices=Evidence.SeenBy.choices, help_text=WHO
    )

    def __init__(self, *args: Any, evidence: Evidence, **kwargs: Any) -> None:
        stored = {"title": evidence.title, "seen_by": evidence.seen_by}
        super().__init__(*args, stored=stored, about=f"evidence {evidence.key}", **kwargs)

    def details(self) -> EvidenceDetails:
        return EvidenceDetails(self.cleaned_data["title"], self.cleaned_data["seen_by"])
