"""The register beside all bases adds up, whichever way it is cut."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from domain import weak_comparison

COMMITTEES, TYPES, REASONS = ("A", "B", "C"), ("KP", "5"), ("XL_KHT", "CAP_UY", "SINH_HOAT")
EXISTING = pd.DataFrame([("A", "KP", 20), ("A", "5", 4), ("B", "KP", 9)], columns=["committee_id", "type_code", "bases"])


def listed(*cases: tuple[str, str | None, str]) -> pd.DataFrame:
    """Open cases as (committee, type, reasons)."""
    return pd.DataFrame(cases, columns=["committee_id", "type_code", "reasons"], dtype="str")


def test_every_committee_with_bases_has_its_row_also_without_a_case() -> None:
    rows = weak_comparison.by_committee(listed(("A", "KP", "CAP_UY"), ("A", "5", "CAP_UY")), EXISTING)

    assert rows.to_dict("split")["data"] == [["A", 2, 24], ["B", 0, 9]]


def test_types_come_with_all_their_bases_most_cases_first() -> None:
    rows = weak_comparison.by_type(listed(("A", "5", "CAP_UY"), ("A", "KP", "CAP_UY"), ("B", "KP", "CAP_UY")), EXISTING)

    assert rows.to_dict("split")["data"] == [["KP", 2, 29], ["5", 1, 4]]


def test_a_case_counts_for_each_of_its_reasons() -> None:
    rows = weak_comparison.by_reason(listed(("A", "KP", "CAP_UY,SINH_HOAT"), ("B", "KP", "SINH_HOAT")))

    assert rows.to_dict("split")["data"] == [["SINH_HOAT", 2, 2], ["CAP_UY", 1, 2]]


def test_an_empty_register_has_no_types_and_no_reasons() -> None:
    assert weak_comparison.by_type(listed(), EXISTING).empty
    assert weak_comparison.by_reason(listed()).empty
    assert weak_comparison.by_committee(listed(), EXISTING)["numerator"].sum() == 0


CASES = st.lists(
    st.tuples(st.sampled_from(("A", "B")), st.sampled_from(TYPES), st.sets(st.sampled_from(REASONS), min_size=1)), max_size=9
)


@given(cases=CASES)
def test_committees_and_types_add_up_to_the_same_register(cases: list[tuple[str, str, set[str]]]) -> None:
    cut = [case for case in cases if (case[0], case[1]) != ("B", "5")]  # a type that B has not
    rows = listed(*((committee, kind, ",".join(sorted(reasons))) for committee, kind, reasons in cut))

    committees, types, reasons = (
        weak_comparison.by_committee(rows, EXISTING),
        weak_comparison.by_type(rows, EXISTING),
        weak_comparison.by_reason(rows),
    )

    assert committees["numerator"].sum() == types["numerator"].sum() == len(cut)
    assert committees["denominator"].sum() == EXISTING["bases"].sum()
    assert (reasons["numerator"] <= len(cut)).all()
    assert reasons["numerator"].sum() == sum(len(reasons) for _, _, reasons in cut)
