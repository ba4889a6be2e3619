"""Outcomes in words: masked counts, measures apart from what is none, findings by clause, rates as wide as they are known."""

from __future__ import annotations

import pandas as pd
import pytest

from domain.inspections import NESTED
from domain.masking import Span
from domain.periods import Period
from ui import format as form
from ui.lists import outcomes as words

NAMES = {
    "subject": {"TCD": "Tổ chức đảng", "DV": "Đảng viên"},
    "measure_org": {"TC_KT": "Khiển trách tổ chức đảng"},
    "measure_member": {"DV_KT": "Khiển trách đảng viên"},
    "measure_candidate": {"DB_KT": "Khiển trách đảng viên dự bị"},
    "separate_outcome": {"XOA_TEN": "Xóa tên", "GIAI_THE": "Giải thể"},
}
Q2, Q3 = Period.parse("2025-Q2"), Period.parse("2025-Q3")


@pytest.mark.parametrize(
    ("span", "written"),
    [(Span(0, 0), "0"), (Span(1, 2), "dưới 3"), (Span(4, 5), "4–5"), (Span(1200, 1200), "1.200"), (Span(2, 4), "2–4")],
)
def test_a_number_of_members_is_written_as_far_as_it_is_told(span: Span, written: str) -> None:
    assert form.few(span) == written


def test_organisations_are_told_and_members_masked() -> None:
    found = words.outcomes(dict.fromkeys(NESTED, 1), dict.fromkeys(NESTED, Span(1, 2)), names=NAMES)

    assert found["subject_name"].tolist() == ["Tổ chức đảng", "Đảng viên"]
    assert found["disciplined"].tolist() == ["1", "dưới 3"]


def test_measures_stand_in_the_order_of_their_lists_and_what_nobody_reported_is_a_dash() -> None:
    taken = {"DV_KT": Span(4, 5), "TC_KT": Span(1, 1)}

    assert words.measures(taken, names=NAMES, is_city=True)["number"].tolist() == ["1", "4–5", "–"]
    assert words.measures(taken, names=NAMES, is_city=False)["number"].tolist() == ["1", "không nêu", "không nêu"]


def test_what_is_no_measure_stands_apart_and_says_where_nobody_is_asked() -> None:
    found = words.apart({"XOA_TEN": Span(7, 7)}, names=NAMES)

    assert found.to_numpy().tolist() == [["Xóa tên", "7"], ["Giải thể", "chưa có biểu báo cáo"]]
    assert not set(found["outcome"]) & set(words.measures({}, names=NAMES, is_city=True)["measure"])


def test_findings_have_a_column_a_clause_and_their_total_most_first() -> None:
    rows = [("CAN_BO", "1.3", 2), ("QUY_CHE", "1.3", 1), ("QUY_CHE", "1.8", 4), ("QUY_CHE", "", 1)]
    found = words.by_clause(pd.DataFrame(rows, columns=["finding", "clause", "inspections"]), names={"QUY_CHE": "Quy chế"})

    assert list(words.clause_headings(found)) == ["finding_name", "1.3", "1.8", "Không nêu", "total"]
    assert found[["finding_name", "1.3", "1.8", "Không nêu", "total"]].iloc[0].tolist() == ["Quy chế", 1, 4, 1, 6]


def test_no_finding_has_headings_all_the_same() -> None:
    empty = words.by_clause(pd.DataFrame([], columns=["finding", "clause", "inspections"]), names={})

    assert list(words.clause_headings(empty)) == ["finding_name", "total"]
    assert empty.empty


def test_rates_are_told_as_wide_as_the_number_is_known_and_say_which_side_of_the_reorganisation() -> None:
    bars = words.rate_bars({Q2: Span(4, 4), Q3: Span(4, 6)}, {Q2: 2000, Q3: 2000})

    assert bars["name"].tolist() == ["2,00\nQuý II\n2025 (cũ)", "2,00–\n3,00\nQuý III\n2025"]
    assert words.rates_told(bars).endswith("2,00, Quý II, 2025 (cũ); 2,00–3,00, Quý III, 2025.")


def test_a_quarter_without_members_has_no_rate() -> None:
    assert words.rate_bars({Q3: Span(0, 0)}, {Q3: 0}).empty
