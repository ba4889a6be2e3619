"""Notes in words: which figure they are about, what they say, and when which office wrote them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from domain.periods import Period
from ui import format as form

NOTES = {"period_name": "Kỳ", "place_name": "Nơi", "text": "Ghi chú", "written": "Nơi ghi, lúc ghi"}
"""Headings of the notes by column of `notes`."""

_SHORT = 60  # letters of a note by which it is known again


def notes(rows: pd.DataFrame, *, places: Mapping[str, str]) -> pd.DataFrame:
    """The same rows with columns of NOTES; `rows` as from `data_access.remarks`, `places` are names by code or id."""
    about = zip(rows["period"], rows["indicator"].isna(), strict=True)
    signed = zip(rows["written_as"], rows["written_at"], strict=True)
    told = pd.DataFrame(
        {
            "period_name": [f"{Period.parse(code).label}{' (cả kỳ)' if whole else ''}" for code, whole in about],
            "place_name": [places[place] for place in rows["place"]],
            "written": [f"{office}, {form.moment(moment)}" for office, moment in signed],
        },
        index=rows.index,
        dtype="str",
    )
    return rows.join(told)


def named(rows: pd.DataFrame) -> dict[int, str]:
    """Notes by number as they are named in a choice: place, period and how they begin."""
    told = zip(rows["id"], rows["place_name"], rows["period_name"], rows["text"], strict=True)
    return {int(number): f"{place}, {period}: {_beginning(text)}" for number, place, period, text in told}


def beside(rows: pd.DataFrame) -> str:
    """All notes on one figure as one text that stands beside it, the newest first; empty for none."""
    told = zip(rows["text"], rows["written_as"], rows["written_at"], strict=True)
    return "; ".join(f"{text} ({office}, {form.moment(moment)})" for text, office, moment in told)


def _beginning(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"
