"""Tiến độ nhiệm vụ: việc nào quá hạn, của ai, trễ bao lâu; nội dung nào yếu ở đâu."""

import streamlit as st

from ui import format as form
from ui.charts import matrix
from ui.charts import tasks as charts
from ui.figures import figures
from ui.frame import nothing, page_header, page_link, rest_in_order
from ui.lists import reporting as report_words
from ui.lists import tasks as words
from ui.loaders import reporting
from ui.loaders import tasks as loaders
from ui.pictures import picture
from ui.tables import listing
from ui.view import current_view, picked_place, turn

view = current_view()
work = loaders.work(view)
alone = view.committee is not None

page_header(view, "Tiến độ nhiệm vụ")

if not work.tasks:
    nothing("Không có nhiệm vụ nào được giao, đang làm hoặc đã xong ở nơi và trong thời gian này.")
else:
    figures(words.headline(work.headline), key="so-chinh")
    st.caption(words.basis(work.headline, on=view.on))

    missing = reporting.missing(view)
    names = words.tabs(work.totals, missing=len(missing))
    st.subheader("Cần chú ý", anchor=False)
    chosen = st.segmented_control(
        "Danh sách cần chú ý",
        list(names),
        format_func=names.__getitem__,
        default="overdue",
        required=True,
        key="muc-can-chu-y",
        label_visibility="collapsed",
    )
    with st.container(key="phan-can-chu-y"):
        if chosen == words.MISSING and len(missing):
            listing(missing, report_words.MISSING, limit=8, key="chua-bao-cao", alt="Các đơn vị chưa báo cáo")
        elif chosen != words.MISSING and work.totals[chosen]:
            shown = words.headings(chosen, of_one=alone)
            listing(loaders.first(view, chosen), shown, limit=8, key="can-chu-y", alt=names[chosen])
            if chosen == "overdue" and work.unheard:
                st.caption(words.unheard(work.unheard))
        else:
            nothing(words.EMPTY[chosen])

    pictures = st.container(key="phan-hinh").columns([3, 2], gap="large")
    with pictures[0]:
        if not view.committee:
            st.subheader("Nội dung theo đơn vị" if view.district else "Nội dung theo địa bàn", anchor=False)
            picture(
                matrix.matrix,
                work.cells,
                alt="Số nhiệm vụ quá hạn theo nội dung của Chỉ thị và nơi thực hiện; bấm vào một ô để đến nơi đó",
                key="ma-tran",
                on_select=picked_place("ma-tran", selection=matrix.SELECTION, field="place"),
                turn=turn(),
            )
            st.caption("Trong ô: số việc quá hạn; ◇ số việc sắp đến hạn mà chưa có sản phẩm. Bấm vào ô để xem riêng nơi đó.")
        if work.plan_bars is not None:
            st.subheader("Kế hoạch và thực hiện", anchor=False)
            picture(charts.plan, work.plan_bars, alt="Từng nhiệm vụ từ ngày giao đến hạn, so với hôm nay, hạn gần nhất trước")
    with pictures[1]:
        st.subheader("Từng nội dung đã tới đâu", anchor=False)
        picture(charts.states, work.state_bars, alt="Phần việc theo trạng thái của từng nội dung của Chỉ thị")
    if len(work.body_cells):
        with st.container(key="phan-co-quan"):
            st.subheader("Mục 2 đến 4: các cơ quan của Thành ủy", anchor=False)
            picture(
                matrix.strip,
                work.body_cells,
                alt="Số nhiệm vụ quá hạn của các cơ quan của Thành ủy theo nội dung của Chỉ thị",
                key="ma-tran-co-quan",
                on_select=picked_place("ma-tran-co-quan", selection=matrix.SELECTION, field="place"),
                turn=turn(),
            )
    with st.container(key="phan-danh-sach"):
        st.subheader(f"Danh sách nhiệm vụ ({form.number(work.totals[loaders.ACTIVE])})", anchor=False)
        listing(
            loaders.first(view, loaders.ACTIVE),
            words.headings(loaders.ACTIVE, of_one=alone),
            limit=8,
            key="nhiem-vu",
            alt="Mọi nhiệm vụ, hạn gần nhất trước",
        )
        rest_in_order(work.in_order, "nhiệm vụ trong hạn hoặc đã xong, không cần chú ý")

page_link("indicators", "Chỉ tiêu so với mức giao")
