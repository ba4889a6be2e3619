"""What a rule may be, how it is kept, and how people read it."""

from __future__ import annotations

from itertools import chain

import pytest

from data_access import reference
from domain.settings import BY_KEY, SETTINGS, BadValue, in_words, kept, told_of, typed_of

VALUES = [
    ("due_soon_days", "20", "20", "20 ngày"),
    ("relapse_months", " 24 ", "24", "24 tháng"),
    ("htxs_cap", "20%", "0.20", "20%"),
    ("htxs_cap", "5 %", "0.05", "5%"),
    ("completeness_provisional", "100", "1.00", "100%"),
    ("htxs_cap_base", "ASSESSED", "ASSESSED", "số được đánh giá"),
]


@pytest.mark.parametrize(("key", "typed", "held", "read"), VALUES)
def test_what_is_typed_is_kept_in_one_form_and_read_in_words(key: str, typed: str, held: str, read: str) -> None:
    assert kept(BY_KEY[key], typed) == held
    assert in_words(key, held) == read
    assert kept(BY_KEY[key], typed_of(BY_KEY[key], held)) == held


@pytest.mark.parametrize(
    ("key", "typed"),
    [("due_soon_days", text) for text in ("", "0", "181", "-1", "2.5", "20%", "hai", "99999", "²")]
    + [("htxs_cap", text) for text in ("0", "101", "0,2", "20%%")]
    + [("htxs_cap_base", "htt")],
)
def test_what_cannot_be_is_refused(key: str, typed: str) -> None:
    with pytest.raises(BadValue, match=BY_KEY[key].name):
        kept(BY_KEY[key], typed)


def test_every_value_that_ships_is_one_that_may_be_set_and_reads_as_words() -> None:
    shipped = [row for row in reference.tables()["rule_parameter"] if row["key"] in BY_KEY]

    assert {row["key"] for row in shipped} == BY_KEY.keys()
    for row in shipped:
        setting = BY_KEY[row["key"]]
        assert kept(setting, typed_of(setting, row["value"])) == row["value"]
        assert in_words(row["key"], row["value"]) != row["value"]


def test_what_may_be_set_is_what_figures_are_computed_by() -> None:
    """A rule that nothing reads would be set in vain: each key stands in the code that asks for it."""
    sources = chain.from_iterable((reference.FOLDER.parents[1] / name).rglob("*.py") for name in ("data_access", "domain", "ui"))
    asked = {path: path.read_text(encoding="utf-8") for path in sources if path.name != "settings.py"}

    assert [setting.key for setting in SETTINGS if not any(f'"{setting.key}"' in text for text in asked.values())] == []


def test_a_rule_that_changed_goes_by_its_name_or_by_what_is_noted_of_it() -> None:
    assert told_of("htxs_cap", "?") == "Trần xếp loại xuất sắc: Trần thông thường"
    assert told_of("complaint_months", "Được khiếu nại") == "Được khiếu nại"
