"""Notes for a view: with the figure they are about, within the place, and never beyond what the account may see."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from data_access.changes import remarks
from data_access.places import CITY
from domain.scope import Scope
from tests.accounts import an_account
from tests.ui.loaders.conftest import Looking
from tests.works import a_figure, tell
from ui.loaders import indicator_units, indicators
from ui.loaders import notes as loaders
from ui.view import View

MINE, OTHER = "xp-26890", "xp-26740"
"""Phường Hạnh Thông in Gò Vấp, Phường Sài Gòn in Quận 1."""


@pytest.fixture
def city(engine: Engine, looking: Looking) -> View:
    """The whole city as its account sees it, with a note on it, on a district and on two committees."""
    by = an_account("city")
    for place, text in ((CITY, "Cả thành phố"), ("q1", "Cả quận"), (OTHER, "Riêng phường"), (MINE, "Nơi khác")):
        remarks.write(engine, place=place, indicator="I09", period="2026-Q3", text=text, by=by)
    remarks.write(engine, place=OTHER, indicator="I13", period="2026-Q3", text="Chỉ tiêu khác", by=by)
    return replace(looking(Scope.city()), reach=Scope.city())


def texts(view: View) -> set[str]:
    return set(loaders.notes(view, indicator="I09", period="2026-Q3")["text"])


def test_a_place_shows_its_own_notes_and_those_within_it(city: View) -> None:
    committee = replace(city, district="q1", committee=OTHER, scope=Scope.of([OTHER]))
    district = replace(city, district="q1", scope=Scope.of([OTHER]))

    assert texts(city) == {"Cả thành phố", "Cả quận", "Riêng phường", "Nơi khác"}
    assert texts(district) == {"Cả quận", "Riêng phường"}
    assert texts(committee) == {"Riêng phường"}


def test_a_note_on_the_whole_period_is_shown_with_every_figure_of_it(city: View, engine: Engine) -> None:
    for period in ("2026-Q3", "2026-Q2"):
        remarks.write(engine, place="q6", indicator=None, period=period, text=f"Cả {period}", by=an_account("city"))
    district = replace(city, district="q6", scope=Scope.of([]), revision=3)

    assert texts(district) == {"Cả 2026-Q3"}


def test_an_account_reads_no_note_beyond_its_scope(city: View) -> None:
    own = Scope.of([OTHER])

    assert texts(replace(city, district="q1", committee=OTHER, scope=own, reach=own)) == {"Riêng phường"}
    assert texts(replace(city, scope=own, reach=own)) == {"Riêng phường"}


def test_a_note_stands_beside_its_figure_in_lists_and_files(city: View, engine: Engine) -> None:
    for committee in (OTHER, MINE):
        tell(engine, a_figure("I09", 30, 40, committee=committee), committee=committee)
    seen = replace(city, revision=2)

    units = indicator_units.units(seen, "I09").rows.set_index("committee_id")["note"]
    figures = indicators.figures(seen).set_index("indicator")["note"]

    assert units[OTHER].startswith("Riêng phường (")
    assert figures["I09"].startswith("Cả thành phố (")
    assert figures["I15"] == "–"
