"""Each rule switched off lets through exactly what it is there for: the refusal is that rule's and no other's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_access.known import Known
from domain import privacy
from intake import tables, totals
from intake import workbook as intake
from intake.checks import assignments, observations, weak_cases
from intake.refusals import Refused
from tests.intake.workbooks import Book, Change, changed, put


def hide(book: Book) -> None:
    book["Cơ sở"].row_dimensions[6].hidden = True


def name_somebody(book: Book) -> None:
    book["Nhiệm vụ"]["I6"] = " ".join(("giao", "Trần", "Thị", "Bình"))


def total(book: Book) -> None:
    for cell, value in {"B14": "Cộng", "E14": 99}.items():
        book["Cơ sở"][cell] = value


@dataclass(frozen=True)
class Control:
    """A fault, the part of a module that stops it, and what stands in for the part."""

    rule: str
    change: Change
    module: ModuleType
    part: str
    off: object


CONTROLS = [
    Control("hidden rows", hide, tables, "_refuse_unseen", lambda *_: None),
    Control("names", name_somebody, privacy, "names_in", lambda *_, **__: False),
    Control("wrong totals", total, totals, "_compare", lambda *_: None),
    Control("rates", put("Chỉ tiêu", H6=95), observations, "TOLERANCE", 100),
    Control("days to come", put("Nhiệm vụ", G6=date(2026, 10, 13)), assignments, "not_later", lambda *_: ()),
    Control("days in order", put("Nhiệm vụ", F6=date(2026, 9, 2)), assignments, "in_order", lambda *_: ()),
    Control(
        "life cycle of a weak base",
        put("Cơ sở cần củng cố", S6=None, T6=date(2026, 9, 28), U6="exited", V6="9-QĐ/ĐU"),
        weak_cases,
        "faults",
        lambda *_, **__: [],
    ),
    Control("merged cells", lambda book: book["Cơ sở"].merge_cells("H12:H13"), tables, "_refuse_merged", lambda *_: None),
]


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.rule)
def test_a_rule_is_what_stops_its_fault(control: Control, right: bytes, held: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    file = changed(right, control.change)
    with pytest.raises(Refused):
        intake.read(file, known=held)

    monkeypatch.setattr(control.module, control.part, control.off)

    assert intake.read(file, known=held).statements


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_with_a_flipped_byte_is_refused_or_says_the_same(data: st.DataObject, right: bytes, held: Known) -> None:
    place = data.draw(st.integers(0, len(right) - 1))
    flipped = bytearray(right)
    flipped[place] ^= data.draw(st.integers(1, 255))

    try:
        report = intake.read(bytes(flipped), known=held)
    except Refused:
        return

    assert report.content_sha256 == intake.read(right, known=held).content_sha256
