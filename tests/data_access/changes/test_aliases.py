"""Other names of units as administrators keep them: one unit a name, known to search and workbooks at once."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine, select

from data_access import lists, reference
from data_access.aliases import Alias, aliases
from data_access.changes.aliases import add, remove
from data_access.changes.declined import Declined, Invalid, NotAllowed, Overtaken
from data_access.changes.permits import Operator
from data_access.revision import revision
from data_access.schema.system import audit
from intake.owners import UnknownOwner, committee
from tests.accounts import ADMIN, CITY, REPORTER, VERIFIER, an_account

UNIT = {"kind": "committee", "target": "xp-26740"}
"""Phường Sài Gòn."""

NAME = "P. Trung tâm Sài Gòn"


def names(engine: Engine, target: str = UNIT["target"]) -> list[str]:
    with engine.connect() as connection:
        return [each.text for each in aliases(connection) if each.target == target]


def meant(engine: Engine, name: str) -> str:
    """The unit that a workbook means by a name today."""
    with engine.connect() as connection:
        return committee(name, lists.load(connection), start=date(2026, 11, 23), end=date(2026, 11, 23)).id


def records(engine: Engine) -> list[tuple[str, str, str, str]]:
    with engine.connect() as connection:
        columns = (audit.c.actor, audit.c.action, audit.c.target, audit.c.detail)
        return [tuple(row) for row in connection.execute(select(*columns).order_by(audit.c.id))]


def test_a_name_that_was_added_is_understood_in_workbooks_until_it_is_taken_away(engine: Engine) -> None:
    with pytest.raises(UnknownOwner):
        meant(engine, NAME)

    add(engine, **UNIT, text=f" {NAME} ", by=ADMIN)
    assert meant(engine, NAME) == UNIT["target"]

    remove(engine, **UNIT, text=NAME, by=Operator())
    with pytest.raises(UnknownOwner):
        meant(engine, NAME)
    assert records(engine) == [
        ("admin", "alias.add", "xp-26740", f"Tên gọi khác của Đảng ủy phường Sài Gòn: không có → {NAME}"),
        ("dong-lenh", "alias.remove", "xp-26740", f"Tên gọi khác của Đảng ủy phường Sài Gòn: {NAME} → bỏ"),
    ]


def test_who_added_it_is_told_and_the_revision_rises(engine: Engine) -> None:
    with engine.connect() as connection:
        before = revision(connection).number

    add(engine, **UNIT, text=NAME, by=ADMIN)

    with engine.connect() as connection:
        assert revision(connection).number == before + 1
        (added,) = [each for each in aliases(connection) if each.text == NAME]
    assert isinstance(added, Alias)
    assert added.set_as == "Tài khoản admin"


def test_what_was_taken_away_stays_away_when_the_files_are_loaded_again_and_what_was_added_stays(engine: Engine) -> None:
    former = names(engine)[0]
    remove(engine, **UNIT, text=former, by=ADMIN)
    add(engine, **UNIT, text=NAME, by=ADMIN)

    with engine.execution_options(writes=True).begin() as connection:
        reference.load(connection)

    assert former not in names(engine)
    assert NAME in names(engine)


def test_a_name_of_another_unit_is_refused_with_the_name_of_that_unit(engine: Engine) -> None:
    for text in ("Phường Tân Định", "phường tân định", "xp-26737"):
        with pytest.raises(Invalid, match="Đảng ủy phường Tân Định"):
            add(engine, **UNIT, text=text, by=ADMIN)

    assert records(engine) == []


def test_without_looking_at_the_other_units_the_name_would_be_taken(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the test before."""
    monkeypatch.setattr("data_access.changes.aliases._meet", lambda _one, _other: False)

    add(engine, **UNIT, text="Phường Tân Định", by=ADMIN)

    assert "Phường Tân Định" in names(engine)


def test_units_that_never_stood_side_by_side_may_share_a_name(engine: Engine) -> None:
    """A committee of the district until 30/6/2025, and the district itself, go by what a commune is called since."""
    add(engine, kind="committee", target="qh-764", text="Trung tâm Gò Vấp", by=ADMIN)
    add(engine, kind="district", target="go-vap", text="Trung tâm Gò Vấp", by=ADMIN)
    with pytest.raises(Invalid, match="Quận Gò Vấp"):
        add(engine, kind="committee", target="xp-26890", text="Trung tâm Gò Vấp", by=ADMIN)
    add(engine, kind="committee", target="qh-764", text="Cụm An Nhơn", by=ADMIN)
    add(engine, kind="committee", target="xp-26876", text="Cụm An Nhơn", by=ADMIN)

    assert meant(engine, "Cụm An Nhơn") == "xp-26876"


def test_who_comes_second_learns_that_it_is_done_already(engine: Engine) -> None:
    add(engine, **UNIT, text=NAME, by=ADMIN)
    with pytest.raises(Overtaken, match="đã là tên của Đảng ủy phường Sài Gòn"):
        add(engine, **UNIT, text=NAME.upper(), by=ADMIN)
    remove(engine, **UNIT, text=NAME, by=ADMIN)
    with pytest.raises(Overtaken, match="vừa được bỏ"):
        remove(engine, **UNIT, text=NAME, by=ADMIN)

    assert len(records(engine)) == 2


REFUSED = [
    ({"text": " "}, "cần ghi nội dung"),
    ({"text": "x" * 121}, "tối đa 120"),
    ({"text": "Trần Thị Hương Lan"}, "không ghi thông tin cá nhân"),
    ({"target": "xp-1"}, "mang mã xp-1"),
    ({"kind": "base"}, "mang mã xp-26740"),
]
OTHERS = [CITY, VERIFIER, REPORTER, an_account("district"), an_account("secretary")]


def test_what_is_no_name_of_a_unit_is_refused(engine: Engine) -> None:
    for changed, told in REFUSED:
        with pytest.raises(Invalid, match=told):
            add(engine, **{**UNIT, "text": NAME, **changed}, by=ADMIN)

    assert records(engine) == []


def test_nobody_but_an_administrator_adds_or_takes_away(engine: Engine) -> None:
    former = names(engine)[0]
    for by in OTHERS:
        with pytest.raises(NotAllowed):
            add(engine, **UNIT, text=NAME, by=by)
        with pytest.raises(NotAllowed):
            remove(engine, **UNIT, text=former, by=by)

    assert names(engine)[0] == former
    assert records(engine) == []


def test_without_the_right_being_asked_for_anybody_would_add_one(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the test before."""
    monkeypatch.setattr("data_access.changes.aliases.require_administrator", lambda _by: None)

    try:
        add(engine, **UNIT, text=NAME, by=CITY)
    except Declined as declined:
        pytest.fail(str(declined))
    assert NAME in names(engine)
