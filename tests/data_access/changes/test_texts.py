"""What is typed in the app is kept in one spelling, and refused by the rules of workbooks."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from data_access.changes.declined import Invalid
from data_access.changes.texts import SYMBOL, written

SOMEBODY = " ".join(("Trần", "Thị", "Bình"))  # put together here, so that no file holds a name


def kept(engine: Engine, text: str, *, longest: int = 500) -> str:
    with engine.connect() as connection:
        return written(connection, text, what="Ghi chú", longest=longest)


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("  Đảng uỷ   phường\u200b báo cáo ", "Đảng ủy phường báo cáo"),
        ("Chi bộ hai\nkhu phố", "Chi bộ hai khu phố"),
        ("x" * 500, "x" * 500),
        ("Đảng ủy phường Võ Thị Sáu đã rà soát", "Đảng ủy phường Võ Thị Sáu đã rà soát"),
        ("Phường Hòa Hưng và xã Bà Điểm cùng thực hiện", "Phường Hòa Hưng và xã Bà Điểm cùng thực hiện"),
    ],
    ids=["spaces and tone marks", "lines", "as long as may be", "a unit named after a person", "several units"],
)
def test_text_is_kept_in_the_citys_spelling(engine: Engine, typed: str, taken: str) -> None:
    assert kept(engine, typed) == taken


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (" \u200b ", "Ghi chú: cần ghi nội dung."),
        ("…", "Ghi chú: cần ghi nội dung."),
        ("x" * 501, "Ghi chú: dài 501 ký tự, tối đa 500."),
        ("NHAÂN DAÂN", "Ghi chú: cần chữ Unicode"),
        (f"giao {SOMEBODY} theo dõi", "Ghi chú: không ghi thông tin cá nhân"),
        ("lien.he@example.org", "Ghi chú: không ghi thông tin cá nhân"),
    ],
)
def test_a_refusal_names_the_field_and_never_repeats_the_text(engine: Engine, typed: str, sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        kept(engine, typed)

    assert str(refused.value).startswith(sentence)
    assert SOMEBODY not in str(refused.value)


def test_a_symbol_is_as_short_as_in_workbooks(engine: Engine) -> None:
    assert len(kept(engine, "x" * SYMBOL, longest=SYMBOL)) == 80
    with pytest.raises(Invalid, match="tối đa 80"):
        kept(engine, "x" * (SYMBOL + 1), longest=SYMBOL)
