"""Where a row of a list was stated, in words and as the place in an address that leads there.

A list that has both columns leads to its sources by itself: see `ui.tables.listing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

import pandas as pd
import streamlit as st

from ui import address
from ui.links import CODE, NUMBER, ROW, SHEET, SUBMISSION, Links

SOURCE, PLACE = "source", "source_at"
"""The columns of `sources`: the words, and the place."""

NOTHING = "–"

_TOLD = r"^Lần nộp (?P<submission>\d+), (?:tờ “(?P<sheet>.+)”, dòng (?P<row>\d+)|(?P<entered>[^“”]+))$"


def sources(frame: pd.DataFrame, prefix: str = "") -> dict[str, pd.Series[str]]:
    """Both columns for the rows of `frame`, from its submission_id, sheet and row, each after `prefix`."""
    return {SOURCE: source_of(frame, prefix), PLACE: place_of(frame, prefix)}


def source_of(frame: pd.DataFrame, prefix: str = "") -> pd.Series[str]:
    """Where each row was stated: «Lần nộp 812, tờ “Nhiệm vụ”, dòng 14»; «–» where nothing was."""
    written = [NOTHING if pd.isna(number) else told(int(number), sheet, row) for number, sheet, row in _places(frame, prefix)]
    return pd.Series(written, index=frame.index, dtype="str")


def told(number: int, sheet: str, row: int) -> str:
    """One such place in words; what was entered in the app itself stands on no sheet."""
    return f"Lần nộp {number}, tờ “{sheet}”, dòng {row}" if row else f"Lần nộp {number}, {sheet}"


def parts_of(texts: pd.Series[str]) -> pd.DataFrame:
    """The way back from the words of `source_of`: a row each, columns submission, sheet and row, null where they say no place."""
    found = texts.astype("str").str.extract(_TOLD)
    return pd.DataFrame(
        {
            "submission": found["submission"].astype("Int64"),
            "sheet": found["sheet"].fillna(found["entered"]),
            "row": found["row"].astype("Int64"),
        }
    )


def place_of(frame: pd.DataFrame, prefix: str = "", *, code: str | None = None) -> pd.Series[str]:
    """The end of the address of each row's source, null where nothing was stated; column `code` names one thing on it."""
    codes: Iterable[str | None] = frame[code] if code else [None] * len(frame)
    written = [
        None if pd.isna(number) else _place(int(number), sheet, int(row), name)
        for (number, sheet, row), name in zip(_places(frame, prefix), codes, strict=True)
    ]
    return pd.Series(written, index=frame.index, dtype="str")


def links_of(frame: pd.DataFrame) -> dict[str, Links]:
    """How the words of `sources` lead to their places, with the filter as it stands in the address of this run.

    A row with two sources has them in columns of its own, as `first_source` beside `first_source_at`.
    """
    told = [name for name in frame.columns if name.endswith(SOURCE) and f"{name}_at" in frame.columns]
    if not told:
        return {}
    chosen = {key: st.query_params[key] for key in address.KEYS if key in st.query_params}
    return {name: Links(_start(chosen), f"{name}_at", is_ready=True) for name in told}


def _start(chosen: dict[str, str]) -> str:
    kept = "".join(f"{key}={quote(value, safe='')}&" for key, value in chosen.items())
    return f"{SUBMISSION}?{kept}{NUMBER}="


def _place(number: int, sheet: str, row: int, code: str | None) -> str:
    named = f"&{CODE}={quote(code, safe='')}" if code else ""
    return f"{number}&{SHEET}={quote(sheet, safe='')}&{ROW}={row}{named}"


def _places(frame: pd.DataFrame, prefix: str) -> Iterable[tuple[int, str, int]]:
    return zip(frame[f"{prefix}submission_id"], frame[f"{prefix}sheet"], frame[f"{prefix}row"], strict=True)
