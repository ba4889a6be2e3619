"""Asking and answering: who may, about what, by when; what was asked and answered is known from its moment on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from sqlalchemy import Engine, select

from data_access import clock, explanations
from data_access.changes.declined import Invalid, NotAllowed
from data_access.changes.explanations import Matter, answer, ask, withdraw
from data_access.changes.invariants import broken
from data_access.revision import revision
from data_access.schema import system
from data_access.users import Account
from domain.scope import Scope
from tests.accounts import ADMIN, CITY, REPORTER, STRANGER, VERIFIER, an_account
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.works import a_work, code_of, give

NOW = datetime(2026, 11, 23, 3, 32)
LATER = datetime(2030, 1, 1)
DUE = date(2026, 11, 30)
WORK = Matter(COMMITTEE, "assignment", code_of(1))
FIGURE = Matter(COMMITTEE, "indicator", "I09", "2026-Q3")


@pytest.fixture(autouse=True)
def given(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work of a committee, some of it taken back, and of its neighbour."""
    at(monkeypatch, NOW)
    cancelled = a_work(2, row=7, cancelled_on=date(2026, 8, 1), cancel_reason="Lồng ghép")
    give(engine, a_work(1), cancelled, a_work(1, committee=NEIGHBOUR, row=8), at=datetime(2026, 1, 12))


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def asked(engine: Engine, matter: Matter = WORK, *, by: Account = CITY, **values: Any) -> int:
    said: dict[str, Any] = {"question": "Vì sao nhiệm vụ chậm hơn thời hạn?", "due_on": DUE} | values
    return ask(engine, matter=matter, by=by, **said)


def requests(engine: Engine, *, scope: Scope | None = None, as_of: datetime = LATER) -> pd.DataFrame:
    with engine.connect() as connection:
        return explanations.requests(connection, scope=scope or Scope.city(), as_of=as_of)


def written(engine: Engine) -> tuple[int, int, int]:
    """How many requests, audit records and changes there are."""
    with engine.connect() as connection:
        records = connection.execute(select(system.audit)).all()
        return len(explanations.requests(connection, scope=Scope.city(), as_of=LATER)), len(records), revision(connection).number


def test_a_request_says_who_asks_whom_about_what_and_by_when(engine: Engine) -> None:
    before = written(engine)

    number = asked(engine, question="  Vì sao  chậm? ")

    row = requests(engine).iloc[0]
    with engine.connect() as connection:
        noted = connection.execute(select(system.audit).order_by(system.audit.c.id.desc())).first()
        assert set(broken(connection).values()) == {0}
    assert (row["id"], row["committee_id"], row["subject"], row["code"]) == (number, COMMITTEE, "assignment", code_of(1))
    assert (row["question"], row["due_on"], row["asked_on"]) == ("Vì sao chậm?", pd.Timestamp(DUE), pd.Timestamp(2026, 11, 23))
    assert (row["asked_as"], row["answers"], pd.isna(row["answer"])) == (CITY.label, 0, True)
    assert noted is not None
    assert (noted.actor, noted.action, noted.target) == ("city", "explanation.ask", str(number))
    assert written(engine) == tuple(count + 1 for count in before)


