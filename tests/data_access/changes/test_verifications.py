"""Confirming work and sending it back: only what is reported done, only by a verifier, and seen by all at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, select

from data_access import assignments, clock
from data_access.changes import verifications, withdrawals
from data_access.changes.declined import Declined, Invalid, NotAllowed, Overtaken
from data_access.changes.invariants import broken
from data_access.schema import system
from data_access.users import Account
from data_access.verifications import NoSuchAssignment, Standing, standing
from domain.progress import State, with_states
from domain.roles import Role
from domain.scope import Scope
from tests.accounts import VERIFIER, an_account
from tests.builders import COMMITTEE, NEIGHBOUR, everything
from tests.works import ASSIGNER, a_progress, a_proof, a_work, code_of, give, tell

NOW = datetime(2026, 11, 23, 3, 32)
LATER = datetime(2030, 1, 1)
DONE, CHECKED = date(2026, 6, 20), date(2026, 7, 1)
CODE = code_of(1)


@pytest.fixture(autouse=True)
def given(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """One piece of work reported done, one that is not, and one of the verifying body itself."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    give(engine, a_work(1), a_work(2, row=7), a_work(3, row=8, committee=ASSIGNER), at=datetime(2026, 1, 12))
    tell(engine, a_progress(1, done_on=DONE), a_progress(2, row=10), at=datetime(2026, 6, 25))
    tell(engine, a_progress(3, done_on=DONE, committee=ASSIGNER), committee=ASSIGNER, at=datetime(2026, 6, 25))


def seen(engine: Engine, code: str = CODE) -> Standing:
    with engine.connect() as connection:
        return standing(connection, code=code, scope=Scope.city(), as_of=LATER)


def verify(engine: Engine, *, code: str = CODE, by: Account = VERIFIER, **values: Any) -> int:
    said: dict[str, Any] = {"document": "Số 17-TB/BTCTU", "verified_on": CHECKED, "seen": seen(engine, code)} | values
    return verifications.verify(engine, code=code, by=by, **said)


def send_back(engine: Engine, *, code: str = CODE, by: Account = VERIFIER, **values: Any) -> int:
    said: dict[str, Any] = {"reason": "Chưa có sản phẩm kèm theo", "returned_on": CHECKED, "seen": seen(engine, code)} | values
    return verifications.send_back(engine, code=code, by=by, **said)


BOTH = pytest.mark.parametrize("write", [verify, send_back])


def state(engine: Engine, *, on: date) -> State:
    """The state of the first piece of work on a day."""
    city = Scope.city()
    with engine.connect() as connection:
        given = assignments.dates(connection, scope=city, as_of=LATER, start=date(2026, 1, 1), end=on)
        moves = assignments.moves(connection, scope=city, as_of=LATER)
        returns = assignments.returns(connection, scope=city, as_of=LATER)
    found = with_states(given, moves, returns, on=on)
    return State(found.loc[found["code"] == CODE, "state"].item())


def test_confirmed_work_carries_body_document_and_day(engine: Engine) -> None:
    number = verify(engine, document="  Số  17-TB/BTCTU ")

    now = seen(engine)
    with engine.connect() as connection:
        words = assignments.details(connection, scope=Scope.city(), as_of=LATER, codes=[CODE]).iloc[0]
        noted = connection.execute(select(system.audit).where(system.audit.c.target == str(number))).one()
        assert set(broken(connection).values()) == {0}
    assert (now.verified_on, words["verified_by"], words["verification_document"]) == (CHECKED, ASSIGNER, "Số 17-TB/BTCTU")
    told = f"{CODE}\nxác nhận hoàn thành: chưa có → 01/07/2026, Số 17-TB/BTCTU"
    assert (noted.actor, noted.action, noted.detail) == ("verifier", "submission.accept", told)


