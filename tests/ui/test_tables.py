"""Short lists: Vietnamese form, text taken literally, the rest on request."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ui import tables
from ui.links import Links


def drawn(frame: pd.DataFrame | tables.First, headings: dict[str, str], **options: Any) -> AppTest:
    """A page with one list."""
    draw = partial(tables.listing, frame, headings, **{"alt": "Bảng", "key": "bang", **options})
    app = AppTest.from_string('import streamlit\nstreamlit.session_state["draw"]()')
    app.session_state["draw"] = draw
    app.run()
    assert not app.exception
    return app


def rows(app: AppTest) -> list[list[str]]:
    """The texts of the only table, without the blanks that set them right."""
    (table,) = app.table
    return [[text.strip() for text in row] for row in table.value.to_numpy().tolist()]


def test_days_numbers_truths_and_gaps_are_written_as_in_vietnam() -> None:
    frame = pd.DataFrame(
        {
            "day": pd.Series(["2026-11-02", None], dtype="datetime64[s]"),
            "count": pd.Series([1234, None], dtype="Int64"),
            "share": [12.5, 3.0],
            "seen": pd.Series([True, None], dtype="boolean"),
            "name": pd.Series(["Gò Vấp", None], dtype="str"),
            "hidden": ["x", "y"],
        }
    )
    headings = {"day": "Hạn", "count": "Số", "share": "Tỷ lệ", "seen": "Có", "name": "Địa bàn"}

    app = drawn(frame, headings)

    assert app.table[0].value.columns.tolist() == ["Hạn", "Số", "Tỷ lệ", "Có", "Địa bàn"]
    assert rows(app) == [["02/11/2026", "1.234", "12,5", "có", "Gò Vấp"], ["–", "–", "3,0", "–", "–"]]


def test_numbers_stand_one_under_the_other() -> None:
    app = drawn(pd.DataFrame({"count": [7, 1234]}), {"count": "Số"})

    short, long = app.table[0].value["Số"]
    assert len(short) == len(long)
    assert short.endswith("7")


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://ngoai.vn/x.png)",
        ":red[x]",
        "*x* và _y_",
        "$x$",
        "a@b.vn",
        "www.ngoai.vn",
        "<b>x</b>",
        "- x",
        "12. x",
        ":material/home:",
    ],
)
def test_text_from_the_database_is_never_read_as_markup(text: str) -> None:
    ((written,),) = rows(drawn(pd.DataFrame({"name": [text]}), {"name": "Tên"}))

    assert written != text
    assert written.replace("\\", "").replace("\u2060", "") == text


def test_long_texts_keep_room_on_a_narrow_screen() -> None:
    frame = pd.DataFrame({"name": ["Bồi dưỡng nghiệp vụ cho cấp ủy viên cơ sở"], "day": ["02/11/2026"]})

    long, short = drawn(frame, {"name": "Tên", "day": "Hạn nộp"}).table[0].value.columns

    assert len(long) > 20
    assert long.startswith("Tên")
    assert short == "Hạn nộp"


def test_our_own_marks_are_kept_in_the_columns_named() -> None:
    frame = pd.DataFrame({"state": [":red[▲ Quá hạn]"], "name": [":red[x]"]})

    app = drawn(frame, {"state": "Trạng thái", "name": "Tên"}, marked=["state"])

    assert rows(app) == [[":red[▲ Quá hạn]", "\\:red\\[x\\]"]]


def test_the_first_rows_are_shown_and_all_of_them_on_request() -> None:
    frame = pd.DataFrame({"state": [f":red[▲ {number}]" for number in range(5)], "day": pd.Timestamp("2026-11-02")})
    app = drawn(frame, {"state": "Trạng thái", "day": "Hạn"}, limit=2, marked=["state"])

    assert len(rows(app)) == 2
    (toggle,) = app.toggle
    assert toggle.label == "Xem tất cả 5 dòng (thêm 3 dòng)"

    toggle.set_value(True).run()

    assert not app.table
    assert app.dataframe[0].value["state"].tolist() == [f"▲ {number}" for number in range(5)]


def test_a_short_list_needs_no_switch() -> None:
    app = drawn(pd.DataFrame({"name": ["a", "b"]}), {"name": "Tên"}, limit=2)

    assert not app.toggle


def test_the_whole_list_is_read_only_when_asked_for() -> None:
    read = []

    def whole() -> pd.DataFrame:
        read.append("whole")
        return pd.DataFrame({"name": ["a", "b", "c"]})

    first = tables.First(pd.DataFrame({"name": ["a"]}), 3, whole)
    app = drawn(first, {"name": "Tên"}, limit=1)
    assert (rows(app), read) == ([["a"]], [])

    app.toggle[0].set_value(True).run()

    assert app.dataframe[0].value["name"].tolist() == ["a", "b", "c"]
    assert read


def test_a_list_without_rows_keeps_its_headings() -> None:
    frame = pd.DataFrame({"name": pd.Series(dtype="str"), "count": pd.Series(dtype="Int64")})

    app = drawn(frame, {"name": "Tên", "count": "Số"})

    assert app.table[0].value.columns.tolist() == ["Tên", "Số"]


def test_a_column_may_lead_on_and_its_text_stays_text() -> None:
    frame = pd.DataFrame({"name": ["[a](b) *c*", "Không nơi nào"], "code": pd.Series(["x 1", None], dtype="str")})

    ((led,), (plain,)) = rows(drawn(tables.First.of(frame).leading(name=Links("nhiem-vu?ma=", "code")), {"name": "Tên"}))

    assert led == "[\\[a\\](b) \\*c\\*](nhiem-vu?ma=x%201)"
    assert plain == "Không nơi nào"


def test_all_rows_of_a_list_with_links_bring_their_addresses() -> None:
    frame = pd.DataFrame({"name": ["Một", "Hai"], "code": pd.Series(["x1", None], dtype="str")})
    app = drawn(tables.First.of(frame).leading(name=Links("nhiem-vu?ma=", "code")), {"name": "Tên"}, limit=1)
    app.toggle[0].set_value(True).run()

    (table,) = app.dataframe
    assert table.value["name"].tolist() == ["Một", "Hai"]
    assert table.value.iloc[:, 1].fillna("").tolist() == ["nhiem-vu?ma=x1", ""]
