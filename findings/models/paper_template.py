"""A body's committee-paper form, held as data."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from findings.models.action_plan import ActionPlan
from inspections.models import Inspection, Partnership


class PaperTemplateQuerySet(models.QuerySet["PaperTemplate"]):
    """The forms that papers may be written in."""

    def on_programmes(self) -> "PaperTemplateQuerySet":
        """The forms of papers on a whole programme; the others are on one inspection."""
        return self.filter(kind=PaperTemplate.Kind.OVERVIEW).order_by("name")

    def offered_to(self, subject: Inspection | ActionPlan) -> "PaperTemplateQuerySet":
        """The forms that fit the subject: the partnership's own, then those of everyone."""
        own = Q(partnership=subject.partnership_id) | Q(partnership=None)
        fitting = self.filter(own, kind__in=PaperTemplate.kinds_for(subject))
        ordered = fitting.order_by(F("partnership").asc(nulls_last=True), "kind", "name")
        return ordered.select_related("partnership")


@pghistory.track()
class PaperTemplate(models.Model):
    """The form in which a body takes its papers: its sections, their numbers and their words."""

    class Kind(models.TextChoices):
        COUNCIL_PAPER = "council-paper", _("Council paper")
        SUMMARY = "summary", _("One-page summary")
        OVERVIEW = "overview", _("Overview of a programme")
        ACTION_PLAN = "action-plan", _("Action plan and progress")
        EXCEPTIONS = "exceptions", _("One-page exception report")
        PROGRESS_REVIEW = "progress-review", _("Progress review")

    ON_PLANS = (Kind.ACTION_PLAN, Kind.EXCEPTIONS)
    ON_INSPECTIONS = (Kind.COUNCIL_PAPER, Kind.SUMMARY)

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind of paper"), max_length=20, choices=Kind.choices)
    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,
        related_name="paper_templates",
        null=True,
        blank=True,
        help_text=_("Whose form this is; none where every partnership may use it."),
    )
    source = models.CharField(_("taken from"), max_length=300, blank=True)

    objects = PaperTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper template")
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def kinds_for(cls, subject: Inspection | ActionPlan) -> tuple["PaperTemplate.Kind", ...]:
        """The kinds of paper that can be made of an inspection, a progress review or a plan."""
        if isinstance(subject, ActionPlan):
            return cls.ON_PLANS
        if subject.kind == Inspection.Kind.PROGRESS_REVIEW:
            return (cls.Kind.PROGRESS_REVIEW, *cls.ON_INSPECTIONS)
        return cls.ON_INSPECTIONS

    def fits(self, subject: Inspection | ActionPlan) -> bool:
        """Whether a paper on the subject may be written in this form."""
        is_theirs = self.partnership_id in (None, subject.partnership_id)
        return is_theirs and self.kind in self.kinds_for(subject)


