import pytest
from pghistory.models import Events

from inspections.models import Inspection
from inspections.operations.evidence_count import EvidenceBase, Measured, save_evidence
from portal.access.clash import Clash, Opened, plain_values
from portal.accounts.models import User

FILES, MEETINGS = ("case_files", ""), ("other", "Meetings observed")


def store(draft: Inspection, by: User, counts: dict[Measured, int]) -> None:
    evidence = EvidenceBase(counts, note="By visit", is_empty=False)
    save_evidence(inspection=draft, evidence=evidence, opened=None, by=by)


def test_counts_are_stored_and_what_is_left_out_is_removed(
    draft: Inspection, officer: User
) -> None:
    store(draft, officer, {FILES: 95, MEETINGS: 4})
    store(draft, officer, {FILES: 96})
    assert EvidenceBase.of(draft).counts == {FILES: 96}


def test_a_count_that_stays_leaves_no_history(draft: Inspection, officer: User) -> None:
    store(draft, officer, {FILES: 95})
    store(draft, officer, {FILES: 95})
    assert Events.objects.tracks(draft.evidence_counts.get()).count() == 1


def test_zero_is_a_count(draft: Inspection, officer: User) -> None:
    store(draft, officer, {FILES: 0})
    assert draft.evidence_counts.get().count == 0


def test_a_count_that_another_entered_is_not_overwritten(draft: Inspection, officer: User) -> None:
    opened = Opened(plain_values(EvidenceBase.of(draft).values))
    store(draft, officer, {FILES: 95})
    mine = EvidenceBase({FILES: 59}, note="By visit", is_empty=False)
    with pytest.raises(Clash) as caught:
        save_evidence(inspection=draft, evidence=mine, opened=opened, by=officer)
    assert caught.value.fields == ["case_files"]
