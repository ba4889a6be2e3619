"""The minutes: the Party's form, the figures as they were frozen, every conclusion; closed meetings only."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.shared import Pt
from sqlalchemy import Engine

from data_access import audit
from data_access.changes import conclusions as changes
from data_access.changes import meetings as meeting_changes
from data_access.changes.conclusions import Task
from domain.scope import Scope
from reports.held import NotFrozen
from reports.minutes import minutes
from tests.builders import COMMITTEE
from tests.meetings import MONDAY, SECRETARY, closed, frozen, items, prepared, with_work
from tests.works import a_progress, tell

HOUR = timedelta(hours=1)


def told(engine: Engine, number: int) -> Paper:
    with engine.connect() as connection:
        return Document(io.BytesIO(minutes(connection, number=number, scope=Scope.city())))


def words(paper: Paper) -> str:
    """All that can be read, tables too."""
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def held(engine: Engine) -> int:
    """A meeting with one conclusion, closed."""
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    task = Task("Báo cáo nguyên nhân, hoàn thành dứt điểm.", COMMITTEE, date(2026, 11, 30), items(engine, number)["overdue"].id)
    with engine.execution_options(writes=True).begin() as connection:
        changes.conclude_within(connection, number=number, task=task, by=SECRETARY, at=MONDAY + HOUR)
    closed(engine, number, at=MONDAY + 2 * HOUR)
    return number


def test_the_minutes_tell_the_items_with_their_frozen_figures_and_the_conclusions(engine: Engine) -> None:
    number = held(engine)
    tell(engine, a_progress(done_on=date(2026, 6, 1)), period="2026-W47", at=MONDAY + timedelta(days=1))

    text = words(told(engine, number))

    for item in items(engine, number).values():
        assert item.slide is not None
        assert item.title in text
        for figure in item.slide.figures:
            assert f"{figure.label}: {figure.value}" + (f" ({figure.of})" if figure.of else "") in text
        for row in item.slide.shown:
            assert all(cell in text for cell in row.cells)
    assert "Báo cáo nguyên nhân, hoàn thành dứt điểm. Đơn vị thực hiện: Đảng ủy phường Sài Gòn. Hạn: 30/11/2026." in text
    assert "chốt lúc 08:00, 16/11/2026" in text


def test_the_last_line_is_the_newest_record_of_the_audit(engine: Engine) -> None:
    number = held(engine)
    with engine.connect() as connection:
        head = audit.head(connection)

    assert told(engine, number).paragraphs[-1].text == f"Nhật ký đến bản ghi số {head.number}: {head.sha256[:16]}"


def test_the_minutes_have_the_form_of_a_party_document(engine: Engine) -> None:
    paper = told(engine, held(engine))
    section, style, text = paper.sections[0], paper.styles["Normal"], words(paper)

    assert [round(side.mm) for side in (section.page_width, section.page_height) if side] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins if margin] == [20, 20, 30, 15]
    assert (style.font.name, style.font.size) == ("Times New Roman", Pt(14))
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.part.element.xml
    for line in ("ĐẢNG CỘNG SẢN VIỆT NAM", "THÀNH ỦY THÀNH PHỐ HỒ CHÍ MINH", "THÔNG BÁO", "DỰ THẢO", "-----", "Nơi nhận:"):
        assert line in text
    assert "-TB/VPTU" in text
    assert "./." not in text


def test_what_was_removed_from_the_agenda_is_named_with_its_reason(engine: Engine) -> None:
    with_work(engine)
    number = prepared(engine, at=MONDAY)
    with engine.execution_options(writes=True).begin() as connection:
        item = items(engine, number)["unreported"].id
        meeting_changes.remove_within(connection, item_id=item, reason="Đã đôn đốc riêng", by=SECRETARY, at=MONDAY)
        meeting_changes.freeze_within(connection, number=number, by=SECRETARY, at=MONDAY)
    closed(engine, number, at=MONDAY + HOUR)

    assert "Đơn vị chưa báo cáo (Đã đôn đốc riêng)" in words(told(engine, number))


def test_a_meeting_that_is_still_held_has_no_minutes(engine: Engine) -> None:
    with_work(engine)

    with pytest.raises(NotFrozen):
        told(engine, frozen(engine, at=MONDAY))
