"""Bản in danh sách: the register of the chosen place on A4, every row of it, to be printed from the browser."""

import streamlit as st

from ui import format as form
from ui import links, paper
from ui.frame import nothing, page_header, source_line
from ui.lists import weak_bases as words
from ui.loaders import weak_bases as loaders
from ui.tables import linked, listing
from ui.view import current_view

view = current_view()
register = loaders.register(view)
cases = paper.numbered(register.listed)

paper.landscape(is_demo=view.is_demo)
page_header(view, "Danh sách cơ sở cần củng cố")
with st.container(key=paper.ON_SCREEN):
    back = linked("Trở lại trang Cơ sở cần củng cố", links.register(view))
    st.caption(f"Bản để in khổ A4 ngang, in bằng lệnh In của trình duyệt (Ctrl+P). {back}")
if cases.empty:
    nothing("Không có cơ sở nào trong danh sách cần củng cố ở phạm vi và thời điểm này.")
else:
    st.markdown(
        f"**{form.number(len(cases))}** cơ sở trong danh sách, trên {form.number(register.headline.bases)} cơ sở hiện có."
    )
    listing(cases, words.PRINTED, limit=len(cases), key="ban-in", alt="Toàn bộ danh sách cơ sở cần củng cố, cần chú ý trước")
    source_line("các báo cáo đã nhận; mỗi dòng ghi lần nộp, tờ và dòng.")
