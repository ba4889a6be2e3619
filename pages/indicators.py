"""Chỉ tiêu: every indicator against its target."""

import streamlit as st

from ui.charts import indicators as charts
from ui.frame import nothing, page_header, source_line
from ui.lists import indicators as words
from ui.loaders import indicators as loaders
from ui.pictures import picture
from ui.tables import listing
from ui.view import current_view

view = current_view()
page_header(view, "Chỉ tiêu")

told = loaders.figures(view)
with st.container(key="phan-chi-tieu"):
    if told.empty:
        nothing("Không có chỉ tiêu nào phải báo cáo ở nơi và trong thời gian này.")
    else:
        listing(told, words.FIGURES, limit=12, right=words.RIGHT, key="chi-tieu", alt="Chỉ tiêu so với mức giao")
        choices = loaders.drawn(view)
        if choices:
            label = "Diễn biến của chỉ tiêu"
            indicator = st.selectbox(label, list(choices), format_func=choices.__getitem__, key="chi-tieu-ve")
            points = loaders.trend(view, indicator=indicator)
            picture(charts.trend, points, alt=f"Diễn biến qua các kỳ: {choices[indicator]}")
            source_line(
                "cộng từ báo cáo của các đơn vị, tỷ lệ tính lại từ tử số và mẫu số. "
                "Nét đứt là chỉ tiêu giao; không nối qua 1/7/2025."
            )
