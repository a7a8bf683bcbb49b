"""How fast papers are printed, against WeasyPrint alone and against plain paragraphs."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone
from weasyprint import HTML

from findings.models import ActionPlan, PaperTemplate
from findings.reports.assets import StaticFiles
from findings.reports.foreground import snapshot_for
from findings.reports.pdf import VARIANT, fonts, read_stylesheet
from findings.reports.picture import PictureRow, grades_picture
from findings.reports.plan_facts import PlanFacts
from findings.reports.printing import PrintedPaper, print_paper
from findings.reports.snapshot import Json, Snapshot, from_json, to_json
from inspections.models import Evaluation, Inspection, InspectionProgramme, Partnership
from tests.bench.measure import Measure
from tests.bench.pages import demonstration
from tests.findings.reports.conftest import MADE_AT, Entry, PaperFrame, page, printed, table

SIX_POINT = ("Unsatisfactory", "Weak", "Adequate", "Good", "Very good", "Excellent")
SENTENCE = "Leaders had embraced their collective responsibility to protect children. "
ROUNDS = 15


def measures() -> Iterator[Measure]:
    alone = "building a paper ÷ WeasyPrint alone on the same HTML"
    yield Measure(f"{alone}, both warm", paper_against(weasyprint_kept_warm), "at most", 1.10)
    yield Measure(f"{alone}, cold", paper_against(weasyprint_alone), "at most", 1.10)
    with demonstration():
        for name, snapshot in demonstration_snapshots():
            measured = stored_against(snapshot)
            yield Measure(f"{name}, stored snapshot to PDF", measured, "at most", 1.10)
        yield Measure(
            "pages a second of the paper on 500 actions ÷ plain paragraphs",
            plan_against_paragraphs(500),
            "at least",
            0.5,
        )
        yield Measure(
            "overview of 150 partnerships, records to PDF ÷ WeasyPrint alone",
            overview_against(150),
            "at most",
            1.20,
        )
    yield Measure(
        "pages a second of a table of 500 actions ÷ plain paragraphs",
        long_table_against_paragraphs(),
        "at least",
        0.5,
    )


def council_paper() -> str:
    """A paper of six pages: numbered sections, lists, grades as a picture and as a table."""
    headings = [f"{number} Section of the paper" for number in range(1, 13)]
    picture = grades_picture([PictureRow(f"Indicator {n}", "Good", 4, SIX_POINT) for n in range(4)])
    points = f"<ul>{f'<li>{SENTENCE * 2}</li>' * 5}</ul>"
    body = "".join(
        f'<h2 id="s{number}">{heading}</h2><p>{SENTENCE * 8}</p>{points}'
        for number, heading in enumerate(headings)
    )
    contents = tuple(Entry(f"s{number}", heading) for number, heading in enumerate(headings))
    return page(picture + table(4) + body, PaperFrame(contents=contents))


def weasyprint_alone(html: str) -> None:
    """WeasyPrint as a program that prints one paper would call it: styles and fonts read anew."""
    paper = HTML(string=html, base_url=settings.PUBLIC_ADDRESS, url_fetcher=StaticFiles())
    paper.write_pdf(pdf_variant=VARIANT)


def weasyprint_kept_warm(html: str) -> None:
    """WeasyPrint with the styles and fonts that the portal keeps between two papers.

    Without them the portal looks three times as fast, and what it adds could not be seen.
    """
    paper = HTML(string=html, base_url=settings.PUBLIC_ADDRESS, url_fetcher=StaticFiles())
    head = paper.etree_element.find("head")
    links = head.findall("link[@rel='stylesheet']")
    styles = [read_stylesheet(urljoin(paper.base_url, link.get("href"))) for link in links]
    for link in links:
        head.remove(link)
    document = paper.render(pdf_variant=VARIANT, font_config=fonts(), stylesheets=styles)
    document.write_pdf(pdf_variant=VARIANT)


def paper_against(weasyprint: Callable[[str], None]) -> float:
    """Seconds from the paper's parts to its PDF ÷ seconds of WeasyPrint on the same HTML."""
    html = council_paper()
    return ratio(lambda: printed(council_paper()), lambda: weasyprint(html))


