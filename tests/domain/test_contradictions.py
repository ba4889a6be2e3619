"""Each rule of contradiction finds what it is about, says both figures with their sources, and keeps silent otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from domain import contradictions
from domain.evidence import COLUMNS, Evidence
from domain.inspections import with_stage

ON = date(2026, 11, 23)
DAYS = dict.fromkeys(("due_on", "done_on", "verified_on"), "datetime64[s]")
WORKS = {"code": "str", "committee_id": "str", "clause": "str", **DAYS}
LINES = {
    **dict.fromkeys(("code", "committee_id", "form", "subject", "base_code", "base_name", "clause"), "str"),
    **dict.fromkeys(
        ("planned_on", "started_on", "ended_on", "concluded_on", "committee_ended_on", "told_until"), "datetime64[s]"
    ),
    **dict.fromkeys(("year", "with_violation", "disciplined", "members"), "Int64"),
}
LEVELS = dict.fromkeys(("base_code", "committee_id", "period", "level"), "str")
FIGURES = {
    **dict.fromkeys(("committee_id", "indicator", "item", "period"), "str"),
    **dict.fromkeys(("numerator", "denominator"), "float64"),
    "is_running": "bool",
}
STATED = {"submission_id": "Int64", "sheet": "str", "row": "Int64"}
PROOF = {f"proof_{name}": dtype for name, dtype in STATED.items()}


def rows(given: list[dict[str, Any]], columns: dict[str, str], *, sheet: str) -> pd.DataFrame:
    """Rows of one committee, each stated on a row of its own."""
    usual = {"committee_id": "xp-1", "sheet": sheet, "submission_id": 7, "proof_sheet": "Kiểm chứng", "proof_row": 3}
    filled = [{"row": number, **usual, **each} for number, each in enumerate(given, 4)]
    dtypes = columns | STATED | (PROOF if columns is WORKS else {})
    return pd.DataFrame(filled, columns=list(dtypes)).astype(dtypes)


def known(
    *,
    works: tuple[dict[str, Any], ...] = (),
    lines: tuple[dict[str, Any], ...] = (),
    levels: tuple[dict[str, Any], ...] = (),
    listed: frozenset[str] = frozenset(),
    figures: tuple[dict[str, Any], ...] = (),
) -> Evidence:
    """What is known of one committee."""
    usual = {"year": 2026, "form": "GS_CD", "subject": "TCD", "code": "KT-1"}
    said = [{"item": "", "is_running": False, **figure} for figure in figures]
    return Evidence(
        works=rows(list(works), WORKS, sheet="Nhiệm vụ"),
        inspections=with_stage(rows([usual | line for line in lines], LINES, sheet="Kiểm tra, giám sát"), on=ON),
        levels=rows(list(levels), LEVELS, sheet="Cơ sở"),
        listed=listed,
        figures=rows(said, FIGURES, sheet="Chỉ tiêu"),
    )


def found(evidence: Evidence) -> list[dict[str, Any]]:
    """What the rules find, row by row."""
    return [{str(name): value for name, value in row.items()} for row in contradictions.found(evidence, on=ON).to_dict("records")]


INSPECTING = {"code": "NV-1", "clause": "1.8", "due_on": date(2026, 6, 30), "done_on": date(2026, 6, 1)}
DUE = {"planned_on": date(2026, 4, 1)}
KEPT = DUE | {"ended_on": date(2026, 5, 1)}


def test_work_on_inspections_is_reported_done_while_the_programme_is_not() -> None:
    (said,) = found(known(works=(INSPECTING,), lines=(KEPT, DUE, DUE)))

    assert (said["rule"], said["about"]) == ("programme_behind", "1.8")
    assert (said["first_count"], said["first_of"], said["first_sheet"]) == (1, 1, "Nhiệm vụ")
    assert (said["second_count"], said["second_of"], said["second_row"]) == (1, 3, 5)


@pytest.mark.parametrize(
    "evidence",
    [
        pytest.param(known(works=(INSPECTING,), lines=(KEPT, KEPT, DUE)), id="most of the programme is done"),
        pytest.param(known(works=(INSPECTING,), lines=(DUE, DUE)), id="too few are due to say"),
        pytest.param(known(works=(INSPECTING, INSPECTING | {"done_on": None}), lines=(DUE, DUE, DUE)), id="work is still open"),
        pytest.param(known(lines=(DUE, DUE, DUE)), id="no work was given"),
        pytest.param(
            known(works=(INSPECTING,), lines=(DUE | {"told_until": date(2026, 3, 31)},) * 3), id="no report covers the days yet"
        ),
        pytest.param(known(works=(INSPECTING | {"due_on": date(2025, 6, 30)},), lines=(DUE, DUE, DUE)), id="work of last year"),
    ],
)
def test_a_programme_is_not_behind(evidence: Evidence) -> None:
    assert found(evidence) == []


GOOD = {"base_code": "B-1", "period": "2026-Q3", "level": "HTT"}
PUNISHED = {"base_code": "B-1", "base_name": "Chi bộ số 1", "disciplined": 1, "concluded_on": date(2026, 7, 6), "clause": "1.8"}


def test_a_base_is_classified_good_in_the_year_in_which_it_was_disciplined() -> None:
    (said,) = found(known(levels=(GOOD,), lines=(PUNISHED,)))

    assert (said["rule"], said["about_name"], said["level"]) == ("good_though_disciplined", "Chi bộ số 1", "HTT")
    assert (said["first_period"], said["first_sheet"]) == ("2026-Q3", "Cơ sở")
    assert (said["second_count"], said["second_on"]) == (1, pd.Timestamp(2026, 7, 6))


@pytest.mark.parametrize(
    ("level", "line"),
    [
        pytest.param(GOOD | {"level": "HT"}, PUNISHED, id="not good"),
        pytest.param(GOOD, PUNISHED | {"disciplined": 0}, id="not disciplined"),
        pytest.param(GOOD, PUNISHED | {"subject": "DV"}, id="members were disciplined"),
        pytest.param(GOOD, PUNISHED | {"concluded_on": date(2026, 10, 1)}, id="classified before the conclusion"),
        pytest.param(GOOD, PUNISHED | {"concluded_on": date(2025, 12, 30)}, id="disciplined last year"),
        pytest.param(GOOD | {"base_code": "B-2"}, PUNISHED, id="another base"),
    ],
)
def test_a_good_base_is_no_contradiction(level: dict[str, Any], line: dict[str, Any]) -> None:
    assert found(known(levels=(level,), lines=(line,))) == []


FAILED = {"base_code": "B-1", "period": "2026-Q3", "level": "KHT"}


def test_bases_failed_and_none_is_on_the_register() -> None:
    none = {"indicator": "I43", "period": "2026-Q3", "numerator": 0.0}

    (said,) = found(known(levels=(FAILED, FAILED | {"base_code": "B-2"}), figures=(none,)))

    assert (said["rule"], said["first_count"], said["first_sheet"]) == ("failed_but_unlisted", 0, "Chỉ tiêu")
    assert (said["second_count"], said["second_period"], said["second_sheet"]) == (2, "2026-Q3", "Cơ sở")


def test_a_register_that_was_not_counted_has_no_source() -> None:
    (said,) = found(known(levels=(FAILED,)))

    assert pd.isna(said["first_submission_id"])


def test_a_failed_base_beside_a_register_is_the_register_s_own_matter() -> None:
    assert found(known(levels=(FAILED,), listed=frozenset({"xp-1"}))) == []


VERIFIED = {"clause": "1.3", "due_on": date(2026, 3, 18), "verified_on": date(2026, 4, 27)}
UNMET = {"clause": "1.3", "with_violation": 1, "concluded_on": date(2026, 5, 18)}


def test_all_work_of_a_clause_is_verified_and_an_inspection_found_violations() -> None:
    (said,) = found(known(works=(VERIFIED, VERIFIED | {"verified_on": date(2026, 4, 1)}), lines=(UNMET,)))

    assert (said["rule"], said["about"], said["first_count"]) == ("verified_but_unmet", "1.3", 2)
    assert (said["first_sheet"], said["first_row"]) == ("Kiểm chứng", 3)
    assert said["second_on"] == pd.Timestamp(2026, 5, 18)


@pytest.mark.parametrize(
    ("works", "line"),
    [
        pytest.param((VERIFIED,), UNMET, id="one piece of work"),
        pytest.param((VERIFIED, VERIFIED | {"verified_on": None}), UNMET, id="not all verified"),
        pytest.param((VERIFIED, VERIFIED | {"verified_on": date(2026, 6, 1)}), UNMET, id="verified after the inspection"),
        pytest.param((VERIFIED, VERIFIED | {"due_on": date(2025, 3, 1)}), UNMET, id="one was due long before"),
        pytest.param((VERIFIED, VERIFIED), UNMET | {"clause": "1.4"}, id="another clause"),
        pytest.param((VERIFIED, VERIFIED), UNMET | {"with_violation": 0}, id="nothing found"),
        pytest.param((VERIFIED | {"clause": "1.8"},) * 2, UNMET | {"clause": "1.8"}, id="the clause of inspecting itself"),
    ],
)
def test_verified_work_is_no_contradiction(works: tuple[dict[str, Any], ...], line: dict[str, Any]) -> None:
    assert found(known(works=works, lines=(line,))) == []


REGISTERED = {"indicator": "I32", "period": "2025", "numerator": 120.0, "denominator": 120.0}
NOT_KEPT = {"clause": "1.7", "with_violation": 1, "concluded_on": date(2026, 5, 20)}


def test_all_programmes_are_registered_and_supervision_found_otherwise() -> None:
    (said,) = found(known(figures=(REGISTERED,), lines=(NOT_KEPT, NOT_KEPT | {"concluded_on": date(2026, 2, 1)})))

    assert (said["rule"], said["first_count"], said["first_of"]) == ("all_registered", 120, 120)
    assert (said["second_on"], said["second_row"]) == (pd.Timestamp(2026, 5, 20), 4)


@pytest.mark.parametrize(
    ("figure", "line"),
    [
        pytest.param(REGISTERED | {"numerator": 119.0}, NOT_KEPT, id="one is missing"),
        pytest.param(REGISTERED | {"numerator": 0.0, "denominator": 0.0}, NOT_KEPT, id="nobody must register"),
        pytest.param(REGISTERED, NOT_KEPT | {"form": "KT_CD"}, id="an inspection, not a supervision"),
        pytest.param(REGISTERED, NOT_KEPT | {"committee_id": "xp-2"}, id="of another committee"),
    ],
)
def test_registered_programmes_are_no_contradiction(figure: dict[str, Any], line: dict[str, Any]) -> None:
    assert found(known(figures=(figure,), lines=(line,))) == []


def test_a_running_count_shrank() -> None:
    spring = {"indicator": "I24", "is_running": True, "period": "2026-Q1", "numerator": 4.0}

    (said,) = found(known(figures=(spring, spring | {"period": "2026-Q3", "numerator": 3.0})))

    assert (said["rule"], said["about"]) == ("shrinking", "I24")
    assert (said["first_count"], said["first_period"], said["first_row"]) == (4, "2026-Q1", 4)
    assert (said["second_count"], said["second_period"], said["second_row"]) == (3, "2026-Q3", 5)


def test_what_stands_at_the_end_of_a_period_may_fall() -> None:
    weak = {"indicator": "I43", "period": "2026-Q1", "numerator": 4.0}

    assert found(known(figures=(weak, weak | {"period": "2026-Q3", "numerator": 3.0}))) == []


def test_more_is_reported_completed_than_the_list_shows() -> None:
    said = {"indicator": "I34", "period": "2026-Q3", "numerator": 2.0, "denominator": 3.0}
    concluded, late = (KEPT | {"concluded_on": date(2026, month, 30), "with_violation": 0} for month in (6, 10))

    (row,) = found(known(figures=(said,), lines=(concluded, late)))

    assert (row["rule"], row["first_count"], row["second_count"]) == ("overstated", 2, 1)
    assert found(known(figures=(said | {"numerator": 1.0},), lines=(concluded, late))) == []


def test_every_rule_has_both_sides_in_words_and_its_own_code() -> None:
    for code, rule in contradictions.RULES.items():
        assert code == rule.code
        assert "{count}" in rule.second
        assert rule.find.__name__ == code


def test_nothing_known_is_no_contradiction() -> None:
    frame = contradictions.found(known(), on=ON)

    assert frame.empty
    assert list(frame.columns) == list(COLUMNS)
