"""Notes: seen by who sees the whole place, written within it, ended and still known for the time they stood."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from data_access import clock, places, remarks
from data_access.changes.declined import Invalid, NotAllowed, Overtaken
from data_access.changes.invariants import broken
from data_access.changes.remarks import end, write
from data_access.revision import revision
from data_access.schema import system
from data_access.schema.reference import committee
from data_access.users import Account
from domain.scope import Scope
from tests.accounts import ADMIN, CITY, REPORTER, STRANGER, VERIFIER, an_account
from tests.builders import COMMITTEE, NEIGHBOUR

NOW = datetime(2026, 11, 23, 3, 32)
LATER = datetime(2030, 1, 1)
HOME = "q1"
"""The district of the committee and of its neighbour."""


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """The moment at which notes are written."""
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def district(engine: Engine) -> Account:
    """The account that follows the district: its committees of both eras."""
    with engine.connect() as connection:
        owners = connection.execute(select(committee.c.id).where(committee.c.district_code == HOME)).scalars().all()
    assert {COMMITTEE, NEIGHBOUR} < set(owners)
    return an_account("district", scope=owners)


def noted(engine: Engine, place: str = COMMITTEE, *, by: Account = CITY, text: str = "Kỳ này tính cả chi bộ mới") -> int:
    return write(engine, place=place, indicator="I09", period="2026-Q3", text=text, by=by)


def seen(engine: Engine, scope: Scope, *, as_of: datetime = LATER) -> list[str]:
    """The places of the notes that a scope sees."""
    with engine.connect() as connection:
        return sorted(remarks.remarks(connection, scope=scope, as_of=as_of)["place"])


def changes(engine: Engine) -> int:
    with engine.connect() as connection:
        return revision(connection).number


def test_a_note_says_what_about_which_figure_and_who_wrote_it(engine: Engine) -> None:
    number = noted(engine)

    with engine.connect() as connection:
        row = remarks.remarks(connection, scope=Scope.city(), as_of=LATER).iloc[0]
        record = connection.execute(select(system.audit)).one()
        assert set(broken(connection).values()) == {0}
    assert (row["id"], row["place"], row["indicator"], row["period"]) == (number, COMMITTEE, "I09", "2026-Q3")
    assert (row["text"], row["written_by"], row["written_as"]) == ("Kỳ này tính cả chi bộ mới", "city", CITY.label)
    assert (record.actor, record.action, record.target) == ("city", "remark.write", str(number))
    assert changes(engine) == 1


def test_a_note_is_seen_by_who_sees_the_whole_place(engine: Engine, district: Account) -> None:
    for place in (COMMITTEE, NEIGHBOUR, HOME, "q3", places.CITY):
        noted(engine, place)

    assert seen(engine, Scope.city()) == sorted([COMMITTEE, NEIGHBOUR, HOME, "q3", places.CITY])
    assert seen(engine, district.scope) == sorted([COMMITTEE, NEIGHBOUR, HOME])
    assert seen(engine, REPORTER.scope) == [COMMITTEE]
    assert seen(engine, Scope.of([])) == []


def test_everybody_notes_within_their_own_scope(engine: Engine, district: Account) -> None:
    for account, place in (
        (REPORTER, COMMITTEE),
        (district, COMMITTEE),
        (district, HOME),
        (VERIFIER, places.CITY),
        (CITY, HOME),
    ):
        noted(engine, place, by=account, text=f"Ghi chú của {account.role}")

    assert len(seen(engine, Scope.city())) == 5


@pytest.mark.parametrize("place", [NEIGHBOUR, HOME, places.CITY, "khong-co"])
def test_a_reporter_notes_on_its_own_committee_only(engine: Engine, place: str) -> None:
    with pytest.raises(NotAllowed):
        noted(engine, place, by=REPORTER)

    assert (seen(engine, Scope.city()), changes(engine)) == ([], 0)


@pytest.mark.parametrize("place", ["q3", places.CITY, "xp-khong-co"])
def test_a_district_account_notes_on_no_other_place(engine: Engine, district: Account, place: str) -> None:
    with pytest.raises(NotAllowed):
        noted(engine, place, by=district)

    assert seen(engine, Scope.city()) == []


def test_an_administrator_notes_nothing(engine: Engine) -> None:
    with pytest.raises(NotAllowed, match="không có quyền ghi chú"):
        noted(engine, by=ADMIN)


def test_an_ended_note_is_known_for_the_time_it_stood(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    number = noted(engine, by=REPORTER)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=2))

    end(engine, remark_id=number, by=REPORTER)

    with engine.connect() as connection:
        actions = connection.execute(select(system.audit.c.action).order_by(system.audit.c.id)).scalars().all()
    assert seen(engine, Scope.city()) == []
    assert seen(engine, Scope.city(), as_of=NOW + timedelta(days=1)) == [COMMITTEE]
    assert seen(engine, Scope.city(), as_of=NOW - timedelta(seconds=1)) == []
    assert actions == ["remark.write", "remark.end"]
    with pytest.raises(Overtaken):
        end(engine, remark_id=number, by=REPORTER)


def test_a_note_is_ended_by_its_writer_or_by_the_city(engine: Engine, district: Account) -> None:
    mine, other = noted(engine, by=REPORTER), noted(engine, by=REPORTER, text="Số liệu ước tính")

    for account in (district, STRANGER, ADMIN):
        with pytest.raises(NotAllowed):
            end(engine, remark_id=mine, by=account)
    end(engine, remark_id=mine, by=REPORTER)
    end(engine, remark_id=other, by=CITY)

    assert seen(engine, Scope.city()) == []


@pytest.mark.parametrize(
    ("indicator", "period", "text", "sentence"),
    [
        ("ZZ", "2026-Q3", "Số liệu ước tính", "Không có chỉ tiêu"),
        ("I09", "quý 3", "Số liệu ước tính", "cần chọn kỳ"),
        (None, "2027", "Số liệu ước tính", "chưa bắt đầu"),
        (None, "2026-Q3", "", "cần ghi nội dung"),
        (None, "2026-Q3", "x" * 501, "tối đa 500"),
        (None, "2026-Q3", "Hỏi số 0901234567", "thông tin cá nhân"),
    ],
)
def test_what_cannot_be_noted_is_refused_in_a_sentence(
    engine: Engine, indicator: str | None, period: str, text: str, sentence: str
) -> None:
    with pytest.raises(Invalid, match=sentence):
        write(engine, place=COMMITTEE, indicator=indicator, period=period, text=text, by=CITY)

    assert changes(engine) == 0


def test_the_same_note_is_not_written_twice(engine: Engine) -> None:
    noted(engine)

    with pytest.raises(Invalid, match="đã có"):
        noted(engine)
