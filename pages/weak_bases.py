"""Cơ sở cần củng cố: cơ sở nào cần chú ý, danh sách tăng giảm ra sao, ai làm gì, đến hạn nào."""

import streamlit as st

from ui import format as form
from ui.charts import weak_bases as charts
from ui.downloads import download
from ui.empty import why_empty
from ui.figures import figures
from ui.frame import nothing, page_header, rest_in_order
from ui.lists import weak_bases as words
from ui.loaders import weak_bases as loaders
from ui.loaders.names import category_names
from ui.loaders.reporting import standing
from ui.pictures import picture
from ui.tables import listing
from ui.view import current_view

view = current_view()
register = loaders.register(view)
told = register.headline
since, until = form.day(register.start), form.day(view.on)

page_header(view, "Cơ sở cần củng cố")
figures(words.headline(told), key="so-chinh")

if told.attention:
    st.header(f"Cần chú ý ({form.number(told.attention)})", anchor=False)
    attention = register.listed[register.listed["attention"]]
    listing(attention, words.ATTENTION, limit=8, key="can-chu-y", alt="Các cơ sở cần chú ý trước hết")
    download(view, "co-so-can-chu-y")
if told.unlisted:
    st.header(f"Không hoàn thành nhiệm vụ nhưng không có trong danh sách ({form.number(told.unlisted)})", anchor=False)
    listing(register.unlisted, words.UNLISTED, limit=5, key="chua-vao-danh-sach", alt="Cơ sở chưa được đưa vào danh sách")
    download(view, "co-so-chua-vao-danh-sach")
if register.is_empty:
    nothing(why_empty(standing(view).completeness, subject="cơ sở nào cần củng cố", on=view.on))

flow, ages = st.columns(2, gap="large")
with flow:
    if not register.is_empty:
        st.header(f"Biến động từ {since} đến {until}", anchor=False)
        picture(charts.stock_and_flow, register.flow_bars, alt=words.flow_told(register.flow))
        st.caption(words.flow_note(register.flow, start=register.start, end=view.on))
    if register.levels:
        st.header(f"Xếp loại cơ sở, {register.levels_of}", anchor=False)
        levels = words.levels(register.levels, names=category_names()["level"])
        listing(levels, words.LEVELS, right=words.LEVELS_RIGHT, key="xep-loai", alt="Số cơ sở theo mức xếp loại")
with ages:
    if told.listed:
        st.header("Ở trong danh sách lâu nhất", anchor=False)
        picture(charts.ages, register.age_bars, alt="Số tháng trong danh sách của các cơ sở ở lâu nhất, lâu nhất trước")

if told.listed:
    st.header(f"Danh sách ({form.number(told.listed)})", anchor=False)
    listing(register.listed, words.REGISTER, limit=12, key="danh-sach", alt="Danh sách cơ sở cần củng cố, cần chú ý trước")
    download(view, "co-so-can-cung-co")
if len(register.left):
    st.header(f"Ra khỏi danh sách từ {since} đến {until} ({form.number(len(register.left))})", anchor=False)
    listing(register.left, words.LEFT, limit=10, key="da-ra", alt="Cơ sở ra khỏi danh sách, gần nhất trước")
    download(view, "co-so-ra-khoi-danh-sach")

rest_in_order(told.bases - told.listed, "cơ sở không thuộc danh sách cần củng cố")
