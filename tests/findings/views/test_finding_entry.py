"""Entering findings in the browser's words: paste, check, order, remove, undo, change."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from findings.models import Finding, Theme
from findings.operations.finding import (
    FindingDetails,
    add_findings,
    edit_finding,
    mark_section_empty,
    remove_finding,
)
from inspections.models import FrameworkEdition, Inspection, QualityIndicator
from portal.accounts.models import User

STRENGTH = Finding.Kind.STRENGTH


@pytest.fixture
def client(client_of: Callable[[User], Client], officer: User) -> Client:
    return client_of(officer)


@pytest.fixture
def two(draft: Inspection, officer: User) -> list[Finding]:
    return add_findings(
        inspection=draft, kind=STRENGTH, texts=["Leaders acted.", "Staff knew."], by=officer
    )


def step(inspection: Inspection, name: str = "finding-entry", kind: str = "strengths") -> str:
    return reverse(f"findings:{name}", args=[inspection.reference, kind])


def checked(*texts: str, **more: str) -> dict[str, str]:
    """What the check page sends for these texts."""
    rows = {f"form-{number}-text": text for number, text in enumerate(texts)}
    count = str(len(texts))
    return {"form-TOTAL_FORMS": count, "form-INITIAL_FORMS": count, **rows, **more}


def texts(inspection: Inspection) -> list[str]:
    return [finding.text for finding in inspection.findings.current().of_kind(STRENGTH)]


def errors_of(response: Any) -> str:  # noqa: ANN401
    return " ".join(
        str(message) for form in response.context["formset"] for message in form.errors.values()
    )


def test_a_paste_is_shown_before_it_is_saved(client: Client, draft: Inspection) -> None:
    page = client.post(step(draft), {"pasted": "Strengths:\n- One\n- Two"}).content.decode()
    assert "We read 2 strengths" in page
    assert '<li class="portal-prose">Strengths:</li>' in page
    assert texts(draft) == []


def test_what_was_checked_is_saved_in_its_order(client: Client, draft: Inspection) -> None:
    response = client.post(step(draft, "finding-add"), checked("One", "Two"), follow=True)
    assert texts(draft) == ["One", "Two"]
    assert "2 strengths added" in response.content.decode()


def test_an_empty_line_makes_two_and_a_tick_leaves_one_out(
    client: Client, draft: Inspection
) -> None:
    sent = checked("One\r\n\r\nTwo", "Three", **{"form-1-leave_out": "on"})
    client.post(step(draft, "finding-add"), sent)
    assert texts(draft) == ["One", "Two"]


def test_a_repeat_is_pointed_out_and_ticked(
    client: Client, draft: Inspection, two: list[Finding]
) -> None:
    response = client.post(step(draft), {"pasted": "- leaders  acted\n- New"})
    first, second = response.context["formset"]
    assert first.repeated == "This is on the list already, as number 1"
    assert (first.is_left_out, second.repeated) == (True, "")


def test_sending_the_check_page_twice_does_not_add_twice(client: Client, draft: Inspection) -> None:
    client.post(step(draft, "finding-add"), checked("One"))
    response = client.post(step(draft, "finding-add"), checked("One"))
    assert "on the list already" in errors_of(response)
    assert texts(draft) == ["One"]


def test_a_repeat_is_added_when_one_has_seen_the_warning(
    client: Client, draft: Inspection, two: list[Finding]
) -> None:
    sent = checked("Leaders acted.", **{"form-0-warned": "on"})
    client.post(step(draft, "finding-add"), sent)
    assert texts(draft) == ["Leaders acted.", "Staff knew.", "Leaders acted."]


@pytest.mark.parametrize(
    ("pasted", "message"),
    [
        ("", "Type or paste at least one"),
        ("-\n-", "only marks or headings"),
        ("- a\x07b", "U+0007"),
        ("- x\n" * 201, "This holds 201 strengths: add at most 200 at once"),
        ("- " + "x" * 20_001, "Number 1 has 20001 characters"),
        ("x" * 500_001, "Shorten this to 500000 characters"),
    ],
)
def test_a_paste_that_cannot_be_is_refused_at_the_box(
    client: Client, draft: Inspection, pasted: str, message: str
) -> None:
    response = client.post(step(draft), {"pasted": pasted})
    assert message in str(response.context["form"].errors["pasted"])


def test_nothing_is_lost_when_one_of_many_is_wrong(client: Client, draft: Inspection) -> None:
    sent = checked("Good", "x" * 20_001, "bad \x07", pasted="as pasted")
    response = client.post(step(draft, "finding-add"), sent)
    page = response.content.decode()
    assert texts(draft) == []
    assert "U+0007" in errors_of(response)
    assert "Good" in page
    assert 'value="as pasted"' in page


def test_one_goes_back_to_the_pasted_text(client: Client, draft: Inspection) -> None:
    sent = checked("One", pasted="- One\n- Two", back="yes")
    page = client.post(step(draft, "finding-add"), sent).content.decode()
    assert "- One\n- Two</textarea>" in page


def test_leaving_all_out_says_that_nothing_is_left(client: Client, draft: Inspection) -> None:
    response = client.post(step(draft, "finding-add"), checked("One", **{"form-0-leave_out": "on"}))
    assert "nothing to save" in str(response.context["formset"].non_form_errors())


def test_markup_is_shown_as_text(client: Client, draft: Inspection) -> None:
    client.post(step(draft, "finding-add"), checked("<script>alert(1)</script>"))
    page = client.get(step(draft)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_finding_moves_and_the_page_stays_with_it(
    client: Client, draft: Inspection, two: list[Finding]
) -> None:
    address = reverse("findings:finding-move", args=[two[1].pk])
    response = client.post(address, {"direction": "up"})
    assert texts(draft) == ["Staff knew.", "Leaders acted."]
    assert response.headers["Location"].endswith(f"/strengths/#finding-{two[1].pk}")


def test_a_script_gets_the_list_alone_with_the_focus_on_the_moved(
    client: Client, draft: Inspection, two: list[Finding]
) -> None:
    address = reverse("findings:finding-move", args=[two[1].pk])
    response = client.post(address, {"direction": "up"}, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert "<html" not in page
    assert "Now number 1 of 2" in page
    assert page.count("autofocus") == 1


def test_removing_offers_to_undo_and_undo_restores(
    client: Client, draft: Inspection, two: list[Finding]
) -> None:
    page = client.post(reverse("findings:finding-remove", args=[two[0].pk]), follow=True)
    undo = reverse("findings:finding-restore", args=[two[0].pk])
    assert texts(draft) == ["Staff knew."]
    assert undo in page.content.decode()
    client.post(undo)
    assert texts(draft) == ["Leaders acted.", "Staff knew."]


def test_one_says_that_the_report_has_none_and_takes_it_back(
    client: Client, draft: Inspection
) -> None:
    for empty, sections in (("yes", ["good-practice"]), ("no", [])):
        client.post(step(draft, "finding-none", "good-practice"), {"empty": empty})
        draft.refresh_from_db()
        assert draft.empty_sections == sections


def test_a_section_with_findings_is_not_marked_as_empty(
    client: Client, draft: Inspection, two: list[Finding]
) -> None:
    page = client.post(step(draft, "finding-none"), {"empty": "yes"}, follow=True)
    assert "Remove what is listed here" in page.content.decode()


def test_in_review_the_list_is_only_read(
    client: Client, draft: Inspection, two: list[Finding]
) -> None:
    Inspection.objects.update(state=Inspection.State.IN_REVIEW)
    page = client.get(step(draft)).content.decode()
    assert "This inspection is in review." in page
    assert "Move up" not in page


@pytest.mark.parametrize(
    ("kind", "onwards"),
    [
        ("strengths", "enter/areas-for-improvement/"),
        ("priority-actions", "enter/good-practice/"),
        ("good-practice", "enter/conclusions/"),
        ("key-messages", "enter/"),
    ],
)
def test_each_step_leads_to_the_next(
    client: Client, draft: Inspection, kind: str, onwards: str
) -> None:
    page = client.get(step(draft, kind=kind))
    assert page.context["onwards"].endswith(f"/{draft.reference}/{onwards}")


def edit(finding: Finding) -> str:
    return reverse("findings:finding-edit", args=[finding.pk])


def opened(client: Client, finding: Finding) -> dict[str, Any]:
    """What the form of a finding sends when nothing in it is changed."""
    form = client.get(edit(finding)).context["form"]
    sent = {"opened": form["opened"].value()}
    for name, value in FindingDetails.of(finding).__dict__.items():
        many = isinstance(value, frozenset)
        sent[name] = [item.pk for item in value] if many else getattr(value, "pk", value or "")
    return sent


def test_everything_of_a_finding_is_changed(
    client: Client, two: list[Finding], edition: FrameworkEdition
) -> None:
    indicator = edition.indicators.first()
    assert indicator is not None
    sent = opened(client, two[0]) | {
        "summary": "Plain",
        "source_page": "7",
        "indicators": [indicator.pk],
        "new_theme": "Care",
    }
    response = client.post(edit(two[0]), sent)
    details = FindingDetails.of(Finding.objects.get(pk=two[0].pk))
    assert response.status_code == 302
    assert (details.summary, details.source_page, details.indicators) == (
        "Plain",
        7,
        frozenset({indicator}),
    )
    assert details.themes == {Theme.objects.get(name="Care")}


def test_one_finding_leads_to_the_next(client: Client, two: list[Finding]) -> None:
    for finding, address in ((two[0], edit(two[1])), (two[1], "/strengths/")):
        response = client.post(edit(finding), opened(client, finding) | {"next": "yes"})
        assert address in response.headers["Location"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("text", "", "Enter text as published"),
        ("text", "a\x00b", "cannot be printed"),
        ("source_page", "0", "counted from 1"),
        ("source_page", "seven", "whole number"),
        ("question", "999999", "this inspection&#x27;s framework"),
        ("indicators", "999999", "this inspection&#x27;s framework"),
        ("themes", "999999", "Select themes from the list"),
        ("new_theme", "!!!", "in letters"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    client: Client, two: list[Finding], field: str, value: str, message: str
) -> None:
    Theme.objects.create(slug="corporate-parenting", name="Corporate parenting")
    response = client.post(edit(two[0]), opened(client, two[0]) | {field: value})
    assert message in str(response.context["form"].errors[field])


def test_an_indicator_of_another_framework_is_refused_at_its_field(
    client: Client, two: list[Finding], edition: FrameworkEdition
) -> None:
    other = QualityIndicator.objects.exclude(edition=edition)[0]
    response = client.post(edit(two[0]), opened(client, two[0]) | {"indicators": other.pk})
    assert "indicators" in response.context["form"].errors


def test_two_people_on_one_finding_lose_nothing(
    client: Client, two: list[Finding], lead_officer: User
) -> None:
    sent = opened(client, two[0]) | {"text": "Ours"}
    edit_finding(finding=two[0], details=FindingDetails(text="Theirs"), by=lead_officer)
    page = client.post(edit(two[0]), sent).content.decode()
    assert "Someone else changed this page" in page
    assert "Theirs" in page
    assert ">\nOurs</textarea>" in page


def test_a_removed_finding_cannot_be_changed(
    client: Client, two: list[Finding], officer: User
) -> None:
    remove_finding(finding=two[0], at=timezone.now(), by=officer)
    page = client.get(edit(two[0]), follow=True).content.decode()
    assert "somebody has removed this finding" in page


def test_what_was_typed_is_kept_when_the_inspection_was_sent_meanwhile(
    client: Client, draft: Inspection, two: list[Finding]
) -> None:
    sent = opened(client, two[0]) | {"text": "Typed"}
    Inspection.objects.update(state=Inspection.State.IN_REVIEW)
    changed = client.post(edit(two[0]), sent).content.decode()
    added = client.post(step(draft, "finding-add"), checked("Pasted")).content.decode()
    for page, words in ((changed, "Typed</textarea>"), (added, "Pasted</textarea>")):
        assert "not open for entry" in page
        assert words in page
    assert texts(draft) == ["Leaders acted.", "Staff knew."]


def test_what_was_typed_is_kept_when_the_finding_was_removed_meanwhile(
    client: Client, two: list[Finding], officer: User
) -> None:
    sent = opened(client, two[0]) | {"text": "Typed"}
    remove_finding(finding=two[0], at=timezone.now(), by=officer)
    page = client.post(edit(two[0]), sent).content.decode()
    assert "somebody has removed this finding" in page
    assert "Typed</textarea>" in page


def test_marking_none_then_adding_below_completes_the_step(
    client: Client, draft: Inspection, officer: User
) -> None:
    mark_section_empty(inspection=draft, kind=STRENGTH, empty=True, by=officer)
    assert "You said:" in client.get(step(draft)).content.decode()
    client.post(step(draft, "finding-add"), checked("One"))
    assert "You said:" not in client.get(step(draft)).content.decode()