def demonstration_snapshots() -> Iterator[tuple[str, Json]]:
    """The demonstration's papers as they are stored."""
    inspection = Inspection.objects.get(reference="midlothian-joint-2020")
    for kind in (PaperTemplate.Kind.COUNCIL_PAPER, PaperTemplate.Kind.SUMMARY):
        yield str(kind.label), to_json(snapshot_for(kind, inspection, at=MADE_AT))


def stored_against(stored: Json) -> float:
    """Seconds from the stored snapshot to the PDF ÷ seconds of WeasyPrint on the same HTML."""
    html = print_paper(from_json(stored)).html
    return ratio(lambda: print_paper(from_json(stored)), lambda: weasyprint_kept_warm(html))


def overview_against(partnerships: int) -> float:
    """Seconds from the records to the PDF ÷ seconds of WeasyPrint on the same HTML."""
    programme = InspectionProgramme.objects.get(slug="joint-inspections-2018-2020")
    fill(programme, partnerships)

    def build() -> PrintedPaper:
        taken = snapshot_for(PaperTemplate.Kind.OVERVIEW, programme, at=MADE_AT)
        return print_paper(from_json(to_json(taken)))

    html = build().html
    return ratio(build, lambda: weasyprint_kept_warm(html), rounds=5)


def fill(programme: InspectionProgramme, partnerships: int) -> None:
    """Inspections of further partnerships, each with grades, evidence and good practice."""
    model = Inspection.objects.get(reference="stirling-joint-2018-2020")
    indicators = model.edition.indicators.filter(code__in=["1.1", "2.1", "2.2", "9"])
    assert model.edition.scale is not None
    grades = list(model.edition.scale.grades.all())
    for number in range(partnerships - programme.inspections.count()):
        place = Partnership.objects.create(
            name=f"Generated {number}", slug=f"generated-{number}", nation="scotland",
            kind=Partnership.Kind.COMMUNITY_PLANNING,
        )  # fmt: skip
        model.pk, model.partnership, model.reference = None, place, place.slug
        model.save()
        Evaluation.objects.bulk_create(
            Evaluation(inspection=model, indicator=row, grade=grades[(number + at) % len(grades)])
            for at, row in enumerate(indicators)
        )
        model.evidence_counts.create(measure="case_files", count=60 + number)
        if number % 5 == 0:
            model.findings.create(kind="good_practice", position=1, text=SENTENCE * 4)


def long_table_against_paragraphs() -> float:
    """Pages a second of a table of 500 actions ÷ those of plain paragraphs."""
    actions, paragraphs = page(table(500)), page(f"<p>{SENTENCE * 8}</p>" * 300)
    pages = printed(actions).pages / printed(paragraphs).pages
    return pages * ratio(lambda: printed(paragraphs), lambda: printed(actions), rounds=3)


def plan_against_paragraphs(actions: int) -> float:
    """Pages a second of the paper on a plan, from its stored snapshot, ÷ plain paragraphs."""
    plan = ActionPlan.objects.get(reference="midlothian-example-plan")
    taken = snapshot_for(PaperTemplate.Kind.ACTION_PLAN, plan, at=timezone.localtime())
    assert isinstance(taken, Snapshot)
    assert taken.plan is not None
    stored = to_json(replace(taken, plan=grown(taken.plan, actions)))
    paragraphs = page(f"<p>{SENTENCE * 8}</p>" * 300)
    pages = print_paper(from_json(stored)).pages / printed(paragraphs).pages
    both = lambda: printed(paragraphs), lambda: print_paper(from_json(stored))
    return pages * ratio(*both, rounds=3)


def grown(facts: PlanFacts, actions: int) -> PlanFacts:
    """The plan with its actions again and again, 25 to an area; a tenth of them moved."""
    every = 25
    areas = (
        replace(facts.areas[at % len(facts.areas)], number=at + 1) for at in range(actions // every)
    )
    rows = (
        replace(
            facts.actions[at % len(facts.actions)],
            reference=f"A{at + 1}",
            areas=(at // every + 1,),
            before=facts.actions[at % len(facts.actions)].before if at % 10 == 0 else None,
        )
        for at in range(actions)
    )
    return replace(facts, areas=tuple(areas), actions=tuple(rows))


def ratio(one: Callable[[], object], other: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Fastest of each, run turn by turn so that a busy moment hits both."""
    turns = [(seconds(one), seconds(other)) for _ in range(rounds)]
    return min(turn[0] for turn in turns) / min(turn[1] for turn in turns)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
