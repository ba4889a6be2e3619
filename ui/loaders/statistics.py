"""The statistical tables of inspections for a view: filled in for its place, from 1 January to the end of its quarter."""

from __future__ import annotations

from datetime import date

from data_access import inspections as rows
from data_access import observations
from domain import outcomes as rules
from domain.masking import Span
from domain.periods import Period
from domain.statistical_tables import TABLES
from domain.statistics import Table
from domain.tabulation import by_committee, city_row, summed
from reports.statistics import Cell, Filled, Line
from ui import format as form
from ui.lists.outcomes import UNTOLD
from ui.loaders import connection
from ui.loaders.names import committee_names
from ui.loaders.outcomes import MEASURES, parts_until
from ui.views import View

UNKNOWN = "–"

_NOTE = "«–»: báo cáo của các đơn vị chưa có mục này. Cấp ủy gồm cả cơ quan tham mưu, ghi ở cột cấp huyện."
_MASKED = (
    "Bảng về đảng viên chỉ nêu số của toàn thành phố; của từng địa bàn, đơn vị không nêu, vì chia nhỏ theo cấp, nội dung, "
    "hình thức có thể làm lộ số dưới 3."
)


def period_of(view: View) -> Period:
    """The time the tables are of."""
    return rules.told_period(view.on)


def tables(view: View) -> list[Filled]:
    """Every table in the order of the sector. Not kept: it is asked for when a file is made."""
    period = period_of(view)
    with connection(view.scope) as opened:
        known = rows.concluded(opened, scope=view.scope, as_of=view.as_of, start=period.start, end=period.end)
        figures = observations.values(
            opened, scope=view.scope, as_of=view.as_of, indicator=MEASURES, periods=parts_until(period.end)
        )
    lines = rules.concluded(known, start=period.start, end=period.end)
    found = []
    for table in TABLES:
        if not table.is_of_members:
            found.append(_of_organisations(table, by_committee(table, lines, figures)))
        elif view.scope.is_city:
            cells = [_cell(number) for number in city_row(table, lines, figures)]
            found.append(Filled(table, [Line("I", "Toàn thành phố", cells)], f"{_NOTE} {_MASKED}"))
        else:
            hidden: list[Cell] = [UNTOLD if column.count or column.measure else UNKNOWN for column in table.columns]
            found.append(Filled(table, [Line("I", "Tổng số", hidden)], f"{_NOTE} {_MASKED}"))
    return found


def _of_organisations(table: Table, counted: dict[str, list[int | None]]) -> Filled:
    whole = Line("I", "Tổng số", [_cell(number) for number in summed(counted, columns=list(table.columns))])
    units = [place for place in committee_names() if place in counted]
    each = [
        Line(str(number), committee_names()[place], [UNKNOWN if count is None else count for count in counted[place]])
        for number, place in enumerate(units, 1)
    ]
    return Filled(table, [whole, Line("II", "Theo đơn vị"), *each] if each else [whole], _NOTE)


def _cell(number: Span | None) -> Cell:
    if number is None:
        return UNKNOWN
    return number.low if number.is_told else form.few(number)


def told(view: View) -> str:
    """The time in words: «Từ 01/01/2026 đến 30/09/2026»."""
    period = period_of(view)
    return f"Từ {form.day(date(period.year, 1, 1))} đến {form.day(period.end)}"
