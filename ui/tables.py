"""Short lists as native tables in Vietnamese form, one function for all screens.

Text from the database is shown as it is: signs that Streamlit would read as Markdown are taken literally.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

from ui import format as form
from ui.kept import made_once
from ui.links import Links
from ui.sources import NOTHING, links_of

_MARKS = re.compile(r":[a-z]+(?:-[a-z]+)?\[([^\]]*)\]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~$]|:(?=[a-z]))|^([-+](?= )|\d+(?=[.)] ))")  # signs, and what would begin a list
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)|(?=@)")  # where an invisible sign keeps an address from becoming a link
_JOINER = "\u2060"
_NARROW = 16  # letters that may well stand one word a line
_ROOM = 26  # letters that a column of long texts keeps on the narrowest screen
_FIGURE_SPACE, _PUNCTUATION_SPACE = "\u2007", "\u2008"  # as wide as a digit or a dot, and no line breaks there
_NO_BREAK = "\u00a0"
_OPEN = "Mở ›"
_END = "\u2060"  # an invisible sign: blanks at the very end of a heading would be dropped


@dataclass(frozen=True)
class First:
    """The first rows of a list of `total` rows; `whole` brings all of them when they are asked for.

    `links` says of columns whose texts lead on where to; a row without an address keeps its plain text.
    """

    rows: pd.DataFrame
    total: int
    whole: Callable[[], pd.DataFrame]
    links: Mapping[str, Links] = field(default_factory=dict)

    @classmethod
    def of(cls, frame: pd.DataFrame) -> First:
        """A list that is at hand as a whole."""
        return cls(frame, len(frame), lambda: frame)

    def leading(self, **links: Links) -> First:
        """The same list, whose texts of these columns lead on."""
        return replace(self, links=links)


def listing(
    frame: pd.DataFrame | First,
    headings: Mapping[str, str],
    *,
    alt: str,
    key: str,
    limit: int = 30,
    right: Collection[str] = (),
    marked: Collection[str] = (),
) -> None:
    """The rows of `frame`, only the columns of `headings`, under Vietnamese headings; `alt` names the table.

    Days, numbers, truth values and gaps are written by their types; columns in `right` are text that stands right,
    those in `marked` text of our own with Streamlit's marks. Of more than `limit` rows the first are shown, and all
    of them on request, to be sorted and searched. Sources of rows (`ui.sources`) lead to where they were stated.
    """
    first = frame if isinstance(frame, First) else First.of(frame)
    first = replace(first, links={**links_of(first.rows), **first.links})
    rows = first.total
    with st.container(key=key, gap="small"):
        place = st.container()
        if rows <= limit:
            wants_all = False
        else:
            label = f"Xem tất cả {form.number(rows)} dòng (thêm {form.number(rows - limit)} dòng)"
            wants_all = st.toggle(label, key=f"{key}-tat-ca")
        with place:
            if wants_all:
                _grid(first.whole(), headings, marked=marked, links=first.links, alt=alt)
            else:
                what = ("listing", tuple(headings.items()), limit, tuple(right), tuple(marked), tuple(first.links.items()))
                shown = made_once(
                    first.rows,
                    what,
                    lambda: _written(first.rows.head(limit), headings, right=right, marked=marked, links=first.links),
                )
                st.table(shown, border="horizontal", hide_index=True, alt=alt)


def literal(text: str) -> str:
    """`text` so that Streamlit shows exactly these signs."""
    return _ADDRESS.sub(_JOINER, _MARKDOWN.sub(_escaped, text))


def linked(text: str, address: str) -> str:
    """`text`, taken literally, as a link to an address of our own; for columns in `marked`."""
    return f"[{literal(text)}]({address})"


def _escaped(found: re.Match[str]) -> str:
    """A sign after a backslash; a number at the beginning has it before its dot."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _written(
    frame: pd.DataFrame,
    headings: Mapping[str, str],
    *,
    right: Collection[str],
    marked: Collection[str],
    links: Mapping[str, Links],
) -> pa.Table:
    columns = {}
    for name, heading in headings.items():
        texts = _texts(frame[name])
        if name in right or _is_number(frame[name].dtype):
            columns[heading] = _aligned(texts)
        elif name in marked:
            columns[heading] = texts
        elif name in links:
            columns[_roomy(heading, texts)] = _linked(texts, frame, links[name])
        else:
            columns[_roomy(heading, texts)] = [literal(text) for text in texts]
    return pa.table({heading: pa.array(texts, pa.string()) for heading, texts in columns.items()})


