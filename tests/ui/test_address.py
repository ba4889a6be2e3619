"""The filter in the address bar is read with distrust and says what it could not give."""

from __future__ import annotations

from datetime import date

import pytest

from domain.periods import Period
from domain.scope import Scope
from domain.units import Committee, District, Units
from ui.address import Choice, read

TODAY = date(2026, 11, 23)
CITY = Choice()
GO_VAP = Choice("go-vap")


def a_committee(code: str, district: str | None) -> Committee:
    """A commune of a district, or a committee beside the districts."""
    touched = (district,) if district else ()
    return Committee(code, f"Đảng ủy {code}", code, "commune", district, touched, date(2025, 7, 1), None)


UNITS = Units.of(
    [District("go-vap", "Quận Gò Vấp", "Gò Vấp", "", 1, 1, "GV"), District("q1", "Quận 1", "Quận 1", "", 2, 1, "Q1")],
    [a_committee("xp-1", "go-vap"), a_committee("xp-2", "go-vap"), a_committee("xp-9", "q1"), a_committee("tt-1", None)],
)
DISTRICT_SCOPE = UNITS.scope_of("go-vap")
REPORTER = Choice("go-vap", "xp-1")
REPORTER_SCOPE = Scope.of(["xp-1"])


def choice_of(address: dict[str, str], home: Choice = CITY, scope: Scope | None = None) -> tuple[Choice, list[str]]:
    """What an account that starts at `home` gets for an address."""
    return read(address, units=UNITS, home=home, scope=scope or Scope.city(), today=TODAY)


@pytest.mark.parametrize(
    ("address", "choice"),
    [
        ({}, CITY),
        ({"dia-ban": "thanh-pho"}, CITY),
        ({"dia-ban": "go-vap"}, GO_VAP),
        ({"dia-ban": "go-vap", "don-vi": "xp-1"}, Choice("go-vap", "xp-1")),
        ({"don-vi": "xp-9"}, Choice("q1", "xp-9")),
        ({"dia-ban": "go-vap", "don-vi": "xp-9"}, Choice("q1", "xp-9")),
        ({"dia-ban": "thanh-pho", "don-vi": "tt-1"}, Choice(None, "tt-1")),
        ({"ky": "2026-Q3"}, Choice(period=Period.parse("2026-Q3"))),
        ({"ky": "hien-nay"}, CITY),
        ({"ngay": "2026-10-15"}, Choice(day=date(2026, 10, 15))),
        ({"ngay": "2026-11-23"}, CITY),
        ({"khac": "1"}, CITY),
    ],
)
def test_a_good_address_is_taken_at_its_word(address: dict[str, str], choice: Choice) -> None:
    assert choice_of(address) == (choice, [])


@pytest.mark.parametrize(
    ("address", "choice", "word"),
    [
        ({"dia-ban": "sao-hoa"}, CITY, "không có trong danh mục"),
        ({"dia-ban": "go-vap", "don-vi": "xp-0"}, GO_VAP, "không có trong danh mục"),
        ({"dia-ban": "sao-hoa", "don-vi": "xp-0"}, CITY, "không có trong danh mục"),
        ({"ky": "quy-3"}, CITY, "không đọc được"),
        ({"ky": "2027-Q1"}, CITY, "ngoài thời gian theo dõi"),
        ({"ky": "2020"}, CITY, "ngoài thời gian theo dõi"),
        ({"ngay": "23/11/2026"}, CITY, "không đọc được"),
        ({"ngay": "2026-11-24"}, CITY, "ngoài thời gian theo dõi"),
        ({"ngay": "2021-03-29"}, CITY, "ngoài thời gian theo dõi"),
    ],
)
def test_a_bad_address_falls_back_with_a_plain_sentence(address: dict[str, str], choice: Choice, word: str) -> None:
    found, sentences = choice_of(address)

    assert found == choice
    assert len(sentences) == 1
    assert word in sentences[0]


@pytest.mark.parametrize(
    "address", [{"dia-ban": "q1"}, {"don-vi": "xp-9"}, {"dia-ban": "q1", "don-vi": "xp-9"}, {"don-vi": "tt-1"}]
)
def test_an_account_of_a_district_stays_there_whatever_the_address_asks(address: dict[str, str]) -> None:
    found, sentences = choice_of(address, GO_VAP, DISTRICT_SCOPE)

    assert found == GO_VAP
    assert sentences == ["Tài khoản này không được xem nơi mà địa chỉ nêu, nên màn hình hiển thị Gò Vấp."]


@pytest.mark.parametrize("address", [{}, {"dia-ban": "thanh-pho"}, {"dia-ban": "go-vap"}])
def test_an_account_of_a_district_starts_there(address: dict[str, str]) -> None:
    assert choice_of(address, GO_VAP, DISTRICT_SCOPE) == (GO_VAP, [])


def test_an_account_of_a_district_may_go_down_to_its_committees() -> None:
    assert choice_of({"don-vi": "xp-2"}, GO_VAP, DISTRICT_SCOPE) == (Choice("go-vap", "xp-2"), [])


@pytest.mark.parametrize("address", [{}, {"dia-ban": "go-vap"}, {"don-vi": "xp-1"}])
def test_a_reporting_account_sees_its_committee(address: dict[str, str]) -> None:
    assert choice_of(address, REPORTER, REPORTER_SCOPE) == (REPORTER, [])


@pytest.mark.parametrize("address", [{"don-vi": "xp-2"}, {"dia-ban": "q1"}, {"don-vi": "xp-9", "dia-ban": "go-vap"}])
def test_a_reporting_account_sees_no_neighbour(address: dict[str, str]) -> None:
    found, sentences = choice_of(address, REPORTER, REPORTER_SCOPE)

    assert found == REPORTER
    assert len(sentences) == 1


@pytest.mark.parametrize(
    "choice",
    [
        CITY,
        GO_VAP,
        Choice("go-vap", "xp-1", Period.parse("2026-Q3"), date(2026, 10, 15)),
        Choice(period=Period.parse("2026-W40")),
    ],
)
def test_an_address_written_is_read_back_the_same(choice: Choice) -> None:
    assert choice_of(choice.parameters) == (choice, [])
