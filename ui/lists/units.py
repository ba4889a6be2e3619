"""Districts and committees in words, with the days they exist and the other names they go by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from data_access.aliases import COMMITTEE, DISTRICT, Alias
from domain.units import Committee, District, Units
from ui import format as form

LISTED = {
    "name": "Tên",
    "code": "Mã",
    "kind": "Loại",
    "district": "Địa bàn",
    "days": "Hiệu lực",
    "called": "Tên gọi khác",
}
"""Headings of the units."""

CALLED = {"text": "Tên gọi khác", "origin": "Nguồn"}
"""Headings of the other names of one unit."""

_KINDS = {
    "district": "Cấp ủy cấp huyện (đến 30/6/2025)",
    "commune": "Đảng ủy phường, xã, đặc khu",
    "direct": "Đảng bộ trực thuộc, không theo địa bàn",
    "city_body": "Cơ quan của Thành ủy",
}


def kind_of(code: str, *, units: Units) -> str:
    """Which kind of unit a code is of: districts and committees share none."""
    return DISTRICT if code in units.districts else COMMITTEE


def listed(codes: Iterable[str], *, units: Units, called: Mapping[tuple[str, str], list[str]]) -> pd.DataFrame:
    """The units of these codes, columns of LISTED, in the order given."""
    rows = [_row(code, units, called.get((kind_of(code, units=units), code), [])) for code in codes]
    return pd.DataFrame(rows, columns=list(LISTED), dtype="str")


def names(aliases: Iterable[Alias]) -> pd.DataFrame:
    """The other names of one unit, columns of CALLED, those that administrators added first."""
    ordered = sorted(aliases, key=lambda each: each.set_at is None)
    rows = [
        {
            "text": each.text,
            "origin": f"{each.set_as}, {form.moment(each.set_at)}" if each.set_at else "danh mục của hệ thống",
        }
        for each in ordered
    ]
    return pd.DataFrame(rows, columns=list(CALLED), dtype="str")


def _row(code: str, units: Units, called: list[str]) -> dict[str, str]:
    unit: District | Committee = units.districts[code] if code in units.districts else units.committees[code]
    row = {"name": unit.name, "code": code, "called": form.number(len(called)) if called else "–"}
    if isinstance(unit, District):
        return row | {"kind": "Địa bàn", "district": unit.short_name, "days": "mọi thời gian"}
    places = ", ".join(units.districts[each].short_name for each in unit.districts) or "–"
    ended = f"đến {form.day(unit.valid_to)}" if unit.valid_to else "đến nay"
    return row | {"kind": _KINDS.get(unit.kind, unit.kind), "district": places, "days": f"{form.day(unit.valid_from)} {ended}"}
