"""Giải trình: what committees were asked to explain and by when, and what they answered; what is overdue first."""

import streamlit as st

from ui import explaining, forms, links
from ui import format as form
from ui.downloads import download
from ui.figures import figures
from ui.frame import nothing, page_header
from ui.lists import explanations as words
from ui.loaders import explanations as loaders
from ui.tables import First, linked, listing
from ui.view import current_view

view = current_view()
page_header(view, "Giải trình")

if links.asked(links.NUMBER):
    with st.container(key="phan-mot-yeu-cau"):
        explaining.one(view, number=links.asked(links.NUMBER))
elif links.asked(links.CODE):
    with st.container(key="phan-yeu-cau-moi"):
        explaining.new(view, code=links.asked(links.CODE))

told = loaders.explained(view)
if links.asked(links.NUMBER):
    st.markdown(linked("Xem mọi yêu cầu giải trình ›", links.place(view, links.choice(view), page=links.EXPLANATIONS)))
elif not told.counts.asked:
    nothing("Chưa có yêu cầu giải trình nào ở nơi và trong thời gian này.")
    forms.past_note(view)
else:
    figures(words.headline(told.counts), key="so-chinh")
    st.header(f"Chờ trả lời ({form.number(len(told.waiting))})", anchor=False)
    if len(told.waiting):
        shown = First.of(told.waiting).leading(question=links.explanations(view))
        listing(shown, words.WAITING, limit=8, key="cho-tra-loi", alt="Các yêu cầu chờ trả lời, quá hạn trước")
        download(view, "giai-trinh-cho-tra-loi")
    else:
        nothing("Mọi yêu cầu đều đã được trả lời.")
    if len(told.answered):
        st.header(f"Đã trả lời hoặc đã rút ({form.number(len(told.answered))})", anchor=False)
        shown = First.of(told.answered).leading(question=links.explanations(view))
        listing(shown, words.ANSWERED_LIST, limit=8, key="da-tra-loi", alt="Các yêu cầu đã trả lời, mới nhất trước")
        download(view, "giai-trinh-da-tra-loi")
explaining.hint(view)
