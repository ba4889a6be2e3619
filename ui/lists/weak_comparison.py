"""The register beside all bases in words: committees beside each other, types and reasons, and who always reports zero."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from domain.always_zero import PERIODS, UNLIKELY, Said
from domain.funnel import SMALLEST, Funnel, Standing
from domain.periods import Period
from domain.weak_register import Flow
from ui import format as form
from ui.lists.comparison import STANDING_NAMES, inside
from ui.sources import NOTHING, sources

UNITS = {"name": "Đơn vị", "told": "Trong danh sách, trên số cơ sở", "standing_told": "So với mức chung"}
"""Headings of the committees beside each other, by column of `units`."""

ZEROS = {
    "name": "Đơn vị",
    "row_told": "Báo cáo không có cơ sở nào",
    "bases": "Số cơ sở",
    "chance_told": "Khả năng tự nhiên có số 0",
    "verdict": "Nhận định",
    "source": "Nguồn",
}
"""Headings of the committees that always report zero, by column of `zeros`."""

FLOWS = {
    "name": "Nơi",
    "opening": "Đầu kỳ",
    "entered": "Vào danh sách",
    "relapsed": "Trong đó tái yếu kém",
    "exited": "Ra, đã xác nhận",
    "dissolved": "Giải thể, sáp nhập",
    "closing": "Cuối kỳ",
}
"""Headings of the register over a period by place, by column of `flows`; opening + entered - exited - dissolved = closing."""

_CLEAR = (Standing.CLEARLY_ABOVE, Standing.CLEARLY_BELOW)
_MARKED = (Standing.MARKED_ABOVE, Standing.MARKED_BELOW)


def judged(rows: pd.DataFrame, compared: Funnel | None, *, names: Mapping[str, str]) -> pd.DataFrame:
    """The committees of `domain.weak_comparison.by_committee` with name, standing and its words; both empty if not compared."""
    standing = [""] * len(rows)
    if compared is not None:
        numbers = (np.asarray(rows[name], dtype=np.float64) for name in ("numerator", "denominator"))
        standing = [str(each) for each in compared.standings(*numbers)]
    words = [STANDING_NAMES.get(each, NOTHING) for each in standing]
    return rows.assign(
        name=rows["committee_id"].map(names).astype("str"),
        standing=pd.Series(standing, index=rows.index, dtype="str"),
        standing_told=pd.Series(words, index=rows.index, dtype="str"),
    )


def units(rows: pd.DataFrame) -> pd.DataFrame:
    """Columns of UNITS and committee_id, a row a committee of `judged`: exceptions first, then the larger; never by share."""
    told = [_share(part, whole) for part, whole in zip(rows["numerator"], rows["denominator"], strict=True)]
    order = [0 if each in _CLEAR else 1 if each in _MARKED else 2 for each in rows["standing"]]
    placed = rows.assign(told=pd.Series(told, index=rows.index, dtype="str"), order=order)
    ordered = placed.sort_values(["order", "denominator", "name"], ascending=[True, False, True], ignore_index=True)
    return ordered[["committee_id", *UNITS]]


def _share(part: int, whole: int) -> str:
    counts = form.of(part, whole)
    return f"{counts} ({form.percent(part, whole)})" if whole >= form.SMALL else counts


def basis(compared: Funnel | None, rows: pd.DataFrame) -> str:
    """With what the committees are compared, or why they are not."""
    if compared is None:
        return "Chưa đủ đơn vị để so sánh: một đơn vị, hoặc các đơn vị có quá ít cơ sở, không nói lên khác biệt."
    few = int((rows["denominator"] < SMALLEST).sum())
    small = f" Không so {form.number(few)} đơn vị có dưới {SMALLEST} cơ sở." if few else ""
    widened = " Giới hạn đã nới rộng vì các đơn vị khác nhau nhiều hơn mức ngẫu nhiên." if compared.extra else ""
    return (
        f"So với mức chung {form.number(100 * compared.share, 1)}% của {form.number(len(rows))} đơn vị được xem. "
        f"Chỉ ngoài đường liền (99,8%) mới là khác biệt rõ; nét đứt là giới hạn 95%.{widened}{small}"
    )


def zeros(rows: pd.DataFrame, stated: pd.DataFrame, *, names: Mapping[str, str], period: Period) -> pd.DataFrame:
    """Columns of ZEROS, committee_id and unlikely, a row each that always reports zero: the least probable first.

    `rows` as from `domain.always_zero.with_chance`; `stated` what was reported, of which that of `period` is the source.
    """
    newest = stated.loc[stated["period"] == period.code, ["committee_id", "submission_id", "sheet", "row"]]
    found = rows[rows["always"]].merge(newest, on="committee_id", how="left").sort_values(["chance", "committee_id"])
    since = [
        f"{zeros} kỳ liền, từ {inside(Period.parse(code))}" for zeros, code in zip(found["zeros"], found["since"], strict=True)
    ]
    chances = [NOTHING if pd.isna(each) else f"{form.number(100 * each, 1)}%" for each in found["chance"]]
    verdicts = ["▲ Khó xảy ra, cần kiểm tra lại" if each else "○ Có thể xảy ra" for each in found["unlikely"]]
    told = {"row_told": since, "chance_told": chances, "verdict": verdicts}
    columns = {name: pd.Series(texts, index=found.index, dtype="str") for name, texts in told.items()}
    named = found["committee_id"].map(names).astype("str")
    shown = found[["committee_id", "bases", "unlikely"]].assign(name=named, **columns, **sources(found))
    return shown.reset_index(drop=True)


def flows(found: Mapping[str, Flow], whole: Flow, *, names: Mapping[str, str]) -> pd.DataFrame:
    """Columns of FLOWS: first the sum, then a row a place in the order of `names`."""
    rows = [("Tất cả", whole), *((name, found[place]) for place, name in names.items() if place in found)]
    numbers = [(name, *(getattr(each, term) for term in list(FLOWS)[1:])) for name, each in rows]
    return pd.DataFrame(numbers, columns=list(FLOWS)).astype(dict.fromkeys(list(FLOWS)[1:], "int64") | {"name": "str"})


def zeros_told(rows: pd.DataFrame, *, period: Period, compared: Funnel | None, fewest: int | None) -> str:
    """How many reported zero, how many always, how many nothing, and from how many bases on a zero is worth a question."""
    counts = rows["said"].value_counts()
    zero, missing = int(counts.get(Said.ZERO, 0)), int(counts.get(Said.MISSING, 0))
    told = (
        f"{period.label}: {form.of(zero, len(rows))} đơn vị báo cáo không có cơ sở nào, trong đó "
        f"{form.number(rows['always'].sum())} đơn vị từ {PERIODS} kỳ liền trở lên; "
        f"{form.number(missing)} đơn vị chưa báo cáo (không tính là 0)."
    )
    if compared is None or fewest is None:
        return told
    limit = form.number(100 * UNLIKELY)
    return (
        f"{told} Với mức chung {form.number(100 * compared.share, 1)}%, số 0 chỉ khó xảy ra (dưới {limit}%) ở đơn vị có từ "
        f"{form.number(fewest)} cơ sở; đơn vị nhỏ hơn báo cáo 0 là bình thường."
    )
