"""Rules set by administrators: added from a day on, never lost to another writer or to files that are loaded again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete, insert, select, update

from data_access import clock, reference, submissions
from data_access.changes.declined import Declined, Invalid, NotAllowed, Overtaken
from data_access.changes.permits import Operator
from data_access.changes.rules import NewValue, set_rule, take_back
from data_access.regulations import regulation
from data_access.revision import revision
from data_access.rules import Rule, dated_numbers, in_force, number_on, rules
from data_access.schema.reference import rule_parameter
from data_access.schema.settings import rule_setting
from data_access.schema.system import audit
from data_access.users import Account
from domain.rules import DatedNumber
from tests.accounts import ADMIN, CITY, REPORTER, VERIFIER, an_account

TODAY = date(2026, 11, 23)
SOON = date(2026, 12, 1)
BEGINNING = date(2021, 3, 30)
NEW = NewValue("20", SOON, "Số 17-TB/TU", "Nhắc sát hạn hơn")
KEY = "due_soon_days"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 23, 3, 32))


def known(engine: Engine, key: str = KEY) -> tuple[Rule, ...]:
    with engine.connect() as connection:
        return rules(connection, key=key)


def put(engine: Engine, key: str = KEY, by: Account | Operator = ADMIN, **values: Any) -> None:
    set_rule(engine, key=key, new=replace(NEW, **values), by=by, seen=known(engine, key))


def records(engine: Engine) -> list[tuple[str, str, str, str]]:
    with engine.connect() as connection:
        columns = (audit.c.actor, audit.c.action, audit.c.target, audit.c.detail)
        return [tuple(row) for row in connection.execute(select(*columns).order_by(audit.c.id))]


def test_a_new_value_holds_from_its_day_and_the_earlier_one_until_the_day_before(engine: Engine) -> None:
    put(engine)

    with engine.connect() as connection:
        assert dated_numbers(connection, key=KEY) == (
            DatedNumber(30, BEGINNING, date(2026, 11, 30)),
            DatedNumber(20, SOON, None),
        )
        assert [number_on(connection, KEY, day) for day in (TODAY, SOON - timedelta(days=1), SOON)] == [30, 30, 20]
        assert in_force(connection, day=SOON)[KEY] == "20"
        assert regulation(connection, key=KEY, day=SOON) == "Số 17-TB/TU"
        assert connection.scalar(select(rule_parameter.c.valid_to).where(rule_parameter.c.key == KEY)) is None


def test_the_share_of_reports_that_is_enough_follows_what_was_set(engine: Engine) -> None:
    put(engine, "completeness_provisional", value="75%", valid_from=TODAY)

    with engine.connect() as connection:
        assert submissions.enough_reports(connection, day=TODAY) == pytest.approx(0.75)
        assert submissions.enough_reports(connection, day=TODAY - timedelta(days=1)) == pytest.approx(0.8)


def test_it_is_written_down_old_and_new_by_whom_and_raises_the_revision(engine: Engine) -> None:
    with engine.connect() as connection:
        before = revision(connection).number

    put(engine)
    put(engine, value="15", by=Operator())

    told = "\nTừ ngày: 01/12/2026\nVăn bản: Số 17-TB/TU\nLý do: Nhắc sát hạn hơn"
    assert records(engine) == [
        ("admin", "rule.set", KEY, f"Sắp đến hạn: 30 ngày → 20 ngày{told}"),
        ("dong-lenh", "rule.set", KEY, f"Sắp đến hạn: 20 ngày → 15 ngày{told}"),
    ]
    with engine.connect() as connection:
        assert revision(connection).number == before + 2


def test_a_value_set_again_for_the_same_day_replaces_it_and_both_stay_written_down(engine: Engine) -> None:
    put(engine)
    put(engine, value="15")

    assert [(rule.value, rule.valid_from) for rule in known(engine)] == [("30", BEGINNING), ("15", SOON)]
    with engine.connect() as connection:
        assert list(connection.execute(select(rule_setting.c.value)).scalars()) == ["20", "15"]


def test_a_value_that_is_not_in_force_yet_is_taken_back_and_one_that_is_stays(engine: Engine) -> None:
    put(engine)
    put(engine, value="25", valid_from=TODAY)

    take_back(engine, key=KEY, valid_from=SOON, by=ADMIN, seen=known(engine))

    assert [(rule.value, rule.valid_to) for rule in known(engine)] == [("30", date(2026, 11, 22)), ("25", None)]
    assert records(engine)[-1][1:] == ("rule.take-back", KEY, "Sắp đến hạn: 20 ngày → bỏ\nTừ ngày: 01/12/2026")
    for day in (TODAY, BEGINNING):
        with pytest.raises(Invalid, match="chưa đến ngày có hiệu lực"):
            take_back(engine, key=KEY, valid_from=day, by=ADMIN, seen=known(engine))


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    (KEY, {"valid_from": TODAY - timedelta(days=1)}, "không được trước ngày hôm nay"),
    (KEY, {"value": "30"}, "đã là 30 ngày"),
    (KEY, {"value": "0"}, "từ 1 đến 180"),
    (KEY, {"value": "1; drop"}, "từ 1 đến 180"),
    ("htxs_cap", {"value": "30"}, "không được cao hơn trần đặc biệt"),
    ("htxs_cap_exceptional", {"value": "15"}, "không được cao hơn trần đặc biệt"),
    ("htxs_cap_base", {"value": "ALL"}, "chọn một trong"),
    ("mask_below", {"value": "1"}, "không sửa được"),
    (KEY, {"regulation": " "}, "Số, ký hiệu văn bản: cần ghi"),
    (KEY, {"note": "Theo ý kiến đồng chí Nguyễn Văn Tèo"}, "không ghi thông tin cá nhân"),
]
OTHERS = [CITY, VERIFIER, REPORTER, an_account("district"), an_account("secretary")]


def test_what_a_rule_cannot_be_is_refused_in_words_and_leaves_nothing(engine: Engine) -> None:
    for key, changed, told in REFUSED:
        with pytest.raises(Invalid, match=told):
            put(engine, key, **changed)

    assert records(engine) == []


def test_nobody_but_an_administrator_sets_or_takes_back(engine: Engine) -> None:
    put(engine)
    for by in OTHERS:
        with pytest.raises(NotAllowed):
            put(engine, value="10", by=by)
        with pytest.raises(NotAllowed):
            take_back(engine, key=KEY, valid_from=SOON, by=by, seen=known(engine))

    assert len(records(engine)) == 1


def test_without_the_right_being_asked_for_anybody_would_set_it(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the test before."""
    monkeypatch.setattr("data_access.changes.rules.require_administrator", lambda _by: None)

    put(engine, by=CITY)

    assert [record[0] for record in records(engine)] == ["city"]