def test_the_newest_answer_counts_and_the_first_says_when_it_came(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    number = asked(engine)
    for days, text in ((1, "Chờ ý kiến cấp trên"), (9, "Đã ban hành kế hoạch")):
        at(monkeypatch, NOW + timedelta(days=days))
        answer(engine, request_id=number, text=text, by=REPORTER)

    row, early = requests(engine).iloc[0], requests(engine, as_of=NOW + timedelta(days=2)).iloc[0]
    with engine.connect() as connection:
        kept = explanations.answers(connection, request_id=number, scope=Scope.city(), as_of=LATER)
        noted = connection.execute(select(system.audit.c.actor).where(system.audit.c.action == "explanation.answer")).scalars()
        assert noted.all() == ["reporter", "reporter"]
        assert set(broken(connection).values()) == {0}
    assert (row["answer"], row["answers"], row["answered_as"]) == ("Đã ban hành kế hoạch", 2, REPORTER.label)
    assert row["first_answered_on"] == early["first_answered_on"] == pd.Timestamp(2026, 11, 24)
    assert (early["answer"], early["answers"]) == ("Chờ ý kiến cấp trên", 1)
    assert kept["text"].tolist() == ["Đã ban hành kế hoạch", "Chờ ý kiến cấp trên"]


def test_an_answer_late_at_night_in_utc_is_of_the_day_in_the_city(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, datetime(2026, 11, 23, 17, 30))

    asked(engine)

    assert requests(engine).iloc[0]["asked_on"] == pd.Timestamp(2026, 11, 24)


def test_what_was_not_asked_yet_is_not_known(engine: Engine) -> None:
    asked(engine)

    assert requests(engine, as_of=NOW - timedelta(seconds=1)).empty
    assert requests(engine, as_of=NOW - timedelta(seconds=1)).dtypes.astype("str").to_dict() == explanations.REQUEST_COLUMNS
    assert requests(engine).dtypes.astype("str").to_dict() == explanations.REQUEST_COLUMNS


def test_a_committee_reads_requests_and_answers_of_its_own_only(engine: Engine) -> None:
    mine = asked(engine)
    theirs = asked(engine, Matter(NEIGHBOUR, "assignment", code_of(1, committee=NEIGHBOUR)))
    answer(engine, request_id=theirs, text="Đã báo cáo", by=STRANGER)

    own = requests(engine, scope=REPORTER.scope)

    with engine.connect() as connection:
        assert explanations.answers(connection, request_id=theirs, scope=REPORTER.scope, as_of=LATER).empty
    assert own["id"].tolist() == [mine]
    assert requests(engine, scope=Scope.of([])).empty


@pytest.mark.parametrize(
    "account", [REPORTER, ADMIN, an_account("district", scope=[NEIGHBOUR])], ids=["reporter", "admin", "another district"]
)
def test_who_may_not_ask_writes_nothing(engine: Engine, account: Account) -> None:
    before = written(engine)

    with pytest.raises(NotAllowed):
        asked(engine, by=account)

    assert written(engine) == before


@pytest.mark.parametrize("account", [VERIFIER, an_account("district", scope=[COMMITTEE])], ids=lambda each: each.role)
def test_those_who_supervise_a_committee_may_ask_it(engine: Engine, account: Account) -> None:
    assert asked(engine, FIGURE, by=account) == requests(engine)["id"].item()


@pytest.mark.parametrize("account", [STRANGER, CITY, VERIFIER, ADMIN], ids=lambda each: each.name)
def test_only_the_committee_that_was_asked_answers(engine: Engine, account: Account) -> None:
    number = asked(engine)
    before = written(engine)

    with pytest.raises(NotAllowed):
        answer(engine, request_id=number, text="Đã báo cáo", by=account)

    assert written(engine) == before


def test_a_request_that_there_is_not_is_as_good_as_one_of_others(engine: Engine) -> None:
    with pytest.raises(NotAllowed, match="ngoài phạm vi"):
        answer(engine, request_id=99, text="Đã báo cáo", by=REPORTER)


@pytest.mark.parametrize(
    ("matter", "values", "sentence"),
    [
        pytest.param(WORK, {"due_on": date(2026, 11, 22)}, r"trước ngày hôm nay \(23/11/2026\)", id="due yesterday"),
        pytest.param(WORK, {"question": " "}, "cần ghi nội dung", id="no question"),
        pytest.param(WORK, {"question": "x" * 501}, "dài 501 ký tự, tối đa 500", id="too long"),
        pytest.param(WORK, {"question": "liên hệ 0901 234 567"}, "thông tin cá nhân", id="a telephone number"),
        pytest.param(Matter(COMMITTEE, "assignment", code_of(9)), {}, "không phải của đơn vị", id="unknown work"),
        pytest.param(
            Matter(COMMITTEE, "assignment", code_of(1, committee=NEIGHBOUR)), {}, "không phải của đơn vị", id="work of another"
        ),
        pytest.param(Matter(COMMITTEE, "assignment", code_of(2)), {}, "đã được rút ngày 01/08/2026", id="work taken back"),
        pytest.param(Matter(COMMITTEE, "assignment", code_of(1), "2026-Q3"), {}, "không kèm kỳ", id="work of a period"),
        pytest.param(Matter(COMMITTEE, "indicator", "ZZ", "2026-Q3"), {}, "Không có chỉ tiêu", id="unknown indicator"),
        pytest.param(Matter(COMMITTEE, "indicator", "I09"), {}, "cần chọn kỳ", id="no period"),
        pytest.param(Matter(COMMITTEE, "indicator", "I09", "2027"), {}, "chưa bắt đầu", id="a period to come"),
        pytest.param(Matter("qh-764", "indicator", "I09", "2025"), {}, "không còn hoạt động", id="a committee that ended"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_sentence(
    engine: Engine, matter: Matter, values: dict[str, Any], sentence: str
) -> None:
    before = written(engine)

    with pytest.raises(Invalid, match=sentence):
        asked(engine, matter, **values)

    assert written(engine) == before


def test_due_today_may_be_asked(engine: Engine) -> None:
    assert asked(engine, due_on=date(2026, 11, 23)) > 0


def test_the_same_question_is_asked_once_until_it_is_answered(engine: Engine) -> None:
    number = asked(engine)

    with pytest.raises(Invalid, match=rf"đã được gửi \(số {number}\)"):
        asked(engine)

    assert asked(engine, question="Khi nào xong?") > number
    answer(engine, request_id=number, text="Đã báo cáo", by=REPORTER)
    assert asked(engine) > number, "answered, so it may be asked again"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "cần ghi nội dung"), ("Đồng chí phụ trách số 079201234567", "thông tin cá nhân"), ("Đã báo cáo", "đã được gửi")],
    ids=["nothing", "an identity card", "the same again"],
)
def test_what_cannot_be_answered_is_refused_in_a_sentence(engine: Engine, text: str, sentence: str) -> None:
    number = asked(engine)
    answer(engine, request_id=number, text="Đã báo cáo", by=REPORTER)
    before = written(engine)

    with pytest.raises(Invalid, match=sentence):
        answer(engine, request_id=number, text=text, by=REPORTER)

    assert written(engine) == before


def test_a_request_sent_by_mistake_is_taken_back_and_waits_no_more(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    asker = an_account("district", scope=[COMMITTEE])
    number = asked(engine, by=asker)
    at(monkeypatch, NOW + timedelta(days=2))

    withdraw(engine, request_id=number, reason="Gửi nhầm đơn vị", by=asker)

    now, before = requests(engine).iloc[0], requests(engine, as_of=NOW + timedelta(days=1)).iloc[0]
    assert (now["withdrawn_on"], now["withdrawn_reason"]) == (pd.Timestamp(2026, 11, 25), "Gửi nhầm đơn vị")
    assert before[["withdrawn_on", "withdrawn_reason"]].isna().all()
    with engine.connect() as connection:
        last = connection.execute(select(system.audit).order_by(system.audit.c.id.desc())).first()
        assert not any(broken(connection).values())
    assert last is not None
    assert (last.action, last.target, last.actor, last.detail) == (
        "explanation.withdraw",
        str(number),
        asker.name,
        "yêu cầu: chờ trả lời → đã rút\nGửi nhầm đơn vị",
    )
    assert asked(engine, by=asker) != number, "the same question may be asked anew"


@pytest.mark.parametrize(
    ("account", "reason", "refusal"),
    [
        pytest.param(REPORTER, "Gửi nhầm", NotAllowed, id="who was asked"),
        pytest.param(an_account("district", scope=[COMMITTEE]), "Gửi nhầm", NotAllowed, id="another who supervises it"),
        pytest.param(an_account("district", scope=[NEIGHBOUR]), "Gửi nhầm", NotAllowed, id="another district"),
        pytest.param(CITY, " ", Invalid, id="no reason"),
    ],
)
def test_who_may_not_take_a_request_back_changes_nothing(
    engine: Engine, account: Account, reason: str, refusal: type[Exception]
) -> None:
    number = asked(engine)
    before = written(engine)

    with pytest.raises(refusal):
        withdraw(engine, request_id=number, reason=reason, by=account)

    assert written(engine) == before
    assert requests(engine)["withdrawn_on"].isna().all()


def test_what_was_answered_or_taken_back_is_neither_taken_back_nor_answered(engine: Engine) -> None:
    answered, taken = asked(engine), asked(engine, FIGURE)
    answer(engine, request_id=answered, text="Đã báo cáo", by=REPORTER)
    withdraw(engine, request_id=taken, reason="Gửi nhầm", by=VERIFIER)

    with pytest.raises(Invalid, match="đã được trả lời"):
        withdraw(engine, request_id=answered, reason="Gửi nhầm", by=CITY)
    with pytest.raises(Invalid, match="đã được rút"):
        withdraw(engine, request_id=taken, reason="Gửi nhầm", by=CITY)
    with pytest.raises(Invalid, match="đã được rút"):
        answer(engine, request_id=taken, text="Đã báo cáo", by=REPORTER)
