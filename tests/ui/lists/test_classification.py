"""Levels of bases in words: both denominators, and few told as few."""

from __future__ import annotations

from domain.classification import Shares
from ui.lists import classification as words

LEVELS = {"HTXS": "Xuất sắc", "HTT": "Tốt", "HT": "Hoàn thành", "KHT": "Không hoàn thành", "CDG": "Chưa đánh giá"}


def test_levels_show_both_denominators_and_two_kinds_of_nothing() -> None:
    shares = Shares(counts={"HTXS": 2, "HTT": 17, "HT": 1, "KHT": 0}, existing=25, assessed=20, not_assessed=2)

    rows = words.levels(shares, names=LEVELS).to_numpy().tolist()

    assert rows[0] == ["Xuất sắc", "2", "10,0%", "8,0%"]
    assert rows[-2:] == [["Chưa đánh giá", "2", "–", "8,0%"], ["▨ Chưa báo cáo", "3", "–", "12,0%"]]


def test_few_bases_are_told_as_numbers_and_not_as_a_rate() -> None:
    shares = Shares(counts={"HTXS": 1, "HTT": 3, "HT": 0, "KHT": 0}, existing=5, assessed=4, not_assessed=0)

    assert words.levels(shares, names=LEVELS)["of_assessed"].iloc[1] == "3 trên 4"
