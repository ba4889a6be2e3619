"""One place on one page, in words: where it lies and came from, its key figures, its reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from domain.periods import REORGANISED_ON, Period
from domain.reporting import Status
from domain.units import Committee, Units
from ui import format as form
from ui.labels import REPORT_NAMES, REPORT_SHAPES

FIGURES = {"subject": "Lĩnh vực", "what": "Nội dung", "value": "Số liệu", "of": "Trên", "share": "Tỷ lệ"}
"""Headings of the key figures by column of `figures`."""

COMMITTEES = {
    "name": "Đơn vị",
    "tasks": "Việc được giao",
    "overdue": "Việc quá hạn",
    "weak": "Cơ sở cần chú ý",
    "unconcluded": "Kiểm tra chờ kết luận",
    "remedies": "Kiến nghị quá hạn",
    "reported": "Báo cáo",
}
"""Headings of the committees of a district, by column of `ui.loaders.overview.committees`."""


_SHARES = {"whole": "toàn bộ địa bàn của đơn vị này", "part": "một phần địa bàn của đơn vị này"}


@dataclass(frozen=True)
class Figure:
    """A key figure; `whole` is None where it is of nothing."""

    subject: str
    what: str
    part: int
    whole: int | None = None


def figures(found: Sequence[Figure]) -> pd.DataFrame:
    """A row a figure, columns of FIGURES; a subject is named once."""
    subjects = [each.subject if at == 0 or found[at - 1].subject != each.subject else "" for at, each in enumerate(found)]
    return pd.DataFrame(
        {
            "subject": subjects,
            "what": [each.what for each in found],
            "value": [form.number(each.part) for each in found],
            "of": ["" if each.whole is None else form.number(each.whole) for each in found],
            "share": [_share(each) for each in found],
        },
        dtype="str",
    )


def reports(statuses: pd.DataFrame, *, names: Mapping[str, str]) -> tuple[pd.DataFrame, dict[str, str]]:
    """A row a committee and a column a period with the state of that report, and the headings; names by id."""
    told = {str(state): f"{REPORT_SHAPES[state]} {REPORT_NAMES[state]}".strip() for state in Status}
    written = statuses.assign(told=statuses["status"].map(told))
    codes = list(dict.fromkeys(written["committee_id"]))
    columns = {
        period: rows.set_index("committee_id")["told"].reindex(codes).to_numpy()
        for period, rows in written.groupby("period", sort=False)
    }
    headings = {"name": "Đơn vị", **{str(code): Period.parse(str(code)).label for code in columns}}
    return pd.DataFrame({"name": [names[code] for code in codes], **columns}, dtype="str"), headings


def notes_of_district(code: str, *, units: Units) -> list[str]:
    """What a reader must know of a district's committees: the reorganisation, and what lies on two districts."""
    before = [unit.name for unit in units.committees_of(code) if unit.valid_to]
    after = [unit for unit in units.committees_of(code) if not unit.valid_to]
    told = [_before(before, province=units.districts[code].former_province, now=len(after))]
    touching = [unit for unit in units.committees.values() if code in unit.districts and len(unit.districts) > 1]
    return told + [straddling(unit, units=units) for unit in touching]


def notes_of_committee(unit: Committee, *, units: Units, predecessors: Sequence[tuple[str, str]]) -> list[str]:
    """What a reader must know of a committee: on which districts it lies, what it came from or until when it was."""
    told = [straddling(unit, units=units)] if len(unit.districts) > 1 else []
    if unit.valid_to:
        told.append(f"{unit.name} kết thúc hoạt động ngày {form.day(unit.valid_to)}; đây là số liệu đến ngày đó.")
    if predecessors:
        parts = [f"{_SHARES[share]} thuộc {units.committees[old].name}" for old, share in predecessors]
        told.append(f"Trước ngày {form.day(REORGANISED_ON)}, {', '.join(parts)}.")
    return told


def straddling(unit: Committee, *, units: Units) -> str:
    """That a committee lies on several districts and is counted in its main one."""
    names = [units.districts[code].short_name for code in unit.districts]
    return f"{unit.short_name} nằm trên địa bàn {', '.join(names[:-1])} và {names[-1]}; số liệu được tính cho {names[0]}."


def _before(names: list[str], *, province: str, now: int) -> str:
    since = f"từ ngày {form.day(REORGANISED_ON)} có {form.number(now)} đảng ủy cấp xã trực thuộc Thành ủy"
    if names:
        return f"Trước sắp xếp, địa bàn có {names[0]}; {since}."
    return f"Trước sắp xếp, địa bàn thuộc {province}, cấp ủy ở đây chưa trực thuộc Thành ủy nên chưa có số liệu; {since}."


def _share(figure: Figure) -> str:
    if not figure.whole:
        return ""
    return form.percent(figure.part, figure.whole) if figure.whole >= form.SMALL else ""
