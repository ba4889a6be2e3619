"""Notes in words: about which figure, by which office, when."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from ui.lists import notes as words


def rows(*texts: str) -> pd.DataFrame:
    """Notes on one figure, the newest first."""
    return pd.DataFrame(
        {
            "id": range(1, len(texts) + 1),
            "place": "go-vap",
            "period": "2026-Q3",
            "indicator": "I09",
            "text": list(texts),
            "written_at": datetime.fromisoformat("2026-11-23T03:32"),
            "written_as": "Ban Tổ chức Quận ủy",
        }
    )


def test_a_note_says_where_about_when_and_by_whom() -> None:
    (row,) = words.notes(rows("Chờ số chốt."), places={"go-vap": "Quận Gò Vấp"}).to_dict("records")

    assert (row["period_name"], row["place_name"]) == ("Quý III/2026", "Quận Gò Vấp")
    assert row["written"] == "Ban Tổ chức Quận ủy, 10:32, 23/11/2026"


def test_a_note_on_a_period_as_a_whole_says_so() -> None:
    of_period = rows("Sắp xếp khu phố.").assign(indicator=pd.Series([None], dtype="str"))

    assert words.notes(of_period, places={"go-vap": "Quận Gò Vấp"})["period_name"].tolist() == ["Quý III/2026 (cả kỳ)"]


def test_several_notes_on_one_figure_are_one_text_beside_it() -> None:
    said = words.beside(rows("Mới", "Cũ"))

    assert said == "Mới (Ban Tổ chức Quận ủy, 10:32, 23/11/2026); Cũ (Ban Tổ chức Quận ủy, 10:32, 23/11/2026)"
    assert words.beside(rows()) == ""


def test_a_long_note_is_named_by_how_it_begins() -> None:
    found = words.notes(rows("Dài " * 100), places={"go-vap": "Quận Gò Vấp"})

    (name,) = words.named(found).values()
    assert name.startswith("Quận Gò Vấp, Quý III/2026: Dài Dài")
    assert len(name) < 100
