"""What the bench takes from a server's messages: the tree of the screen, and its content as plain data."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest
from streamlit.dataframe_util import convert_pandas_df_to_arrow_bytes
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.recording import Recording
from bench.screen import Refused, Screen

BENCH = Path(__file__).resolve().parents[2] / "bench"


def begun(*fragments: str) -> ForwardMsg:
    """A run of the whole page, or of fragments of it, begins."""
    message = ForwardMsg()
    message.new_session.page_script_hash = "page"
    message.metadata.run.fragment_ids.extend(fragments)
    return message


def heading(text: str, *path: int) -> ForwardMsg:
    """The title of the page at a place of the main part."""
    message = ForwardMsg()
    message.metadata.delta_path.extend((0, *path))
    message.delta.new_element.heading.tag, message.delta.new_element.heading.body = "h1", text
    return message


def shown(*messages: ForwardMsg) -> Screen:
    """The screen after these messages."""
    screen = Screen()
    for message in messages:
        screen.take(message)
    return screen


@pytest.mark.parametrize("module", sorted(path.stem for path in BENCH.glob("*.py")))
def test_every_module_can_be_imported_without_measuring_anything(module: str) -> None:
    import_module(f"bench.{module}")


def test_a_run_of_the_page_leaves_nothing_of_the_one_before() -> None:
    screen = shown(begun(), heading("Tổng quan", 0), heading("cũ", 1), begun(), heading("Tổng quan · Gò Vấp", 0))

    assert [element.heading.body for element, _ in screen.main.elements()] == ["Tổng quan · Gò Vấp"]


def test_a_run_of_a_fragment_leaves_what_is_outside_of_it() -> None:
    screen = shown(begun(), heading("Tổng quan", 0), heading("cũ", 1), begun("loc"), heading("mới", 1))

    assert [element.heading.body for element, _ in screen.main.elements()] == ["Tổng quan", "mới"]


def test_a_message_that_names_an_earlier_one_shows_it_again() -> None:
    table = ForwardMsg(hash="kept")
    table.metadata.delta_path.extend((0, 1))
    table.metadata.cacheable = True
    table.delta.new_element.markdown.body = "đã gửi"
    again = ForwardMsg(ref_hash="kept")
    again.metadata.delta_path.extend((0, 1))

    screen = shown(begun(), table, begun(), again)

    assert [element.markdown.body for element, _ in screen.main.elements()] == ["đã gửi"]


def test_a_screen_that_shows_a_fault_is_not_measured() -> None:
    ours, theirs = ForwardMsg(), ForwardMsg()
    for message in (ours, theirs):
        message.metadata.delta_path.extend((0, 0))
    ours.delta.new_element.alert.body, ours.delta.new_element.alert.format = "hỏng", Alert.ERROR
    theirs.delta.new_element.exception.message = "hỏng"

    for message in (ours, theirs):
        with pytest.raises(Refused, match="hỏng"):
            shown(begun(), message)


def test_a_screen_without_a_title_is_not_recorded() -> None:
    with pytest.raises(Refused, match="tien-do"):
        Recording().keep("tien-do", "Gò Vấp", shown(begun()).main)


def test_a_recording_holds_the_words_rows_and_marks_of_a_screen(tmp_path: Path) -> None:
    rows = pd.DataFrame({"Đơn vị": [r"Phường 1\-2", "Phường 3"], "Hạn": pd.to_datetime(pd.Series(["2026-11-23", None]))})
    table = ForwardMsg()
    table.metadata.delta_path.extend((0, 1))
    table.delta.new_element.table.arrow_data.data = convert_pandas_df_to_arrow_bytes(rows)
    chart = ForwardMsg()
    chart.metadata.delta_path.extend((0, 2))
    chart.delta.new_element.vega_lite_chart.spec = '{"mark": "bar"}'
    chart.delta.new_element.vega_lite_chart.data.data = convert_pandas_df_to_arrow_bytes(rows)
    made, file = Recording(), tmp_path / "recording.json.gz"

    made.keep("tien-do", "Gò Vấp", shown(begun(), heading(":material/flag: **Tiến độ**", 0), table, chart).main)
    made.save(file)
    kept = Recording.load(file)

    title, listed, drawn = kept.screens["tien-do/Gò Vấp"]["content"]["in"]
    assert title == {"k": "h1", "text": "Tiến độ"}
    assert listed["rows"] == [["Phường 1-2", "23/11/2026"], ["Phường 3", "–"]]
    assert drawn["data"][""] == [{"Đơn vị": r"Phường 1\-2", "Hạn": 1795392000000}, {"Đơn vị": "Phường 3", "Hạn": None}]
    assert kept.charts[drawn["spec"]] == {"mark": "bar"}
    assert kept.wanted("tien-do", "Gò Vấp") == {"title": "Tiến độ", "charts": 1, "rows": 2}
