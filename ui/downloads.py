"""Lists as files: which there are, the link under each, and the file itself, made when it is asked for.

A file holds all rows of its list as the screen's own loader gives them for the account that asks, never for another. Its
address names the list and the filter and nothing else: whoever opens it gets what that account may see, or nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import pandas as pd
import streamlit as st

from data_access import clock
from reports.statistics import workbook as book_of_tables
from reports.workbook import Head, workbook
from ui import format as form
from ui import frame, links, sources, tables
from ui.accounts import UnknownView, view_at
from ui.exports import EXPORTS, Export
from ui.loaders import exports, statistics
from ui.loaders.reporting import standing
from ui.sign_in import Account
from ui.sources import NOTHING, SOURCE
from ui.views import View

ADDRESS = "tai-ve"
"""Before the name of a list in the address of its file."""

STATISTICS = "bieu-thong-ke"
"""The name of the statistical tables, which are no list."""

_PARTS = {"source_submission": "Nguồn: lần nộp", "source_sheet": "Nguồn: tờ", "source_row": "Nguồn: dòng"}


class NoSuchList(LookupError):
    """There is no list of that name to be downloaded; the message is the name."""


@dataclass(frozen=True)
class File:
    """A file to be saved: `name` is plain ASCII and unlike that of any other file."""

    name: str
    content: bytes
    kind: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(view: View, name: str, narrowed: str | None = None, *, label: str = "Tải danh sách") -> None:
    """The link under a list of EXPORTS to the file of all its rows, with the filter as it is and what else narrows it.

    A list that the screen does not show in full or at all is named by its `label`.
    """
    parameters = links.choice(view).parameters
    narrowing = EXPORTS[name].narrowed
    if narrowing and narrowed:
        parameters |= {narrowing.parameter: narrowed}
    address = f"{ADDRESS}/{name}?{urlencode(parameters, quote_via=quote, safe='')}"
    st.link_button(f"{label} (.xlsx)", address, type="tertiary", icon=":material/download:")


def statistics_link(view: View) -> None:
    """The link to the statistical tables of the view's place."""
    address = f"{ADDRESS}/{STATISTICS}?{urlencode(links.choice(view).parameters, quote_via=quote, safe='')}"
    st.link_button("Tải biểu thống kê của ngành kiểm tra (.xlsx)", address, type="tertiary", icon=":material/download:")


def file(account: Account, name: str, parameters: Mapping[str, str]) -> File:
    """The list `name` under the filter of an address, for an account; the audit has it before anybody does.

    Raises NoSuchList, UnknownView (see `ui.accounts.view_at`) and one of OUTAGES.
    """
    if name == STATISTICS:
        return _statistics(account, view_at(account, parameters))
    if name not in EXPORTS:
        raise NoSuchList(name)
    export, view, number = EXPORTS[name], view_at(account, parameters), secrets.token_hex(6)
    found, narrowed = _rows(export, view, parameters)
    rows, headings = _sourced(found, export.headings(view), marked=export.marked)
    chosen = " · ".join([frame.place_name(view), f"Kỳ: {view.period.label if view.period else 'hiện nay'}", *narrowed])
    lines = (chosen, frame.standing_line(view, standing(view), provisional="tạm tính"), _taken(len(rows)))
    mark = "Dữ liệu minh họa" if view.is_demo else ""
    content = workbook(rows, headings, head=Head(number, export.title, lines, mark))
    detail = f"Bản số {number}: {chosen}; số liệu đến hết ngày {form.day(clock.local_day(view.as_of))}; {len(rows)} dòng"
    exports.record(actor=account.name, target=export.title, detail=detail)
    place = view.committee or view.district or "thanh-pho"
    return File(f"{name}_{place}_{clock.local_day(clock.now()).isoformat()}_{number}.xlsx", content)


def _statistics(account: Account, view: View) -> File:
    """The statistical tables of inspections, a sheet each."""
    number, filled = secrets.token_hex(6), statistics.tables(view)
    lines = (
        f"{frame.place_name(view)} · {statistics.told(view)}",
        frame.standing_line(view, standing(view), provisional="tạm tính"),
    )
    title, mark = "Biểu thống kê kiểm tra, giám sát, kỷ luật", "Dữ liệu minh họa" if view.is_demo else ""
    content = book_of_tables(filled, head=Head(number, title, lines, mark))
    exports.record(actor=account.name, target=title, detail=f"Bản số {number}: {lines[0]}; {len(filled)} biểu")
    place = view.committee or view.district or "thanh-pho"
    return File(f"{STATISTICS}_{place}_{clock.local_day(clock.now()).isoformat()}_{number}.xlsx", content)


def _rows(export: Export, view: View, parameters: Mapping[str, str]) -> tuple[pd.DataFrame, list[str]]:
    """All rows of a list, and in words what narrows them beside the filter. Raises UnknownView."""
    narrowing = export.narrowed
    if narrowing is None:
        return export.rows(view), []
    value = parameters.get(narrowing.parameter)
    if value is None:
        return export.rows(view, None), []
    if value not in narrowing.names():
        raise UnknownView
    return export.rows(view, value), [f"{narrowing.label} {value}"]


def _taken(rows: int) -> str:
    return f"Tải về lúc {form.moment(clock.now())} · {form.number(rows)} dòng"


def _sourced(rows: pd.DataFrame, headings: Mapping[str, str], *, marked: Collection[str]) -> tuple[pd.DataFrame, dict[str, str]]:
    """The rows without marks, with the source in three columns: submission, sheet and row of it.

    Its words stay beside them where some rows are added up from several.
    """
    bare = rows.assign(**{name: [tables.bare(text) for text in rows[name]] for name in marked})
    parts = sources.parts_of(bare[SOURCE]) if SOURCE in headings else pd.DataFrame()
    if parts.empty or parts["submission"].isna().all():
        return bare, dict(headings)
    in_words = parts["submission"].isna() & bare[SOURCE].ne(NOTHING) & bare[SOURCE].notna()
    kept = {name: heading for name, heading in headings.items() if name != SOURCE or in_words.any()}
    return bare.assign(**{f"{SOURCE}_{name}": parts[name] for name in parts}), kept | _PARTS
