"""Chỉ tiêu: chỉ tiêu nào chưa đạt hoặc chưa có số liệu; một chỉ tiêu tới đâu, thay đổi ra sao, đơn vị nào khác biệt rõ."""

import streamlit as st

from ui import format as form
from ui import links
from ui.charts import funnel
from ui.charts import indicators as charts
from ui.clause import chosen_clause
from ui.downloads import download
from ui.figures import figures
from ui.frame import nothing, page_header, source_line
from ui.lists import indicators as words
from ui.loaders import indicator as one
from ui.loaders import indicator_units as behind
from ui.loaders import indicators as loaders
from ui.noting import noted
from ui.picking import picked
from ui.pictures import picture
from ui.tables import First, listing
from ui.view import current_view, picked_place, turn

view = current_view()
page_header(view, "Chỉ tiêu")

clause = chosen_clause(loaders.clauses())
shown = loaders.shown(view, clause=clause)
if not shown.names:
    nothing("Không có chỉ tiêu nào phải báo cáo ở nơi và trong thời gian này.")
else:
    lists = words.tabs({name: len(rows) for name, rows in shown.exceptions.items()})
    chosen = st.segmented_control(
        "Danh sách cần chú ý",
        list(lists),
        format_func=lists.__getitem__,
        default=words.SHORT,
        required=True,
        key="muc-chi-tieu",
        label_visibility="collapsed",
    )
    with st.container(key="phan-can-chu-y"):
        if shown.exceptions[chosen].empty:
            nothing(words.EMPTY[chosen])
        else:
            rows = First.of(shown.exceptions[chosen]).leading(name=links.indicators(view))
            listing(rows, words.SHOWN, limit=8, key="can-chu-y", alt=lists[chosen])

    st.subheader("Từng chỉ tiêu", anchor=False)
    code = picked(shown.names, parameter=links.CODE, label="Chỉ tiêu", key="chon-chi-tieu", first=shown.first, read=one.code_in)
    parts = one.parts(view, code)
    part = picked(parts, parameter="phan", label="Phần của chỉ tiêu", key="chon-phan") if parts else ""
    found, beside = one.indicator(view, code, part=part), behind.units(view, code, part=part)
    with st.container(key="phan-chi-tieu"):
        figures(found.figures, key="so-chinh")
        st.caption(f"{found.meaning} {beside.own}")
        noted(view, indicator=code, period=found.period)

    compared, over_time = st.container(key="phan-hinh").columns([3, 2] if len(beside.funnel) else [2, 3], gap="large")
    with compared:
        st.subheader("So sánh giữa các đơn vị", anchor=False)
        if len(beside.funnel):
            picture(
                funnel.funnel_plot,
                beside.funnel,
                alt="Tỷ lệ của từng đơn vị theo mẫu số, với giới hạn của mức thường; bấm một điểm để xem riêng đơn vị đó",
                key="so-sanh",
                on_select=picked_place("so-sanh", selection=funnel.SELECTION, field="place"),
                turn=turn(),
            )
        st.caption(beside.basis)
    with over_time:
        st.subheader("Qua các kỳ (%)" if found.is_share else "Qua các kỳ", anchor=False)
        if found.points.empty:
            nothing("Chưa có kỳ nào có số liệu.")
        else:
            picture(charts.trend, found.points, alt=f"Diễn biến qua các kỳ: {shown.names[code]}")
            st.caption("Nét đứt là chỉ tiêu giao. Không nối qua mốc sắp xếp đơn vị 1/7/2025.")

    with st.container(key="phan-don-vi"):
        st.subheader(f"Số liệu của từng đơn vị, {found.period_name} ({form.number(len(beside.rows))})", anchor=False)
        if beside.rows.empty:
            nothing("Chưa có đơn vị nào báo cáo.")
        else:
            units = First.of(beside.rows).leading(name=links.units_of_indicator(view, code))
            listing(units, beside.headings, limit=8, key="don-vi", alt=f"Số liệu của từng đơn vị: {shown.names[code]}")
            download(view, "so-lieu-don-vi", behind.whole_code(code, part))

    with st.container(key="phan-danh-sach"):
        st.subheader(f"Danh sách chỉ tiêu ({form.number(len(shown.rows))})", anchor=False)
        every = First.of(shown.rows).leading(name=links.indicators(view))
        listing(every, words.SHOWN, limit=8, key="chi-tieu", alt="Các chỉ tiêu theo thứ tự của Chỉ thị")
        download(view, "chi-tieu", clause)
        source_line("báo cáo của các đơn vị; tỷ lệ của nhiều đơn vị được tính lại từ tử số và mẫu số.")