def test_the_second_of_two_writers_learns_what_the_first_one_set(engine: Engine) -> None:
    seen = known(engine)
    put(engine)

    with pytest.raises(Overtaken, match=r"20 ngày từ ngày 01/12/2026 \(Tài khoản admin\)"):
        set_rule(engine, key=KEY, new=replace(NEW, value="10"), by=ADMIN, seen=seen)
    assert known(engine)[-1].value == "20"


def test_a_writer_who_does_not_say_what_it_saw_would_cover_the_first_ones_value(engine: Engine) -> None:
    """The control of the test before: with what is there now as `seen`, the same writing passes."""
    put(engine)
    put(engine, value="10")

    assert known(engine)[-1].value == "10"


def test_loading_the_files_again_leaves_what_was_set(engine: Engine) -> None:
    put(engine)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(rule_parameter).where(rule_parameter.c.key == KEY).values(note="?"))
        reference.load(connection)

        assert number_on(connection, KEY, SOON) == 20
        assert number_on(connection, KEY, TODAY) == 30


def test_written_over_the_rows_of_the_files_it_would_be_undone_by_loading_them_again(engine: Engine) -> None:
    """The control of the test before: why what is set stands in a table of its own."""
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(rule_parameter).where(rule_parameter.c.key == KEY).values(value="20"))
        assert number_on(connection, KEY, SOON) == 20

        reference.load(connection)

        assert number_on(connection, KEY, SOON) == 30


def test_a_value_that_later_files_bring_begins_on_its_day_after_what_was_set(engine: Engine) -> None:
    put(engine)
    brought = {"key": KEY, "valid_to": None, "value": "45", "regulation": "Số 1-QĐ/TW", "note": ""}
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(rule_parameter).values(valid_from=date(2027, 1, 1), **brought))
        connection.execute(
            update(rule_parameter)
            .where(rule_parameter.c.key == KEY, rule_parameter.c.valid_from == BEGINNING)
            .values(valid_to=date(2026, 12, 31))
        )

    assert [(rule.value, rule.valid_from, rule.valid_to) for rule in known(engine)] == [
        ("30", BEGINNING, date(2026, 11, 30)),
        ("20", SOON, date(2026, 12, 31)),
        ("45", date(2027, 1, 1), None),
    ]


def test_a_rule_without_a_value_yet_takes_its_first(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(delete(rule_parameter).where(rule_parameter.c.key == KEY))

    put(engine)

    assert records(engine)[0][3].startswith("Sắp đến hạn: chưa có → 20 ngày")
    with pytest.raises(Declined):
        set_rule(engine, key=KEY, new=NEW, by=ADMIN, seen=())
