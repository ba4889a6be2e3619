"""Slides as they are kept: text and back, the same text for the same slide."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.slides.slide import SHOWN, Bar, Figure, Row, Slide, Source, canonical, sha256

TEXTS = st.text(max_size=20)
SOURCES = st.none() | st.builds(Source, st.integers(1, 9999), TEXTS, st.integers(0, 99))
ROWS = st.builds(Row, st.lists(TEXTS, max_size=5).map(tuple), TEXTS, TEXTS, TEXTS, SOURCES, SOURCES)
SLIDES = st.builds(
    Slide,
    rule=TEXTS,
    title=TEXTS,
    as_of=st.datetimes(datetime(2021, 1, 1), datetime(2099, 1, 1)),
    figures=st.lists(st.builds(Figure, TEXTS, TEXTS, TEXTS), max_size=3).map(tuple),
    headings=st.lists(TEXTS, max_size=5).map(tuple),
    rows=st.lists(ROWS, max_size=12).map(tuple),
    bars_title=TEXTS,
    bars=st.lists(st.builds(Bar, TEXTS, st.integers(0, 10**6), st.booleans()), max_size=3).map(tuple),
    note=TEXTS,
)


@given(SLIDES)
def test_a_slide_comes_back_from_its_text_as_it_was(slide: Slide) -> None:
    text = slide.text()

    assert Slide.parse(text) == slide
    assert Slide.parse(text).text() == text


@given(SLIDES)
def test_the_shown_rows_and_the_rest_are_all_rows(slide: Slide) -> None:
    assert slide.shown == slide.rows[: len(slide.shown)]
    assert len(slide.shown) <= SHOWN
    assert len(slide.shown) + slide.rest == len(slide.rows)


def test_one_other_sign_gives_another_hash() -> None:
    slide = Slide("overdue", "12 nhiệm vụ quá hạn", datetime(2026, 11, 16, 1))

    assert sha256(slide.text()) != sha256(slide.text().replace("12", "13"))
    assert canonical({"b": 1, "a": "ủy"}) == '{"a":"ủy","b":1}'


@pytest.mark.parametrize(
    ("source", "text"),
    [(Source(812, "Nhiệm vụ", 14), "Lần nộp 812, Nhiệm vụ, dòng 14"), (Source(9, "Hệ thống", 0), "Lần nộp 9, Hệ thống")],
)
def test_a_source_says_where_it_stands(source: Source, text: str) -> None:
    assert source.text == text
