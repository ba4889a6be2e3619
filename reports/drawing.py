"""The parts of a slide as HTML: figures, table and chart, each written from stored text and escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from domain.slides.form import number
from domain.slides.slide import Bar, Figure, Row, Slide

_WIDTH, _STEP, _THICK = 640, 74, 30
_ROOM = 110  # for the number behind the longest bar


def figures(found: Iterable[Figure]) -> str:
    """The numbers in large type, each over its words."""
    shown = "".join(
        f"<div><dt>{escape(each.label)}</dt><dd>{escape(each.value)} <small>{escape(each.of)}</small></dd></div>"
        for each in found
    )
    return f'<dl class="so">{shown}</dl>' if shown else ""


def table(slide: Slide) -> str:
    """The first rows, and behind «còn n» all of them."""
    if not slide.rows:
        return "<p>Không còn mục nào thuộc diện này.</p>" if slide.headings else ""
    shown = f'<div><table class="ngan">{_head(slide)}{_body(slide.shown)}</table>'
    if slide.rest:
        all_rows = f"<table>{_head(slide)}{_body(slide.rows)}</table>"
        shown += f"<details><summary>còn {slide.rest} dòng: xem tất cả {len(slide.rows)} dòng</summary>{all_rows}</details>"
    return f"{shown}</div>"


def chart(slide: Slide) -> str:
    """The bars as inline SVG with their numbers beside them; nothing where there are none."""
    if not slide.bars or not any(bar.value for bar in slide.bars):
        return ""
    longest = max(bar.value for bar in slide.bars)
    drawn = "".join(_bar(bar, place, longest) for place, bar in enumerate(slide.bars))
    height, title = _STEP * len(slide.bars), escape(slide.bars_title)
    size = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    return f'<figure><figcaption>{title}</figcaption><svg {size} role="img" aria-label="{title}">{drawn}</svg></figure>'


def _bar(bar: Bar, place: int, longest: int) -> str:
    top = place * _STEP
    width = max(2, round((_WIDTH - _ROOM) * bar.value / longest)) if bar.value else 0
    kind = ' class="tre"' if bar.is_late else ""
    return (
        f'<text x="0" y="{top + 24}">{escape(bar.label)}</text>'
        f'<rect x="0" y="{top + 34}" width="{width}" height="{_THICK}"{kind}/>'
        f'<text x="{width + 10}" y="{top + 58}">{number(bar.value)}</text>'
    )


def _head(slide: Slide) -> str:
    return f"<thead><tr>{''.join(f'<th>{escape(each)}</th>' for each in slide.headings)}</tr></thead>"


def _body(rows: Iterable[Row]) -> str:
    lines = ("".join(f"<td><div>{escape(cell)}</div></td>" for cell in row.cells) for row in rows)
    return f"<tbody>{''.join(f'<tr>{line}</tr>' for line in lines)}</tbody>"
