"""Lần nộp: one submission, and the cells of the row that was asked for: who stated it, what it replaced, what holds now."""

import streamlit as st

from ui import links, provenance, trail
from ui.frame import nothing
from ui.lists import provenance as words
from ui.lists import reporting
from ui.loaders import provenance as loaders
from ui.tables import listing
from ui.view import current_view

view = current_view()
number, sheet, line = links.asked(links.NUMBER), links.asked(links.SHEET), links.asked(links.ROW)
shown = loaders.submission(view, number=number, sheet=sheet, row=line, code=links.asked(links.CODE))

if shown is None:
    trail.heading(view, "Lần nộp")
    nothing(
        "Không có lần nộp nào như địa chỉ này nêu trong phạm vi được xem. Bấm vào cột Nguồn của một danh sách để mở một lần nộp."
    )
else:
    row = shown.row
    name = f"Lần nộp {shown.number}"
    if row is None:
        trail.trail(view, shown.committee_id, here=name)
    else:
        trail.trail(view, row.committee_id, provenance.way_back(view, row), here=name)
    trail.heading(view, name)
    if shown.is_withdrawn:
        st.warning("Lần nộp này đã được rút: số liệu của nó không còn dùng.", icon=":material/undo:")

    if row is not None:
        st.header(words.place(sheet, int(line)), anchor=False)
        provenance.cells(view, shown, row)
    elif sheet:
        nothing("Không có dòng nào như địa chỉ này nêu trong lần nộp này.")

    left, right = st.columns(2, gap="large")
    with left:
        st.header("Về lần nộp này", anchor=False)
        listing(shown.card, words.CARD, alt=f"{name}: nơi nộp, kỳ, thời điểm", key="ve-lan-nop")
    with right:
        if len(shown.sheets) and not shown.is_entry:
            st.header("Các tờ", anchor=False)
            listing(shown.sheets, reporting.SHEETS, alt=f"Các tờ của lần nộp {shown.number}", key="cac-to")
            st.header("Ô đọc theo dạng chuẩn", anchor=False)
            if shown.notes.empty:
                nothing("Mọi ô được đọc đúng như ghi trong tệp.")
            else:
                listing(shown.notes, reporting.NORMALISATIONS, alt="Các ô đọc theo dạng chuẩn", key="cac-o", limit=12)
