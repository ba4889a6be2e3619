"""Tổng quan: what needs attention now, the three subjects in one view, and where."""

import streamlit as st

from ui import format as form
from ui import frame, tables
from ui.charts.districts import SELECTION, tile_map
from ui.downloads import download
from ui.lists import overview as words
from ui.lists import tasks as work_words
from ui.loaders import overview, tasks
from ui.pictures import picture
from ui.view import current_view, picked_place, turn

view = current_view()
shown = overview.overview(view)
work, bases, checks = shown.work, shown.bases, shown.checks

frame.page_header(view, "Tổng quan")

cards = st.grid(7, min_column_width=150, gap="xsmall", key="can-chu-y", border=True)
for matter in shown.matters:
    with cards.container(gap="xsmall"):
        frame.page_link(matter.page, matter.name)
        frame.figure(matter.name, matter.value, matter.told, names_itself=False)

left, middle, right = st.columns([3, 2, 2], gap="small")
with left.container(border=True, height="stretch", gap="xsmall"):
    st.subheader("Nhiệm vụ đến hạn", anchor=False)
    with st.container(horizontal=True, wrap=False, key="nhiem-vu"):
        frame.share("Đúng hạn", work.on_time, work.due)
        frame.share("Hoàn thành", work.completed, work.due)
        frame.share("Đã kiểm chứng", work.verified, work.due)
with middle.container(border=True, height="stretch", gap="xsmall"):
    st.subheader("Cơ sở cần củng cố", anchor=False)
    with st.container(horizontal=True, wrap=False, key="co-so"):
        frame.figure("Trong danh sách", form.number(bases.listed), f"trên {form.number(bases.bases)} cơ sở")
        change = f"+{form.number(bases.entered)} −{form.number(bases.exited)}"
        frame.figure(f"Từ {form.day(shown.start)}", change, "vào, ra có xác nhận")
with right.container(border=True, height="stretch", gap="xsmall"):
    st.subheader(f"Kiểm tra, giám sát {checks.year}", anchor=False)
    with st.container(horizontal=True, wrap=False, key="kiem-tra"):
        frame.share("Thực hiện chương trình", checks.done, checks.planned)
        frame.share("Đã kết luận", checks.concluded, checks.done)

left, right = st.columns(2, gap="medium")
with left:
    st.subheader("Việc quá hạn theo địa bàn", anchor=False)
    picture(
        tile_map,
        overview.tiles(view),
        alt="Bản đồ ô vuông các địa bàn theo mức việc quá hạn; bấm một ô để xem địa bàn đó",
        key="ban-do",
        on_select=picked_place("ban-do", selection=SELECTION, field="district"),
        turn=turn(),
    )
with right:
    if view.committee:
        overdue = tasks.first(view, "overdue")
        st.subheader(f"Việc quá hạn ({form.number(overdue.total)})", anchor=False)
        if overdue.total:
            narrow = {name: work_words.OVERDUE[name] for name in ("work", "days_late", "source")}
            tables.listing(overdue, narrow, alt="Các việc quá hạn", key="viec-qua-han", limit=8)
            download(view, "nhiem-vu-qua-han")
        else:
            frame.nothing("Không có việc quá hạn.")
    else:
        st.subheader(f"Nơi cần chú ý ({form.number(len(shown.places))})", anchor=False)
        if shown.places.empty:
            frame.nothing("Không có nơi nào cần chú ý.")
        else:
            headings = words.PLACES | {"name": "Đơn vị" if view.district else "Địa bàn"}
            tables.listing(shown.places, headings, alt="Các nơi cần chú ý", key="noi-can-chu-y", limit=12)
            download(view, "noi-can-chu-y")
        frame.rest_in_order(shown.others, "nơi không có việc gì cần chú ý")
frame.source_line("các báo cáo đã nhận; bấm vào từng mục để xem danh sách có ghi lần nộp, tờ và dòng.")