@pghistory.track()
class PaperSection(models.Model):
    """One part of a paper's form: its heading, and where its content comes from."""

    class Place(models.TextChoices):
        HEADER = "header", _("Lines above the paper")
        BRIEF = "brief", _("In brief, on the first page")
        BODY = "body", _("Body")
        APPENDIX = "appendix", _("Appendix")
        END = "end", _("Lines below the paper")

    class Source(models.TextChoices):
        NONE = "none", _("Heading only")
        LINE = "line", _("A line of text")
        MEETING_BODY = "meeting_body", _("The meeting's name")
        MEETING_DATE = "meeting_date", _("The meeting's date")
        TITLE = "title", _("The paper's title")
        FREE_TEXT = "free_text", _("Free text")
        LIST = "list", _("A list, one item a line")
        TICK_LIST = "tick_list", _("Tick list")
        INTRODUCTION = "introduction", _("What was inspected, by whom and when")
        INDICATORS = "indicators", _("Quality indicators evaluated")
        QUESTIONS = "questions", _("Inspection questions")
        EVIDENCE = "evidence", _("Evidence base")
        GRADES = "grades", _("Grades as a table and a picture")
        STRENGTHS = "strengths", _("Strengths")
        AREAS = "areas", _("Areas for improvement")
        GOOD_PRACTICE = "good_practice", _("Good practice")
        CONCLUSIONS = "conclusions", _("Conclusions")
        FOLLOWED_REVIEWS = "followed_reviews", _("Earlier inspection and reviews")
        BACKGROUND_PAPERS = "background_papers", _("Background papers")
        PROGRAMME = "programme", _("What was reviewed, by whom and when")
        DISTRIBUTIONS = "distributions", _("How the grades fall, counted")
        QUESTION = "question", _("Key messages on one inspection question")
        EVALUATIONS = "evaluations", _("Table of evaluations by partnership")
        SCALE = "scale", _("What the grades mean")
        QUANTIFIERS = "quantifiers", _("Words for shares, with their source")
        GLOSSARY = "glossary", _("Glossary")
        PLAN = "plan", _("What the action plan answers, and since when it is agreed")
        PLAN_COUNTS = "plan_counts", _("Actions counted by status")
        PLAN_CHANGES = "plan_changes", _("What moved since the last board")
        PLAN_SLIPPED = "plan_slipped", _("What slipped since the last board, and why")
        PLAN_AREAS = "plan_areas", _("The plan by area, with its actions")
        PLAN_VERIFIED = "plan_verified", _("Actions verified, with their effect")
        PLAN_CANCELLED = "plan_cancelled", _("Actions cancelled, with the reasons")
        PLAN_GAPS = "plan_gaps", _("Gaps of the plan")
        PLAN_RULE = "plan_rule", _("What the BRAG ratings mean")
        PLAN_ATTENTION = "plan_attention", _("Only what needs attention, the most urgent first")
        REVIEW_SCOPE = "review_scope", _("What was reviewed, and why")
        REVIEW_OUTCOMES = "review_outcomes", _("Where each area stands after the review")
        REVIEW_AREAS = "review_areas", _("Each area: statement, evidence and conclusion")
        REVIEW_REMAINS = "review_remains", _("What remains after the review")
        REVIEW_TIMETABLE = "review_timetable", _("Timetable of the review and its preparation")

    class Numbering(models.TextChoices):
        NONE = "none", _("Paragraphs without numbers")
        PARAGRAPHS = "paragraphs", _("Numbered paragraphs, such as 3.1")
        ROMAN = "roman", _("A list numbered i), ii)")

    template = models.ForeignKey(PaperTemplate, on_delete=models.CASCADE, related_name="sections")
    key = models.SlugField(_("key"), max_length=60)
    place = models.CharField(_("place"), max_length=10, choices=Place.choices)
    position = models.PositiveSmallIntegerField(_("position"))
    level = models.PositiveSmallIntegerField(
        _("heading level"), default=1, help_text=_("1 for a section, 2 for a part of one.")
    )
    number = models.CharField(
        _("number as printed"), max_length=12, blank=True, help_text=_("Such as 4.1, A.2 or (a).")
    )
    heading = models.CharField(_("heading as printed"), max_length=250, blank=True)
    source = models.CharField(_("content"), max_length=20, choices=Source.choices)
    lead_in = models.TextField(_("words before the content"), blank=True)
    numbering = models.CharField(
        _("numbering"), max_length=12, choices=Numbering.choices, default=Numbering.NONE
    )
    required = models.BooleanField(_("must be filled in"), default=False)
    default_text = models.TextField(_("text to start from"), blank=True)
    hint = models.CharField(_("hint for the author"), max_length=300, blank=True)
    choices = ArrayField(
        models.CharField(max_length=120),
        default=list,
        blank=True,
        verbose_name=_("items of the tick list"),
    )

    class Meta:
        verbose_name = _("paper section")
        ordering = ["template", "position"]
        constraints = [
            models.UniqueConstraint(fields=["template", "key"], name="paper_section_key_unique"),
            models.UniqueConstraint(
                fields=["template", "position"],
                name="paper_section_position_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        printed = f"{self.number} {self.heading}".strip().rstrip(":")
        return printed or self.key.replace("-", " ").capitalize()

    WRITTEN_SOURCES = frozenset(
        {
            Source.LINE,
            Source.FREE_TEXT,
            Source.LIST,
            Source.TICK_LIST,
            Source.QUESTION,
            Source.GLOSSARY,
        }
    )

    @property
    def is_written(self) -> bool:
        """Whether an officer writes this part; the others come from stored records."""
        return self.source in self.WRITTEN_SOURCES
