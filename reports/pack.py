"""The frozen slides of a meeting as one file that opens without any network, with the same numbers as the screen.

The file carries the stored content itself: parsed and written canonically, its SHA-256 is that of the meeting.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from data_access import meetings
from data_access.engine import Connection
from domain.scope import Scope
from domain.slides.slide import Slide
from reports import drawing
from reports.audit import head_line
from reports.held import Held, held

_STATIC = Path(__file__).with_name("static")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def pack(connection: Connection, *, number: int, scope: Scope, copy: str = "") -> str:
    """The .html of a frozen meeting: a first page, and one for each item; `copy` is the number of this very file, if it has one.

    Raises NoSuchMeeting and NotFrozen.
    """
    found = held(connection, number=number, scope=scope)
    whole = meetings.whole(connection, number=number, scope=scope)
    style, script = (_STATIC.joinpath(f"cuoc-hop.{kind}").read_text(encoding="utf-8") for kind in ("css", "js"))
    pages = "".join([_cover(found, copy), *(_page(found, place, *item) for place, item in enumerate(found.items, start=1))])
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(found.meeting.title)}</title><style>{style}</style></head><body>{pages}"
        f'<script type="application/json" id="so-lieu">{_inside(whole)}</script><script>{script}</script></body></html>\n'
    )


def _cover(found: Held, copy: str) -> str:
    taken = f'<p class="ma">Bản tải về số {escape(copy)}</p>' if copy else ""
    lines = "".join(f"<li>{escape(item.title)}: {escape(slide.title)}</li>" for item, slide in found.items)
    return (
        f'<section id="muc-0" class="dang-xem">{taken}<h1>{escape(found.meeting.title)}</h1>'
        f"<p>{escape(found.place)}. Số liệu chốt lúc {found.frozen}.{_mark(found)}</p><ol>{lines}</ol>"
        f'<p class="ma">SHA-256 của số liệu: {found.meeting.sha256}</p>{_witness(found, 0)}'
        "<p>Phím → hoặc Page Down: mục sau; ← hoặc Page Up: mục trước; Home: trang đầu; End: mục cuối.</p></section>"
    )


def _page(found: Held, place: int, item: meetings.Item, slide: Slide) -> str:
    note = f"<p>{escape(slide.note)}</p>" if slide.note else ""
    return (
        f'<section id="muc-{place}"><h1>{escape(slide.title)}</h1>{drawing.figures(slide.figures)}'
        f'<div class="than">{drawing.table(slide)}{drawing.chart(slide)}</div>{note}'
        f"<footer><span>Mục {place}/{len(found.items)}: {escape(item.title)}</span>"
        f"<span>Số liệu chốt lúc {found.frozen}.{_mark(found)}</span>"
        f"<span>Mã số liệu {(found.meeting.sha256 or '')[:12]}</span>{_witness(found, place)}</footer></section>"
    )


def _witness(found: Held, place: int) -> str:
    """On the last page (the first, where there is no other) the newest record of the audit, beside what was frozen."""
    return f'<span class="ma">{head_line(found.witness)}</span>' if place == len(found.items) else ""


def _mark(found: Held) -> str:
    return " <strong>Dữ liệu minh họa</strong>" if found.is_demo else ""


def _inside(text: str) -> str:
    """JSON that ends no script element: «<» written as an escape, which reads back as the same value."""
    return text.replace("<", "\\u003c")
