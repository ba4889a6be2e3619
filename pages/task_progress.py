"""Tiến độ nhiệm vụ: việc nào quá hạn, của ai, trễ bao lâu, đã giải trình chưa; nội dung nào yếu ở đâu; kế hoạch tới đâu."""

import streamlit as st

from ui import format as form
from ui import links
from ui.charts import matrix
from ui.charts import tasks as charts
from ui.clause import chosen_clause, chosen_list, picked_clause
from ui.downloads import download
from ui.exports import OF_WORK
from ui.figures import figures
from ui.frame import nothing, page_header, page_link, rest_in_order
from ui.lists import headway as headline_words
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
work, leading = loaders.work(view, clause), links.assignments(view)
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
            rows = loaders.first(view, chosen, clause).leading(work=leading)
            listing(rows, words.shown(chosen, of_one=alone), limit=8, key="can-chu-y", alt=names[chosen])
            download(view, OF_WORK[chosen])
            if chosen == "overdue" and work.unheard:
                st.caption(words.unheard(work.unheard))
        else:
            nothing(words.EMPTY[chosen])

    pictures = st.container(key="phan-hinh").columns([3, 2], gap="large")
    if not alone:
        with pictures[0]:
            st.subheader("Nội dung theo đơn vị" if view.district else "Nội dung theo địa bàn", anchor=False)
            worst_first = st.toggle("Nơi và nội dung nhiều việc quá hạn nhất đứng trước", key="xep-ma-tran")
            found = where(view, clause=clause, worst_first=worst_first)
            for name, cells, chart in (("ma-tran", found.cells, matrix.matrix), ("ma-tran-co-quan", found.body_cells, matrix.strip)):
                if len(cells):
                    picture(chart)
    with pictures[1]:
        st.subheader("Từng nội dung đã tới đâu", anchor=False)
