"""The sections of a report that hold findings: one for each kind, with its address and words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from findings.models import Finding

Words = Any
"""A translated text that is worked out when it is shown; Django's stubs have no open type."""


@dataclass(frozen=True)
class Section:
    """One kind of finding, as a step of entering an inspection."""

    kind: Finding.Kind
    slug: str
    title: Words
    counted: Words
    nothing: Words
    intro: Words

    def count(self, number: int) -> str:
        """A number of findings in words, such as "5 strengths"."""
        return str(self.counted % {"count": number})

    @property
    def one(self) -> Words:
        """What a single finding of this kind is called."""
        return self.kind.label


SECTIONS = (
    Section(
        Finding.Kind.STRENGTH,
        "strengths",
        _("Strengths"),
        ngettext_lazy("%(count)d strength", "%(count)d strengths", "count"),
        _("The report names no strengths"),
        _("What the report says is strong, in its own words and its own order."),
    ),
    Section(
        Finding.Kind.AREA_FOR_IMPROVEMENT,
        "areas-for-improvement",
        _("Areas for improvement"),
        ngettext_lazy("%(count)d area for improvement", "%(count)d areas for improvement", "count"),
        _("The report names no areas for improvement"),
        _("What the report says must get better, in its own words and its own order."),
    ),
    Section(
        Finding.Kind.GOOD_PRACTICE,
        "good-practice",
        _("Good practice"),
        ngettext_lazy("%(count)d good practice", "%(count)d good practices", "count"),
        _("The report names no good practice"),
        _("Examples that the report holds up for others to follow."),
    ),
    Section(
        Finding.Kind.KEY_MESSAGE,
        "key-messages",
        _("Key messages"),
        ngettext_lazy("%(count)d key message", "%(count)d key messages", "count"),
        _("The report has no key messages"),
        _("The statements with which the report sums up or concludes."),
    ),
    Section(
        Finding.Kind.PRIORITY_ACTION,
        "priority-actions",
        _("Areas for priority action"),
        ngettext_lazy(
            "%(count)d area for priority action", "%(count)d areas for priority action", "count"
        ),
        _("The report names no areas for priority action"),
        _("What the report says must be put right at once."),
    ),
    Section(
        Finding.Kind.RECOMMENDATION,
        "recommendations",
        _("Recommendations"),
        ngettext_lazy("%(count)d recommendation", "%(count)d recommendations", "count"),
        _("The report makes no recommendations"),
        _("What the inspectors recommend, in their own words and order."),
    ),
)
SECTION_OF_KIND = {section.kind: section for section in SECTIONS}
SECTION_OF_SLUG = {section.slug: section for section in SECTIONS}