def _linked(texts: list[str], frame: pd.DataFrame, to: Links) -> list[str]:
    values = zip(texts, frame[to.by], strict=True)
    return [literal(text) if pd.isna(value) else linked(text, to.address(value)) for text, value in values]


def _texts(column: pd.Series) -> list[str]:
    if is_bool_dtype(column.dtype):
        return [NOTHING if gap else "có" if value else "không" for value, gap in zip(column, column.isna(), strict=True)]
    if _is_number(column.dtype):
        digits = 0 if (column.dropna() % 1 == 0).all() else 1
        return [form.number(value, digits) for value in column]
    if is_datetime64_any_dtype(column.dtype):
        return [form.day(value) for value in column]
    return [str(value) for value in column.fillna(NOTHING)]


def _aligned(texts: list[str]) -> list[str]:
    """Numbers one under the other: a native table sets text to the left, so what is missing in front is filled with blanks."""
    longest = max(texts, key=len, default="")
    blanks = "".join(_FIGURE_SPACE if sign.isdigit() else _PUNCTUATION_SPACE for sign in longest)
    return [blanks[: len(longest) - len(text)] + text for text in texts]


def _roomy(heading: str, texts: list[str]) -> str:
    """A heading as wide as half of its longest text: else a narrow screen would set the texts one word a line."""
    longest = max(map(len, texts), default=0)
    room = min(_ROOM, longest // 2) if longest > _NARROW else 0
    return heading if len(heading) >= room else heading.replace(" ", _NO_BREAK).ljust(room, _FIGURE_SPACE) + _END


def _grid(
    frame: pd.DataFrame, headings: Mapping[str, str], *, marked: Collection[str], links: Mapping[str, Links], alt: str
) -> None:
    columns = {name: _column(heading, frame[name].dtype) for name, heading in headings.items()}
    unmarked = {name: [bare(text) for text in frame[name]] for name in marked if name in headings}
    truths = {name: _texts(frame[name]) for name in headings if is_bool_dtype(frame[name].dtype)}
    ways = {f"{name} {_OPEN}": _ways(frame[to.by], to) for name, to in links.items() if name in headings}
    for name, way in zip([name for name in links if name in headings], ways, strict=True):
        columns[way] = st.column_config.LinkColumn(headings[name], display_text=_OPEN, width="small")
    shown = frame[list(headings)].assign(**unmarked, **truths, **ways)
    st.dataframe(shown, hide_index=True, height=560, placeholder=NOTHING, column_config=columns, alt=alt)


def _ways(values: pd.Series, to: Links) -> pd.Series[str]:
    """The address of each row, null where it has none: such a table cannot make a link of its texts."""
    return pd.Series([None if pd.isna(value) else to.address(value) for value in values], index=values.index, dtype="str")


def bare(text: str) -> str:
    """Marked text without its marks."""
    return NOTHING if pd.isna(text) else re.sub(r"\\(\W)", r"\1", _MARKS.sub(r"\1", text))


def _is_number(dtype: Any) -> bool:
    return is_numeric_dtype(dtype) and not is_bool_dtype(dtype)


def _column(heading: str, dtype: Any) -> Any:
    if is_datetime64_any_dtype(dtype):
        return st.column_config.DateColumn(heading, format="DD/MM/YYYY")
    if _is_number(dtype):
        return st.column_config.NumberColumn(heading, format="localized")
    return st.column_config.Column(heading)
