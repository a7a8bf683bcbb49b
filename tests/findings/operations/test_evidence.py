"""Adding evidence, its uses and versions, and taking it away: one test for each rule."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from findings.evidence_file.checked import checked_file
from findings.models import ActionPlan, Evidence, EvidenceVersion, ImprovementAction
from findings.operations.action_lock import ActionCancelled, PlanClosed
from findings.operations.evidence import (
    EvidenceDetails,
    EvidenceRemoved,
    NewVersion,
    OtherPartnership,
    SameContent,
    add_evidence,
    add_version,
    attach_evidence,
    detach_evidence,
    edit_evidence,
    remove_evidence,
    restore_evidence,
)
from inspections.models import Inspection, Partnership
from portal.access.clash import Clash, Opened
from portal.accounts.models import User
from tests.plans import action_in, evidence_on, plan_for

pytestmark = pytest.mark.django_db
DETAILS = EvidenceDetails("Audit", Evidence.SeenBy.WORKING)


@pytest.fixture
def action(published: Inspection, officer: User) -> ImprovementAction:
    return action_in(plan_for(published, officer))


@pytest.fixture
def piece(action: ImprovementAction, officer: User) -> Evidence:
    return evidence_on(action, officer)


def file_of(text: str = "Four of five.") -> NewVersion:
    return NewVersion(checked_file(SimpleUploadedFile("audit.txt", text.encode())))


def content_of(version: EvidenceVersion) -> bytes:
    with version.file.open("rb") as file:
        return bytes(file.read())


def added(action: ImprovementAction, by: User, **given: Any) -> Evidence:
    values = {"details": DETAILS, "version": file_of(), "at": timezone.now(), **given}
    return add_evidence(action=action, by=by, **values)


def test_a_file_is_kept_with_its_checksum_under_a_name_nobody_guesses(
    action: ImprovementAction, officer: User
) -> None:
    version = added(action, officer).newest
    assert content_of(version) == b"Four of five."
    assert (version.file_name, version.content_type, version.size) == (
        "audit.txt",
        "text/plain",
        13,
    )
    assert len(version.sha256) == 64
    assert "audit" not in str(version.file.name)
    assert len(str(version.file.name).removeprefix("evidence/")) >= 32


def test_a_link_is_kept_as_it_is(action: ImprovementAction, officer: User) -> None:
    link = NewVersion(url="https://www.example.org/")
    assert added(action, officer, version=link).newest.url == "https://www.example.org/"


def test_nothing_is_added_to_a_closed_plan(action: ImprovementAction, officer: User) -> None:
    closed = {"state": ActionPlan.State.CLOSED, "closed_at": timezone.now()}
    ActionPlan.objects.filter(pk=action.plan_id).update(**closed)
    with pytest.raises(PlanClosed):
        added(action, officer)


def test_nothing_is_added_to_a_cancelled_action(action: ImprovementAction, officer: User) -> None:
    cancelled = {"status": "cancelled", "cancelled_reason": "Not needed"}
    ImprovementAction.objects.filter(pk=action.pk).update(**cancelled)
    with pytest.raises(ActionCancelled):
        added(action, officer)


def test_one_piece_serves_several_actions(piece: Evidence, officer: User) -> None:
    other = action_in(piece.actions.get().plan)
    for _again in range(2):
        attach_evidence(evidence=piece, action=other, by=officer)
    assert piece.actions.count() == 2
    detach_evidence(evidence=piece, action=other, by=officer)
    assert other not in piece.actions.all()


def test_it_serves_no_other_partnership(
    piece: Evidence, action: ImprovementAction, officer: User, moray: Partnership
) -> None:
    Evidence.objects.filter(pk=piece.pk).update(partnership=moray)
    with pytest.raises(OtherPartnership):
        attach_evidence(evidence=piece, action=action, by=officer)


def test_a_new_version_counts_and_the_old_one_stays(piece: Evidence, officer: User) -> None:
    add_version(evidence=piece, version=file_of("Five of five."), by=officer, at=timezone.now())
    assert [version.number for version in piece.versions.all()] == [2, 1]
    assert content_of(piece.versions.get(number=1)) == b"What Audit report says."
    assert content_of(piece.newest) == b"Five of five."


def test_the_same_content_is_no_new_version(piece: Evidence, officer: User) -> None:
    same = file_of("What Audit report says.")
    with pytest.raises(SameContent, match="1"):
        add_version(evidence=piece, version=same, by=officer, at=timezone.now())


def test_who_may_see_it_is_changed_unless_somebody_else_did(piece: Evidence, officer: User) -> None:
    opened = Opened({"title": piece.title, "seen_by": piece.seen_by})
    edit_evidence(evidence=piece, details=DETAILS, opened=opened, by=officer)
    other = EvidenceDetails("Other", Evidence.SeenBy.EVERYONE)
    with pytest.raises(Clash):
        edit_evidence(evidence=piece, details=other, opened=opened, by=officer)


def test_a_removed_piece_keeps_its_files_and_uses(piece: Evidence, officer: User) -> None:
    remove_evidence(evidence=piece, by=officer, at=timezone.now())
    with pytest.raises(EvidenceRemoved):
        edit_evidence(evidence=piece, details=DETAILS, by=officer)
    restored = restore_evidence(evidence=piece, by=officer)
    assert restored.actions.count() == 1
    assert restored.newest.file.storage.exists(str(restored.newest.file.name))
