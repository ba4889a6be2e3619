"""Kết luận: what meetings asked of whom, what is overdue on top, and what became of it."""

import streamlit as st

from ui import choices, conclusion_forms, links, meeting_links
from ui import format as form
from ui.downloads import download
from ui.figures import figures
from ui.frame import nothing, page_header
from ui.lists import conclusions as words
from ui.loaders import conclusions as loaders
from ui.tables import First, listing
from ui.view import current_view

view = current_view()
page_header(view, "Kết luận giao ban")

if links.asked(links.NUMBER):
    with st.container(key="phan-mot-ket-luan"):
        conclusion_forms.one(view, number=links.asked(links.NUMBER))

told = loaders.conclusions_of(view)
if not len(told):
    nothing("Chưa có kết luận nào giao cho đơn vị ở nơi và trong thời gian này.")
else:
    figures(words.headline(told), key="so-chinh")
    names = {name: f"{label} ({form.number(len(words.part(told, name)))})" for name, label in words.FILTERS.items()}
    chosen = choices.one_of(names, label="Tình trạng", key="loc-ket-luan")
    rows = words.part(told, chosen)
    if len(rows):
        shown = First.of(rows).leading(text=meeting_links.conclusions(view))
        listing(shown, words.LISTED, key="ket-luan", alt=f"Kết luận: {words.FILTERS[chosen]}", limit=10)
    else:
        nothing("Không có kết luận nào ở tình trạng này.")
    download(view, "ket-luan", label="Tải toàn bộ kết luận")
