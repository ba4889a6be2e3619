"""Hồ sơ địa bàn: everything about one district or committee on one page, to be printed on A4: tables only, no pictures."""

import streamlit as st

from ui import format as form
from ui import frame, links, paper, tables
from ui.charts.districts import SELECTION, tile_map
from ui.downloads import download
from ui.lists import conclusions as conclusion_words
from ui.lists import inspections as inspection_words
from ui.lists import profile as words
from ui.lists import tasks as work_words
from ui.lists import weak_bases as base_words
from ui.loaders import conclusions, inspections, overview, profile, tasks, weak_bases
from ui.pictures import picture
from ui.view import current_view, picked_place

view = current_view()
frame.page_header(view, "Hồ sơ địa bàn")

if not view.district and not view.committee:
    st.markdown("Chọn một địa bàn ở thanh phía trên hoặc bấm vào một ô dưới đây để xem hồ sơ của địa bàn đó.")
    picture(
        tile_map,
        overview.tiles(view),
        alt="Bản đồ ô vuông các địa bàn; bấm một ô để xem hồ sơ",
        key="chon-dia-ban",
        on_select=picked_place("chon-dia-ban", selection=SELECTION, field="district"),
    )
else:
    shown = profile.profile(view)
    st.caption(shown.notes)

    st.header("Số liệu chính", anchor=False)
    tables.listing(
        shown.figures,
        words.FIGURES,
        alt="Số liệu chính của ba lĩnh vực",
        key="so-lieu-chinh",
        right=("value", "of", "share"),
    )

    if not view.committee:
        st.header("Các đơn vị trên địa bàn", anchor=False)
        tables.listing(shown.committees, words.COMMITTEES, alt="Các đơn vị trên địa bàn", key="cac-don-vi")
        download(view, "don-vi-tren-dia-ban")

    overdue = tasks.first(view, "overdue")
    st.header(f"Việc quá hạn ({form.number(overdue.total)})", anchor=False)
    if overdue.total:
        tables.listing(overdue, work_words.ON_PAPER, alt="Các việc quá hạn, trễ nhất trước", key="viec-qua-han", limit=10)
        download(view, "nhiem-vu-qua-han")
    else:
        frame.nothing("Không có việc quá hạn.")
    asked = conclusion_words.part(conclusions.conclusions_of(view), conclusion_words.WAITING)
    frame.page_link("conclusions", f"Kết luận giao ban chưa hoàn thành ({form.number(len(asked))})")

    cases = weak_bases.register(view).listed
    st.header(f"Cơ sở cần củng cố ({form.number(len(cases))})", anchor=False)
    if len(cases):
        named = tables.First.of(cases).leading(place=links.bases(view))
        tables.listing(named, base_words.REGISTER, alt="Các cơ sở trong danh sách cần củng cố", key="co-so", limit=15)
        with st.container(horizontal=True):
            download(view, "co-so-can-cung-co")
            paper.register_link(view)
    else:
        frame.nothing("Không có cơ sở nào trong danh sách cần củng cố.")

    waiting, remedies = inspections.unconcluded(view), inspections.exceptions(view)
    st.header(f"Kiểm tra chờ kết luận ({form.number(len(waiting))})", anchor=False)
    if len(waiting):
        tables.listing(
            waiting, inspection_words.WAITING, alt="Các cuộc đã kết thúc chưa có kết luận", key="cho-ket-luan", limit=10
        )
        download(view, "cho-ket-luan")
    else:
        frame.nothing("Không có cuộc nào đã kết thúc mà chưa có kết luận.")
    st.header(f"Kiến nghị quá hạn khắc phục ({form.number(len(remedies))})", anchor=False)
    if len(remedies):
        tables.listing(remedies, inspection_words.OVERDUE, alt="Các kiến nghị quá hạn khắc phục", key="kien-nghi", limit=10)
        download(view, "kien-nghi-qua-han")
    else:
        frame.nothing("Không có kiến nghị nào quá hạn khắc phục.")

    st.header("Báo cáo qua các kỳ", anchor=False)
    if shown.reports.empty:
        frame.nothing("Không có đơn vị nào phải báo cáo trong phạm vi và thời gian này.")
    else:
        tables.listing(shown.reports, shown.periods, alt="Tình trạng báo cáo qua các kỳ", key="bao-cao")
        download(view, "bao-cao-qua-cac-ky")
    frame.source_line("các báo cáo đã nhận; cột Nguồn ghi lần nộp, tờ và dòng.")
