"""Tiến độ nhiệm vụ: việc nào quá hạn, của ai, trễ bao lâu, đã giải trình chưa; nội dung nào yếu ở đâu; kế hoạch tới đâu."""

import streamlit as st

from ui import format as form
from ui import links
from ui.behind import behind
from ui.charts import matrix
from ui.charts import tasks as charts
from ui.choices import one_of
from ui.clause import chosen_clause, chosen_list, picked_clause
from ui.downloads import download
from ui.exports import OF_WORK
from ui.figures import figures
from ui.frame import nothing, page_header, page_link, rest_in_order
from ui.lists import headway as headline_words
from ui.lists import matrix as matrix_words
from ui.lists import reporting as report_words
from ui.lists import tasks as words
from ui.loaders import plan, reporting
from ui.loaders import tasks as loaders
from ui.loaders.headway import headway
from ui.loaders.names import clause_names
from ui.loaders.where import where
from ui.pictures import picture
from ui.schedule import schedule
from ui.tables import listing
from ui.view import current_view, turn

view = current_view()
page_header(view, "Tiến độ nhiệm vụ")

clause = chosen_clause(clause_names())
work, leading = loaders.work(view, clause), {"work": links.assignments(view), "explained": links.explanations(view, by="request")}
alone = view.committee is not None

if not work.tasks:
    nothing("Không có nhiệm vụ nào được giao, đang làm hoặc đã xong ở nơi, trong thời gian và theo nội dung này.")
else:
    figures(headline_words.headline(work.headline, work.slippage), key="so-chinh")
    st.caption("  \n".join(headway(view, clause)), help=headline_words.RULE)
    st.caption(headline_words.basis(work.headline, on=view.on))

    missing = reporting.missing(view)
    names = words.tabs(work.totals, missing=len(missing))
    st.subheader("Cần chú ý", anchor=False)
    chosen = chosen_list(names)
    with st.container(key="phan-can-chu-y"):
        if chosen == words.MISSING and len(missing):
            listing(missing, report_words.MISSING, limit=8, key="chua-bao-cao", alt="Các đơn vị chưa báo cáo")
            download(view, OF_WORK[chosen])
        elif chosen != words.MISSING and work.totals[chosen]:
            rows = loaders.first(view, chosen, clause).leading(**leading)
            listing(rows, words.shown(chosen, of_one=alone), limit=8, key="can-chu-y", alt=names[chosen])
            download(view, OF_WORK[chosen], clause)
            if chosen == "overdue" and work.unheard:
                st.caption(words.unheard(work.unheard))
        else:
            nothing(words.EMPTY[chosen])

    pictures = st.container(key="phan-hinh").columns([3, 2], gap="large")
    if not alone:
        with pictures[0]:
            st.subheader("Nội dung theo đơn vị" if view.district else "Nội dung theo địa bàn", anchor=False)
            order = one_of(matrix_words.ORDERS, label="Xếp hàng và cột", key="xep-ma-tran")
            found = where(view, clause=clause, worst_first=order == matrix_words.WORST_FIRST)
            picture(
                matrix.matrix,
                found.cells,
                alt="Số nhiệm vụ quá hạn theo nội dung của Chỉ thị và nơi thực hiện; bảng số liệu ở ngay dưới hình",
                key="ma-tran",
                on_select=picked_clause("ma-tran", selection=matrix.SELECTION),
                turn=turn(),
            )
            st.caption(matrix_words.LEGEND)
            behind(found.table, key="bang-ma-tran", alt="Số việc quá hạn theo nội dung và nơi thực hiện")
    with pictures[1 if clause and not alone else 0]:
        if plan.is_narrow(view, clause):
            st.subheader("Kế hoạch và thực hiện", anchor=False)
            schedule(view, clause)
        else:
            st.caption(matrix_words.NO_PLAN)
    if not clause:
        with pictures[1]:
            st.subheader("Từng nội dung đã tới đâu", anchor=False)
            picture(
                charts.states,
                work.state_bars,
                alt="Phần việc theo trạng thái của từng nội dung của Chỉ thị; bảng số liệu ở ngay dưới hình",
                key="tung-noi-dung",
                on_select=picked_clause("tung-noi-dung", selection=charts.SELECTION),
                turn=turn(),
            )
            behind(work.state_table, key="bang-noi-dung", alt="Số việc theo trạng thái của từng nội dung")
    if not alone and len(found.body_cells):
        with st.container(key="phan-co-quan"):
            st.subheader("Mục 2 đến 4: các cơ quan của Thành ủy", anchor=False)
            picture(
                matrix.strip,
                found.body_cells,
                alt="Số nhiệm vụ quá hạn của các cơ quan của Thành ủy theo nội dung; bảng số liệu ở ngay dưới hình",
                key="ma-tran-co-quan",
                on_select=picked_clause("ma-tran-co-quan", selection=matrix.SELECTION),
                turn=turn(),
            )
            behind(found.body_table, key="bang-co-quan", alt="Số việc quá hạn của các cơ quan theo nội dung")
    with st.container(key="phan-danh-sach"):
        st.subheader(f"Danh sách nhiệm vụ ({form.number(work.totals[loaders.ACTIVE])})", anchor=False)
        rows = loaders.first(view, loaders.ACTIVE, clause).leading(**leading)
        listing(rows, words.shown(loaders.ACTIVE, of_one=alone), limit=8, key="nhiem-vu", alt="Mọi nhiệm vụ, hạn gần nhất trước")
        download(view, OF_WORK[loaders.ACTIVE], clause)
        rest_in_order(work.in_order, "nhiệm vụ trong hạn hoặc đã xong, không cần chú ý")

page_link("indicators", "Chỉ tiêu so với mức giao")
