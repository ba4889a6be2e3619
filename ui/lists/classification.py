"""Levels of bases in words: by committee with both denominators, and the groups above the cap on the best level."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from domain import classification as rules
from domain.classification import NOT_ASSESSED, Shares
from domain.excellence import FEWEST, Base, Cap, Excess
from ui import format as form

LEVELS = {"name": "Mức xếp loại", "bases": "Số cơ sở", "of_assessed": "Trên số được đánh giá", "of_existing": "Trên số hiện có"}
"""Headings of the levels, by column of `levels`."""

LEVELS_RIGHT = ("bases", "of_assessed", "of_existing")

COMMITTEES = {
    "name": "Đơn vị",
    "existing": "Số cơ sở hiện có",
    "assessed": "Được đánh giá",
    "HTXS": "Hoàn thành xuất sắc",
    "HTT": "Hoàn thành tốt",
    "HT": "Hoàn thành",
    "KHT": "Không hoàn thành",
    "not_assessed": "Chưa đánh giá",
    "unreported": "Chưa báo cáo",
}
"""Headings of the levels of a period by column of `committees`, in numbers of bases."""

ABOVE_CAP = {
    "name": "Đơn vị",
    "type_name": "Loại hình cơ sở",
    "best": "Hoàn thành xuất sắc",
    "by_good": "Tính trên số hoàn thành tốt",
    "by_better": "Tính trên số hoàn thành tốt trở lên",
    "verdict": "Nhận định",
}
"""Headings of the groups above the cap, by column of `above_cap`."""

BASE_NAMES = {
    Base.GOOD: "số hoàn thành tốt",
    Base.GOOD_OR_BETTER: "số hoàn thành tốt trở lên",
    Base.ASSESSED: "số được đánh giá",
}

_VERDICTS = {
    Excess.ONE: "◇ Vượt theo một cách tính",
    Excess.BOTH: "▲ Vượt theo cả hai cách tính",
    Excess.EXCEPTIONAL: "▲ Vượt cả mức đặc biệt",
}
_ORDER = [Excess.EXCEPTIONAL, Excess.BOTH, Excess.ONE]


def levels(shares: Shares, *, names: Mapping[str, str]) -> pd.DataFrame:
    """A row a level, then those not assessed and those of which nothing is known: numbers with both denominators."""
    rows = [
        (names[level], form.number(count), form.percent(count, shares.assessed), form.percent(count, shares.existing))
        for level, count in shares.counts.items()
    ]
    for name, count in (("Chưa đánh giá", shares.not_assessed), ("▨ Chưa báo cáo", shares.unreported)):
        rows.append((name, form.number(count), "–", form.percent(count, shares.existing)))
    return pd.DataFrame(rows, columns=list(LEVELS), dtype="str")


def committees(counts: pd.DataFrame, existing: pd.Series[int], *, names: Mapping[str, str]) -> pd.DataFrame:
    """Columns of COMMITTEES and committee_id, a row a committee with bases: those that have failed ones first, then by size.

    `counts` as from `data_access.bases.level_groups`, `existing` the bases of each committee at the end of the period.
    """
    wide = counts.pivot_table(index="committee_id", columns="level", values="bases", aggfunc="sum", fill_value=0)
    levels = wide.reindex(index=existing.index, columns=[*rules.LEVELS, NOT_ASSESSED], fill_value=0).astype("int64")
    assessed = levels[list(rules.LEVELS)].sum(axis=1)
    rows = levels.assign(
        committee_id=existing.index.astype("str"),
        name=existing.index.map(names).astype("str"),
        existing=existing.astype("int64"),
        assessed=assessed,
        not_assessed=levels[NOT_ASSESSED],
        unreported=(existing - assessed - levels[NOT_ASSESSED]).clip(lower=0).astype("int64"),
    )
    ordered = rows.sort_values(["KHT", "existing", "name"], ascending=[False, False, True])
    return ordered[["committee_id", *COMMITTEES]].reset_index(drop=True)


def above_cap(rows: pd.DataFrame, *, names: Mapping[str, str], types: Mapping[str, str]) -> pd.DataFrame:
    """Columns of ABOVE_CAP and committee_id, a row a group above the cap as the settings read it: the gravest first."""
    found = rows[rows["over"]]
    columns = {
        "name": [names[committee] for committee in found["committee_id"]],
        "type_name": [types.get(code, "Chưa rõ loại hình") for code in found["type_code"]],
        "by_good": _of(found, Base.GOOD),
        "by_better": _of(found, Base.GOOD_OR_BETTER),
        "verdict": [_VERDICTS[Excess(excess)] for excess in found["excess"]],
    }
    texts = {name: pd.Series(told, index=found.index, dtype="str") for name, told in columns.items()}
    grave = [_ORDER.index(Excess(excess)) for excess in found["excess"]]
    ordered = found.assign(**texts, grave=grave).sort_values(["grave", "best", "name"], ascending=[True, False, True])
    return ordered[["committee_id", *ABOVE_CAP]].reset_index(drop=True)


def _of(rows: pd.DataFrame, reading: Base) -> list[str]:
    pairs = zip(rows[f"{reading}_base"], rows[f"{reading}_allowed"], strict=True)
    return [f"{form.number(base)} cơ sở, tối đa {form.number(allowed)}" for base, allowed in pairs]


def cap_told(cap: Cap, rows: pd.DataFrame, *, regulation: str) -> str:
    """What the cap is, who set it, how it is counted here, what the other reading says, and that it only warns."""
    over, other = int(rows["over"].sum()), int((~rows["over"] & (rows["excess"] != Excess.WITHIN)).sum())
    return (
        f"Mức trần {form.number(float(100 * cap.usual))}%, đặc biệt {form.number(float(100 * cap.exceptional))}% ({regulation}), "
        f"tính trong từng nhóm từ {FEWEST} cơ sở cùng loại hình của mỗi đơn vị, làm tròn lên. Văn bản có hai cách hiểu: "
        f"tính trên {BASE_NAMES[cap.base]} như thiết lập hiện nay có {form.number(over)} nhóm vượt; "
        f"chỉ theo cách hiểu kia có thêm {form.number(other)} nhóm. Để nhắc kiểm tra lại, không phải kết luận."
    )
