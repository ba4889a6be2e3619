"""What is written of a weak base in the app: the same life cycle as in workbooks, by who may, once, and never over another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import Engine, select

from data_access import clock
from data_access.changes import milestones, weak_cases, withdrawals
from data_access.changes.declined import Invalid, NotAllowed, Overtaken
from data_access.changes.invariants import broken
from data_access.changes.weak_cases import Listing, Planned
from data_access.schema import system
from data_access.users import Account
from data_access.weak_cases import Case, Standing, standing
from domain.scope import Scope
from domain.weak_course import Step
from domain.weak_steps import next_number
from tests.accounts import ADMIN, CITY, REPORTER, STRANGER, VERIFIER, an_account
from tests.builders import COMMITTEE, a_base, accept, everything
from tests.registers import a_case, a_step

NOW = datetime(2026, 11, 23, 3, 32)
LATER = datetime(2030, 1, 1)
TODAY = date(2026, 11, 23)
WEAK, FINE, GONE = (f"XP26740-{number:03}" for number in (1, 2, 3))
PLAN = Planned("Kiện toàn cấp ủy", "Ban Xây dựng Đảng")
LISTED = Listing(date(2026, 10, 1), "12-QĐ/ĐU", ("CAP_UY", "SINH_HOAT"), PLAN)


@pytest.fixture(autouse=True)
def given(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A base on the register with an approved plan, one that never was, and one that ended."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    bases = [a_base(1), a_base(2, row=3), a_base(3, row=4, ended_on=date(2026, 6, 30))]
    steps = [a_step("listed", date(2026, 3, 1)), a_step("planned", date(2026, 3, 20), due_on=date(2026, 9, 20))]
    accept(engine, *bases, a_case(), *steps, at=datetime(2026, 10, 5))


def seen(engine: Engine, code: str = WEAK) -> Standing:
    """The base as somebody sees it now."""
    with engine.connect() as connection:
        return standing(connection, code=code, scope=Scope.city(), as_of=LATER)


def case(engine: Engine, code: str = WEAK) -> Case:
    """The stay that is open."""
    found = seen(engine, code).case
    if found is None:
        raise LookupError(code)
    return found


def step(engine: Engine, stage: str, day: date, *, due_on: date | None = None, document: str = "", by: Account = REPORTER) -> int:
    """Add a step on what is seen now."""
    now = seen(engine)
    number = next_number(now.case.steps if now.case else [], stage)
    return weak_cases.take_step(engine, step=Step(stage, number, day, due_on, document), by=by, seen=now)


def to_the_proposal(engine: Engine) -> None:
    """Take the base as far as its committee may."""
    step(engine, "underway", date(2026, 4, 1))
    step(engine, "proposed", date(2026, 9, 15))


def test_a_step_is_an_entry_of_its_committee_that_all_see_and_the_audit_notes(engine: Engine) -> None:
    number = step(engine, "underway", date(2026, 4, 1))

    with engine.connect() as connection:
        entry = connection.execute(select(system.submission).where(system.submission.c.id == number)).one()
        noted = connection.execute(select(system.audit).where(system.audit.c.target == str(number))).one()
        assert set(broken(connection).values()) == {0}
    assert case(engine).steps[-1] == Step("underway", 1, date(2026, 4, 1))
    assert (entry.kind, entry.committee_id) == ("entry", COMMITTEE)
    shift = "giai đoạn: Phê duyệt kế hoạch củng cố → Đang củng cố, lần 1, 01/04/2026"
    assert (noted.actor, noted.detail) == ("reporter", f"{WEAK}-CC1\n{shift}")


def test_an_extension_keeps_the_deadline_before(engine: Engine) -> None:
    step(engine, "extended", date(2026, 9, 10), due_on=date(2026, 12, 20), document="40-QĐ/ĐU")

    assert [each.due_on for each in case(engine).steps] == [None, date(2026, 9, 20), date(2026, 12, 20)]


def test_a_step_that_may_not_follow_is_refused_in_the_words_of_the_import(engine: Engine) -> None:
    before = everything(engine)

    with pytest.raises(Invalid) as refused:
        step(engine, "proposed", date(2026, 9, 15))

    assert str(refused.value) == (
        "«Đề nghị công nhận đã củng cố» không thể ngay sau «Phê duyệt kế hoạch củng cố» (20/03/2026); "
        "sau bước đó chỉ có «Đang củng cố», «Gia hạn», «Giải thể hoặc sáp nhập»."
    )
    assert everything(engine) == before


def test_the_exit_is_recognised_by_who_verifies_with_a_document(engine: Engine) -> None:
    to_the_proposal(engine)

    with pytest.raises(Invalid, match="phải có số, ký hiệu văn bản"):
        step(engine, "exited", date(2026, 10, 1), by=VERIFIER)
    step(engine, "exited", date(2026, 10, 1), document="31-TB/BTCTU", by=VERIFIER)

    assert seen(engine).case is None


@pytest.mark.parametrize("by", [REPORTER, CITY, ADMIN, STRANGER], ids=lambda by: by.name)
def test_nobody_else_recognises_an_exit(engine: Engine, by: Account) -> None:
    to_the_proposal(engine)
    before = everything(engine)

    with pytest.raises(NotAllowed):
        step(engine, "exited", date(2026, 10, 1), document="31-TB/BTCTU", by=by)

    assert everything(engine) == before


@pytest.mark.parametrize("by", [VERIFIER, CITY, ADMIN, STRANGER], ids=lambda by: by.name)
def test_only_its_committee_takes_the_other_steps(engine: Engine, by: Account) -> None:
    before = everything(engine)

    with pytest.raises(NotAllowed):
        step(engine, "underway", date(2026, 4, 1), by=by)

    assert everything(engine) == before


def test_a_verifying_body_does_not_recognise_its_own_base(engine: Engine) -> None:
    to_the_proposal(engine)

    with pytest.raises(NotAllowed, match="không tự công nhận"):
        step(engine, "exited", date(2026, 10, 1), document="1-TB", by=an_account("verifier", committee=COMMITTEE))


def test_the_second_of_two_people_is_told_what_the_first_wrote_and_writes_nothing(engine: Engine) -> None:
    looked = seen(engine)
    step(engine, "underway", date(2026, 4, 1))
    before = everything(engine)

    with pytest.raises(Overtaken, match=r"Vừa có người ghi «Đang củng cố» ngày 01/04/2026"):
        weak_cases.take_step(engine, step=Step("underway", 1, date(2026, 4, 2)), by=REPORTER, seen=looked)

    assert everything(engine) == before


def test_what_was_withdrawn_between_is_told(engine: Engine) -> None:
    number = step(engine, "underway", date(2026, 4, 1))
    looked = seen(engine)
    withdrawals.withdraw(engine, submission_id=number, reason="Ghi nhầm", by="reporter")

    with pytest.raises(Overtaken, match="vừa được rút"):
        weak_cases.take_step(engine, step=Step("proposed", 1, date(2026, 9, 1)), by=REPORTER, seen=looked)


def test_a_base_is_listed_for_several_reasons_with_its_plan(engine: Engine) -> None:
    weak_cases.list_base(engine, listing=LISTED, by=REPORTER, seen=seen(engine, FINE))

    found = case(engine, FINE)
    assert (found.code, found.reasons, found.measures) == (f"{FINE}-CC1", ("CAP_UY", "SINH_HOAT"), "Kiện toàn cấp ủy")
    assert found.steps == (Step("listed", 1, date(2026, 10, 1), None, "12-QĐ/ĐU"),)


def test_a_relapse_is_a_new_case_of_the_same_base(engine: Engine) -> None:
    to_the_proposal(engine)
    step(engine, "exited", date(2026, 9, 25), document="31-TB/BTCTU", by=VERIFIER)

    weak_cases.list_base(engine, listing=LISTED, by=REPORTER, seen=seen(engine))

    assert [each.code for each in seen(engine).cases] == [f"{WEAK}-CC1", f"{WEAK}-CC2"]


@pytest.mark.parametrize(
    ("code", "listing", "words"),
    [
        pytest.param(WEAK, LISTED, "đang trong danh sách", id="on the register already"),
        pytest.param(FINE, replace(LISTED, reasons=()), "ít nhất một", id="for no reason"),
        pytest.param(FINE, replace(LISTED, document=" "), "cần ghi nội dung", id="without a document"),
        pytest.param(FINE, replace(LISTED, listed_on=date(2026, 11, 24)), "ngày đã đến", id="tomorrow"),
        pytest.param(GONE, LISTED, "kết thúc hoạt động ngày 30/06/2026", id="after it ended"),
    ],
)
def test_a_listing_that_cannot_be_is_refused(engine: Engine, code: str, listing: Listing, words: str) -> None:
    before = everything(engine)

    with pytest.raises(Invalid, match=words):
        weak_cases.list_base(engine, listing=listing, by=REPORTER, seen=seen(engine, code))

    assert everything(engine) == before


def test_a_base_comes_back_only_after_it_left(engine: Engine) -> None:
    step(engine, "dissolved", date(2026, 10, 1), document="9-QĐ/ĐU")

    with pytest.raises(Invalid, match="phải sau ngày ra khỏi danh sách lần trước"):
        weak_cases.list_base(engine, listing=LISTED, by=REPORTER, seen=seen(engine))


def test_the_plan_is_said_anew_and_the_rest_of_the_case_stays(engine: Engine) -> None:
    weak_cases.change_plan(engine, plan=Planned("Bổ sung bí thư", None), by=REPORTER, seen=seen(engine))

    found = case(engine)
    assert (found.measures, found.responsible, found.document) == ("Bổ sung bí thư", None, "15-QĐ/ĐU")
    assert found.reasons == ("SINH_HOAT", "CAP_UY")


NAMED = " ".join(("giao đồng chí", "Trần", "Thị", "Bình"))


def write(engine: Engine, field: str, text: str, now: Standing) -> int:
    """Write a text in one of the fields of the forms."""
    if field == "milestone":
        return milestones.add(engine, what=text, due_on=TODAY, by=REPORTER, seen=now)
    if field == "document":
        return weak_cases.take_step(engine, step=Step("underway", 1, TODAY, None, text), by=REPORTER, seen=now)
    return weak_cases.change_plan(engine, plan=replace(PLAN, **{field: text}), by=REPORTER, seen=now)


@pytest.mark.parametrize("text", [NAMED, "liên hệ 0903 123 456", "số 079099001234"], ids=["name", "phone", "card"])
@pytest.mark.parametrize("field", ["measures", "responsible", "milestone", "document"])
def test_no_text_names_a_person_and_no_refusal_repeats_it(engine: Engine, field: str, text: str) -> None:
    now, before = seen(engine), everything(engine)

    with pytest.raises(Invalid, match="không ghi thông tin cá nhân") as refused:
        write(engine, field, text, now)

    assert text not in str(refused.value)
    assert everything(engine) == before


def test_measures_are_short(engine: Engine) -> None:
    with pytest.raises(Invalid, match="tối đa 500"):
        weak_cases.change_plan(engine, plan=Planned("Kiện toàn " * 51, None), by=REPORTER, seen=seen(engine))
