"""The source of a row is said in words and leads to the very row of the very sheet, with the filter kept."""

from __future__ import annotations

from functools import partial
from urllib.parse import parse_qs, urlsplit

import pandas as pd
from streamlit.testing.v1 import AppTest

from ui import tables
from ui.sources import place_of, source_of, sources

STATED = pd.DataFrame(
    {
        "code": ["NV-1", "NV-2", "NV-3"],
        "report_submission_id": pd.Series([812, None, 813], dtype="Int64"),
        "report_sheet": pd.Series(["Nhiệm vụ", None, "Hệ thống"], dtype="str"),
        "report_row": pd.Series([14, None, 0], dtype="Int64"),
    }
)


def drawn(frame: pd.DataFrame, address: dict[str, str]) -> list[str]:
    """The sources of a list, drawn where the address bar says so."""
    app = AppTest.from_string('import streamlit\nstreamlit.session_state["draw"]()')
    app.session_state["draw"] = partial(tables.listing, frame, {"source": "Nguồn"}, alt="Bảng", key="bang")
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return [str(text).strip() for text in app.table[0].value.iloc[:, 0]]


def test_the_source_names_submission_sheet_and_row() -> None:
    assert source_of(STATED, "report_").tolist() == ["Lần nộp 812, tờ “Nhiệm vụ”, dòng 14", "–", "Lần nộp 813, Hệ thống"]


def test_a_list_leads_to_its_sources_and_keeps_the_filter_but_nothing_else() -> None:
    listed = STATED.assign(**sources(STATED, "report_"))

    led, nowhere, _ = drawn(listed, {"dia-ban": "go-vap", "ky": "2026-Q3", "ma": "NV-9"})

    text, address = led.removesuffix(")").split("](")
    asked = parse_qs(urlsplit(address).query)
    assert text == "[Lần nộp 812, tờ “Nhiệm vụ”, dòng 14"
    assert address.startswith("lan-nop?")
    assert asked == {"dia-ban": ["go-vap"], "ky": ["2026-Q3"], "so": ["812"], "to": ["Nhiệm vụ"], "dong": ["14"]}
    assert nowhere == "–"


def test_the_same_list_under_another_filter_leads_there() -> None:
    listed = STATED.assign(**sources(STATED, "report_"))

    assert "dia-ban=q1&" in drawn(listed, {"dia-ban": "q1"})[0]
    assert "dia-ban=go-vap&" in drawn(listed, {"dia-ban": "go-vap"})[0]


def test_a_row_of_many_names_the_one_that_is_meant() -> None:
    assert place_of(STATED, "report_", code="code").fillna("").tolist() == [
        "812&to=Nhi%E1%BB%87m%20v%E1%BB%A5&dong=14&ma=NV-1",
        "",
        "813&to=H%E1%BB%87%20th%E1%BB%91ng&dong=0&ma=NV-3",
    ]


def test_nothing_stated_keeps_both_columns() -> None:
    empty = pd.DataFrame({"submission_id": [], "sheet": [], "row": []})

    assert {name: len(column) for name, column in sources(empty).items()} == {"source": 0, "source_at": 0}
