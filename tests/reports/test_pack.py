"""The offline pack: one file, no network, the numbers that were stored."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from html import unescape

import pytest
from sqlalchemy import Engine

from data_access import audit, meetings
from data_access.changes.revision import mark_demo
from domain.scope import Scope
from domain.slides import form
from domain.slides.slide import canonical, sha256
from reports.held import NotFrozen
from reports.pack import pack
from tests.builders import COMMITTEE
from tests.meetings import MONDAY, frozen, items, prepared, with_work
from tests.works import a_progress, a_work, give, tell


def packed(engine: Engine, number: int) -> str:
    with engine.connect() as connection:
        return pack(connection, number=number, scope=Scope.city())


def test_the_pack_shows_every_stored_number_and_row(engine: Engine) -> None:
    with_work(engine)
    number = frozen(engine, at=MONDAY)

    shown = unescape(packed(engine, number))

    for item in items(engine, number).values():
        assert item.slide is not None
        assert f"<h1>{item.slide.title}</h1>" in shown
        for figure in item.slide.figures:
            assert f"<dt>{figure.label}</dt><dd>{figure.value} <small>{figure.of}</small></dd>" in shown
        for row in item.slide.rows:
            assert "<tr>" + "".join(f"<td><div>{cell}</div></td>" for cell in row.cells) + "</tr>" in shown
        for bar in item.slide.bars:
            assert f">{bar.label}</text>" in shown
            assert f">{form.number(bar.value)}</text>" in shown


def test_the_pack_carries_its_data_with_the_hash_of_the_meeting(engine: Engine) -> None:
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    text = packed(engine, number)

    found = re.search(r'<script type="application/json" id="so-lieu">(.*?)</script>', text, re.DOTALL)

    assert found
    with engine.connect() as connection:
        told = meetings.meeting_of(connection, number=number, scope=Scope.city()).sha256
    assert sha256(canonical(json.loads(found[1]))) == told
    assert f"SHA-256 của số liệu: {told}" in text
    assert "Số liệu chốt lúc 08:00, 16/11/2026" in text


WITNESS = re.compile(r'<span class="ma">Nhật ký đến bản ghi số ([\d.]+): ([0-9a-f]{16})</span>')


def test_the_pack_asks_no_host_and_is_the_same_after_the_data_changed(engine: Engine) -> None:
    """But for the newest record of the audit, which is that of the moment at which it is taken."""
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    before = packed(engine, number)
    tell(engine, a_progress(done_on=date(2026, 6, 1)), period="2026-W47", at=MONDAY + timedelta(days=1))
    after = packed(engine, number)

    assert WITNESS.sub("", after) == WITNESS.sub("", before)
    assert after != before
    assert "://" not in before
    assert not re.search(r"\b(src|href)=", before)


def test_the_last_page_carries_the_newest_record_of_the_audit(engine: Engine) -> None:
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    with engine.connect() as connection:
        head = audit.head(connection)

    *pages, last = packed(engine, number).split("<section ")[1:]

    assert WITNESS.findall(last) == [(str(head.number), head.sha256[:16])]
    assert not any(WITNESS.search(page) for page in pages)


def test_more_than_seven_rows_say_how_many_there_are_and_hold_them_all(engine: Engine) -> None:
    give(engine, *(a_work(each, row=each) for each in range(1, 11)), at=MONDAY - timedelta(days=100))
    number = frozen(engine, at=MONDAY)

    shown = packed(engine, number)

    overdue = shown[shown.index("10 nhiệm vụ quá hạn</h1>") :]
    first = overdue[: overdue.index("<details>")]
    assert first.count("<tr><td>") == 7
    assert "còn 3 dòng: xem tất cả 10 dòng" in overdue


def test_text_from_workbooks_stays_text(engine: Engine) -> None:
    give(engine, a_work(title="<script>alert(1)</script> & </script>"), at=MONDAY - timedelta(days=100))
    number = frozen(engine, at=MONDAY)

    shown = packed(engine, number)

    assert "<script>alert" not in shown
    assert shown.count("</script>") == 2


def test_invented_data_says_so_on_every_page(engine: Engine) -> None:
    with_work(engine)
    with engine.execution_options(writes=True).begin() as connection:
        mark_demo(connection)
    number = frozen(engine, at=MONDAY)

    assert packed(engine, number).count("Dữ liệu minh họa") == len(items(engine, number)) + 1


def test_a_draft_has_no_pack_and_who_sees_less_than_its_place_has_none(engine: Engine) -> None:
    number = prepared(engine, at=MONDAY)

    with pytest.raises(NotFrozen):
        packed(engine, number)
    with engine.connect() as connection, pytest.raises(meetings.NoSuchMeeting):
        pack(connection, number=number, scope=Scope.of([COMMITTEE]))
