"""The minutes of a closed meeting as a Word file: what was shown, as it was frozen, and what was concluded."""

from __future__ import annotations

import io

import pandas as pd
from docx.document import Document as Paper

from data_access import conclusions, meetings
from data_access.engine import Connection
from domain.agenda import State
from domain.scope import Scope
from domain.slides.form import day
from domain.slides.slide import Figure, Slide
from reports import party
from reports.audit import head_line
from reports.held import Held, NotFrozen, held

_RECEIVERS = ("Ban Thường vụ Thành ủy (để báo cáo)", "Các đơn vị có tên trong kết luận", "Lưu Văn phòng Thành ủy")


def minutes(connection: Connection, *, number: int, scope: Scope, copy: str = "") -> bytes:
    """The .docx of a closed meeting; number, day and signer are left blank. `copy` is the number of this very file, if any.

    Raises NoSuchMeeting and NotFrozen.
    """
    found = held(connection, number=number, scope=scope)
    meeting = found.meeting
    if meeting.state is not State.CLOSED or meeting.closed_at is None:
        raise NotFrozen(number)
    made = party.paper(f"Thông báo kết luận: {meeting.title}")
    made.core_properties.created = made.core_properties.modified = meeting.closed_at
    if copy:
        party.mark(made, f"Bản tải về số {copy}")
    party.head(made, bodies=("Thành ủy Thành phố Hồ Chí Minh", "Văn phòng"), symbol="-TB/VPTU", place="TP. Hồ Chí Minh")
    party.name(made, "Thông báo", f"kết luận {meeting.title[:1].lower()}{meeting.title[1:]}")
    _write_opening(made, found)
    _write_items(made, found)
    _write_removed(made, meetings.items(connection, number=number, scope=scope))
    register = conclusions.conclusions(connection, scope=scope, as_of=meeting.closed_at)
    _write_conclusions(made, found, register[register["meeting_id"] == number].sort_values("id"))
    party.signature(made, receivers=_RECEIVERS, office="Chánh Văn phòng")
    party.note(made, head_line(found.witness))
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _write_opening(made: Paper, found: Held) -> None:
    if found.is_demo:
        party.body(made, "Dữ liệu minh họa.", bold=True)
    party.body(
        made,
        f"Ngày {day(found.meeting.held_on)}, cuộc họp giao ban ({found.place}) đã xem xét việc thực hiện Chỉ thị số 06-CT/TU, "
        "ngày 30 tháng 3 năm 2021 của Ban Thường vụ Thành ủy. Số liệu trong thông báo này được chốt lúc "
        f"{found.frozen} (mã số liệu SHA-256: {found.meeting.sha256}). {_completeness(found)}",
    )


def _completeness(found: Held) -> str:
    """How many committees had reported, from the slide about those that had not."""
    slide = next((slide for _, slide in found.items if slide.rule == "unreported"), None)
    if slide is None:
        return "Tại thời điểm chốt số liệu, không có mục về đơn vị chưa báo cáo."
    return f"Tại thời điểm chốt số liệu, {slide.title}, {slide.figures[0].of}."


def _write_items(made: Paper, found: Held) -> None:
    party.heading(made, "I- NỘI DUNG ĐÃ XEM XÉT")
    for number, (item, slide) in enumerate(found.items, start=1):
        party.heading(made, f"{number}. {item.title}")
        if slide.figures:
            party.body(made, f"{slide.title}. {'; '.join(_told(figure) for figure in slide.figures)}.")
        if slide.note:
            party.body(made, slide.note)
        _write_rows(made, slide)


def _write_rows(made: Paper, slide: Slide) -> None:
    if slide.shown:
        party.table(made, slide.headings, [row.cells for row in slide.shown])
        party.body(made, f"Còn {slide.rest} dòng trong tập số liệu kèm theo." if slide.rest else "")


def _write_removed(made: Paper, items: tuple[meetings.Item, ...]) -> None:
    removed = [item for item in items if item.removed_reason is not None]
    if removed:
        told = "; ".join(f"{item.title} ({item.removed_reason})" for item in removed)
        party.body(made, f"Không đưa vào chương trình họp: {told}.")


def _write_conclusions(made: Paper, found: Held, register: pd.DataFrame) -> None:
    party.heading(made, "II- KẾT LUẬN")
    if register.empty:
        party.body(made, "Cuộc họp không có kết luận giao việc.")
    for number, row in enumerate(register.to_dict("records"), start=1):
        unit = found.units.committees[str(row["committee_id"])].name
        text = str(row["text"]).rstrip(".")
        party.body(made, f"{number}. {text}. Đơn vị thực hiện: {unit}. Hạn: {day(row['due_on'])}.")
    party.body(made, "Văn phòng theo dõi, báo cáo việc thực hiện các kết luận trên tại cuộc họp sau.")


def _told(figure: Figure) -> str:
    return f"{figure.label}: {figure.value}" + (f" ({figure.of})" if figure.of else "")