def test_work_sent_back_is_open_again_from_that_day_until_a_later_day_is_reported(engine: Engine) -> None:
    number = send_back(engine)

    assert [state(engine, on=day) for day in (date(2026, 6, 19), DONE, date(2026, 6, 30), CHECKED)] == [
        State.OPEN,
        State.DONE_ON_TIME,
        State.DONE_ON_TIME,
        State.OVERDUE,
    ]
    tell(engine, a_progress(1, done_on=date(2026, 7, 9)), period="2026-Q4")
    assert [state(engine, on=day) for day in (DONE, date(2026, 7, 8), date(2026, 7, 9))] == [
        State.DONE_ON_TIME,
        State.OVERDUE,
        State.DONE_LATE,
    ]
    with engine.connect() as connection:
        told = assignments.returns(connection, scope=Scope.city(), as_of=LATER).iloc[0]
        noted = connection.execute(select(system.audit).where(system.audit.c.target == str(number))).one()
        assert set(broken(connection).values()) == {0}
    assert (told["number"], told["returned_by"], told["reason"]) == (1, ASSIGNER, "Chưa có sản phẩm kèm theo")
    shift = "hoàn thành: 20/06/2026 → trả lại ngày 01/07/2026"
    assert (noted.actor, noted.detail) == ("verifier", f"{CODE}, trả lại lần 1\n{shift}")


def test_work_sent_back_long_after_it_was_done_is_among_what_is_open(engine: Engine) -> None:
    send_back(engine, returned_on=date(2026, 11, 2))

    with engine.connect() as connection:
        november = assignments.dates(connection, scope=Scope.city(), as_of=LATER, start=date(2026, 11, 1), end=date(2026, 11, 23))
    assert CODE in november["code"].tolist()


def test_work_done_again_is_judged_again_and_returns_are_numbered(engine: Engine) -> None:
    send_back(engine)
    tell(engine, a_progress(1, done_on=date(2026, 8, 3)), period="2026-Q4")
    send_back(engine, returned_on=date(2026, 8, 10), reason="Sản phẩm chưa đúng thẩm quyền ban hành")
    tell(engine, a_progress(1, done_on=date(2026, 9, 7)), period="2026-9T")

    verify(engine, verified_on=date(2026, 9, 8))

    now = seen(engine)
    assert (now.returns, now.returned_on, now.verified_on) == (2, date(2026, 8, 10), date(2026, 9, 8))


@BOTH
def test_a_withdrawn_judgement_leaves_the_work_as_it_was(engine: Engine, write: Callable[..., int]) -> None:
    was = seen(engine)
    number = write(engine)

    withdrawals.withdraw(engine, submission_id=number, reason="Nhập nhầm", by="dong-lenh")

    assert seen(engine) == was
    assert state(engine, on=CHECKED) is State.DONE_ON_TIME
    assert write(engine) > number, "and it may be judged anew"


@BOTH
@pytest.mark.parametrize("role", ["city", "admin", "reporter", "district"])
def test_only_a_verifier_judges(engine: Engine, write: Callable[..., int], role: Role) -> None:
    before = everything(engine)

    with pytest.raises(NotAllowed, match="không có quyền"):
        write(engine, by=an_account(role, committee=ASSIGNER))

    assert everything(engine) == before


@BOTH
def test_a_verifier_judges_within_its_scope_only(engine: Engine, write: Callable[..., int]) -> None:
    with pytest.raises(NotAllowed, match="ngoài phạm vi"):
        write(engine, by=an_account("verifier", committee=ASSIGNER, scope=[NEIGHBOUR]))


def days(day: date) -> dict[str, date]:
    return {"verified_on": day, "returned_on": day}


