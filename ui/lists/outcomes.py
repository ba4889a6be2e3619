"""Outcomes of inspections in words: sums, measures, findings, and what is found again.

Numbers of members stand here as `domain.masking` publishes them, the same on screens and in files.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from domain.inspections import NESTED, Headline
from domain.masking import Span
from domain.outcomes import MEMBERS, ORGANISATIONS, REPEATED_MONTHS, rate
from domain.periods import REORGANISED_ON, Period
from ui import format as form
from ui.sources import sources

Names = Mapping[str, Mapping[str, str]]

OUTCOMES = {
    "subject_name": "Đối tượng",
    "inspected": "Được kiểm tra, giám sát",
    "concluded": "Đã kết luận",
    "with_violation": "Có khuyết điểm, vi phạm",
    "to_discipline": "Phải thi hành kỷ luật",
    "disciplined": "Đã thi hành kỷ luật",
}
"""Headings of the sums by column of `outcomes`."""

COUNTS = NESTED

MEASURES = {"measure": "Hình thức kỷ luật", "number": "Số bị kỷ luật"}
"""Headings of the measures by column of `measures`."""

APART = {"outcome": "Không phải hình thức kỷ luật", "number": "Số"}
"""Headings of what ends or suspends a membership or an organisation without being a measure, by column of `apart`."""

MEMBER_FINDINGS = {"finding_name": "Nội dung vi phạm của đảng viên", "number": "Số cuộc"}

REPEATED = {
    "finding_name": "Nội dung lặp lại",
    "committee": "Đơn vị",
    "times": "Số cuộc nêu",
    "clauses": "Thuộc nội dung",
    "last_on": "Lần gần nhất",
    "source": "Nguồn",
}
"""Headings of repeated findings by column of `repeated`."""

_OF_ORGANISATIONS = "measure_org"
_MEASURES = (_OF_ORGANISATIONS, "measure_member", "measure_candidate")
"""The lists of measures in their order."""

_REPORTED_APART = ("XOA_TEN", "XIN_RA")

UNTOLD = "không nêu"
"""What stands for a number of members that is told for the whole city only."""

_UNASKED = "chưa có biểu báo cáo"

_ALL, _NO_CLAUSE = "total", "Không nêu"

NO_TREND = "Chưa so được với cùng kỳ năm trước: có số không nêu, hoặc chưa có số liệu."

MASKED = (
    "Dưới 3 đảng viên của một đơn vị trong một quý thì không nêu số; tổng có phần như vậy ghi thành khoảng, "
    "để không tính ngược lại được. Số tổ chức đảng nêu đủ."
)


def outcomes(organisations: Mapping[str, int], members: Mapping[str, Span], *, names: Names) -> pd.DataFrame:
    """The sums of `domain.outcomes` in words, organisations first: columns of OUTCOMES."""
    written = {name: [form.number(organisations[name]), form.few(members[name])] for name in NESTED}
    subjects = [names["subject"][ORGANISATIONS], names["subject"][MEMBERS]]
    return pd.DataFrame({"subject_name": subjects, **written}, dtype="str")


def measures(found: Mapping[str, Span], *, names: Names, is_city: bool) -> pd.DataFrame:
    """How often each measure was taken, in the order of the lists: columns of MEASURES; what nobody reported is a dash.

    Members are divided by measure for the whole city only: the parts of a committee's number would give it away.
    """
    rows = [
        (name, UNTOLD if choices != _OF_ORGANISATIONS and not is_city else form.few(found[code]) if code in found else "–")
        for choices in _MEASURES
        for code, name in names[choices].items()
    ]
    return pd.DataFrame(rows, columns=list(MEASURES), dtype="str")


def apart(found: Mapping[str, Span], *, names: Names) -> pd.DataFrame:
    """What stands apart from the measures, in the order of its list: columns of APART."""
    numbers = {code: form.few(found[code]) if code in found else "–" for code in _REPORTED_APART}
    rows = [(name, numbers.get(code, _UNASKED)) for code, name in names["separate_outcome"].items()]
    return pd.DataFrame(rows, columns=list(APART), dtype="str")


def by_clause(found: pd.DataFrame, *, names: Mapping[str, str]) -> pd.DataFrame:
    """A row a finding about organisations, most first: finding_name, a number a clause in the order of codes, their total."""
    table = found.pivot_table(index="finding", columns="clause", values="inspections", aggfunc="sum", fill_value=0)
    table = table.assign(**{_ALL: table.sum(axis="columns")}).sort_values([_ALL, "finding"], ascending=[False, True])
    named = table.reset_index().rename(columns={"": _NO_CLAUSE})
    return named.assign(finding_name=named["finding"].map(names).astype("str")).drop(columns="finding")


def clause_headings(table: pd.DataFrame) -> dict[str, str]:
    """Headings of `by_clause`."""
    clauses = sorted(str(name) for name in table.columns if name not in ("finding_name", _ALL))
    return {"finding_name": "Nội dung vi phạm của tổ chức đảng", **{name: name for name in clauses}, _ALL: "Tổng"}


def member_findings(found: Mapping[str, Span], *, names: Mapping[str, str]) -> pd.DataFrame:
    """Findings about members, most first: columns of MEMBER_FINDINGS."""
    rows = [(names.get(code, code), form.few(span)) for code, span in found.items()]
    return pd.DataFrame(rows, columns=list(MEMBER_FINDINGS), dtype="str")


def repeated(found: pd.DataFrame, *, names: Mapping[str, str], committees: Mapping[str, str]) -> pd.DataFrame:
    """The repeated findings of `domain.outcomes.repeated` in words: committee_id and the columns of REPEATED."""
    return found[["committee_id", "times", "clauses", "last_on"]].assign(
        finding_name=found["finding"].map(names).astype("str"),
        committee=found["committee_id"].map(committees).astype("str"),
        clauses=found["clauses"].replace("", "–").astype("str"),
        **sources(found),
    )


def rate_bars(spans: Mapping[Period, Span], members: Mapping[Period, int]) -> pd.DataFrame:
    """A bar a quarter: disciplined members per 1.000, from `low` to `high`; its name with the figure, and order.

    Quarters without members are left out; where both sides of 1/7/2025 stand, the earlier ones are marked «cũ».
    """
    known = [period for period in spans if members.get(period)]
    straddles = len({period.start >= REORGANISED_ON for period in known}) > 1
    rates = [rate(spans[period], members=members[period]) for period in known]
    names = [_rate_name(period, each, marked=straddles) for period, each in zip(known, rates, strict=True)]
    lows, highs = [low for low, _ in rates], [high for _, high in rates]
    return pd.DataFrame({"name": names, "low": lows, "high": highs, "order": range(len(known))}).astype(
        {"name": "str", "low": "float64", "high": "float64", "order": "int64"}
    )


def _rate_name(period: Period, each: tuple[float, float], *, marked: bool) -> str:
    low, high = (form.number(rate, 2) for rate in each)
    before = " (cũ)" if marked and period.start < REORGANISED_ON else ""
    quarter, year = period.label.split("/")
    return f"{low if low == high else f'{low}–{high}'}\n{quarter}\n{year}{before}".replace("–", "–\n")


def rates_told(bars: pd.DataFrame) -> str:
    """The picture of the rates in one sentence."""
    told = "; ".join(str(name).replace("–\n", "–").replace("\n", ", ") for name in bars["name"])
    return f"Đảng viên bị thi hành kỷ luật trên 1.000 đảng viên theo quý: {told}."


def note(told: Headline) -> str:
    """What ended committees left, beside that numbers are context."""
    left = f" Ngoài ra {form.number(told.left_open)} cuộc, kiến nghị của đơn vị đã kết thúc hoạt động chưa có kết quả."
    return "Con số là bối cảnh, không xếp hơn kém." + (left if told.left_open else "")


def again_note() -> str:
    """What counts as repeated."""
    return f"Cùng một nội dung về tổ chức đảng được từ 2 cuộc của một đơn vị kết luận trong {REPEATED_MONTHS} tháng."


def measures_note(regulation: str) -> str:
    """What the measures are counted from, and by which regulation they are named."""
    return (
        "Theo chỉ tiêu 39 và 19, cộng dồn từ 01/01 của báo cáo mới nhất mỗi đơn vị trong năm. "
        f"Hình thức kỷ luật theo {regulation}; xóa tên, đình chỉ, giải thể không phải hình thức kỷ luật."
    )