@BOTH
@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        pytest.param({"code": code_of(2)}, "chưa báo cáo hoàn thành", id="not reported done"),
        pytest.param({"code": code_of(3, committee=ASSIGNER)}, "không tự thẩm tra", id="its own work"),
        pytest.param(days(date(2026, 11, 24)), r"sau ngày hôm nay \(23/11/2026\)", id="tomorrow"),
        pytest.param(days(date(2026, 6, 19)), r"trước ngày báo cáo hoàn thành \(20/06/2026\)", id="before it was done"),
        pytest.param({"document": " ", "reason": ""}, "cần ghi nội dung", id="nothing written"),
        pytest.param({"document": "n/a", "reason": "Không có"}, "cần ghi nội dung", id="a filler"),
        pytest.param({"document": "x" * 81, "reason": "x" * 501}, "tối đa", id="too long"),
        pytest.param({"document": "§¶ng bé", "reason": "§¶ng bé"}, "Unicode", id="an old encoding"),
        pytest.param({"document": "0901234567", "reason": "gọi 0901234567"}, "thông tin cá nhân", id="a telephone number"),
    ],
)
def test_what_cannot_be_judged_is_refused_in_a_sentence(
    engine: Engine, write: Callable[..., int], values: dict[str, Any], sentence: str
) -> None:
    before = everything(engine)
    kept = {name: value for name, value in values.items() if name == "code" or name in _FIELDS[write]}

    with pytest.raises(Invalid, match=sentence):
        write(engine, **kept)

    assert everything(engine) == before


_FIELDS: dict[Callable[..., int], tuple[str, str]] = {verify: ("verified_on", "document"), send_back: ("returned_on", "reason")}


@BOTH
def test_what_was_confirmed_is_not_judged_again(engine: Engine, write: Callable[..., int]) -> None:
    verify(engine)

    with pytest.raises(Invalid, match="đã được xác nhận hoàn thành ngày 01/07/2026"):
        write(engine)


@BOTH
def test_what_was_sent_back_is_not_judged_before_it_is_done_again(engine: Engine, write: Callable[..., int]) -> None:
    send_back(engine)

    with pytest.raises(Invalid, match="chưa báo cáo hoàn thành"):
        write(engine)


@BOTH
def test_work_taken_back_is_not_judged(engine: Engine, write: Callable[..., int]) -> None:
    give(engine, a_work(1, cancelled_on=date(2026, 8, 1), cancel_reason="Lồng ghép"), period="2026-W31")

    with pytest.raises(Invalid):
        write(engine)


@BOTH
@pytest.mark.parametrize(
    ("happened", "sentence"),
    [
        (lambda engine: tell(engine, a_progress(1, done_on=date(2026, 6, 30)), period="2026-Q4"), "hoàn thành ngày 30/06/2026"),
        (lambda engine: tell(engine, a_progress(1), period="2026-Q4"), "chưa hoàn thành"),
        (lambda engine: give(engine, a_proof(CHECKED), period="2026-W31"), "vừa được người khác xác nhận"),
        (send_back, "vừa được người khác trả lại"),
        (
            lambda engine: give(engine, a_work(1, cancelled_on=CHECKED, cancel_reason="Lồng ghép"), period="2026-W31"),
            "vừa được rút",
        ),
    ],
    ids=["another day", "no longer done", "confirmed", "sent back", "cancelled"],
)
def test_who_judges_what_changed_meanwhile_is_told_what(
    engine: Engine, write: Callable[..., int], happened: Callable[[Engine], object], sentence: str
) -> None:
    looked_at = seen(engine)
    happened(engine)
    before = everything(engine)

    with pytest.raises(Overtaken, match=sentence):
        write(engine, seen=looked_at)

    assert everything(engine) == before


def test_of_two_verifiers_at_once_one_writes_and_the_other_is_told(engine: Engine) -> None:
    looked_at = seen(engine)

    def judged(write: Callable[..., int]) -> str:
        try:
            return f"written {write(engine, seen=looked_at)}"
        except Declined as declined:
            return type(declined).__name__

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(judged, [verify, send_back]))

    assert outcomes == ["Overtaken", "written 4"]


def test_a_standing_outside_the_scope_is_not_told(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(NoSuchAssignment):
        standing(connection, code=CODE, scope=Scope.of([NEIGHBOUR]), as_of=LATER)


def test_returns_of_others_are_not_told(engine: Engine) -> None:
    send_back(engine)

    with engine.connect() as connection:
        assert assignments.returns(connection, scope=Scope.of([NEIGHBOUR]), as_of=LATER).empty
        assert len(assignments.returns(connection, scope=Scope.of([COMMITTEE]), as_of=LATER)) == 1
        assert assignments.returns(connection, scope=Scope.city(), as_of=datetime(2026, 11, 1)).empty
