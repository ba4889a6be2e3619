"""Cơ sở cần củng cố: cơ sở nào cần chú ý, danh sách tăng giảm ra sao, nơi nào khác thường, ai làm gì, đến hạn nào."""

import streamlit as st

from ui import format as form
from ui import links, paper, picking
from ui.charts import funnel
from ui.charts import weak_bases as charts
from ui.charts import weak_comparison as counts
from ui.downloads import download
from ui.empty import why_empty
from ui.figures import figures
from ui.frame import nothing, page_header, rest_in_order
from ui.lists import classification as level_words
from ui.lists import weak_bases as words
from ui.lists import weak_comparison as beside_words
from ui.loaders import classification
from ui.loaders import weak_bases as loaders
from ui.loaders import weak_comparison as beside
from ui.loaders.reporting import standing
from ui.pictures import picture
from ui.tables import First, listing
from ui.view import current_view, picked_place, turn

view = current_view()
register = loaders.register(view)
compared, levels, to_base = beside.comparison(view), classification.levels(view), links.bases(view)
told = register.headline
since, until = form.day(register.start), form.day(view.on)

page_header(view, "Cơ sở cần củng cố")
figures(words.headline(told), key="so-chinh")

if told.attention:
    st.header(f"Cần chú ý ({form.number(told.attention)})", anchor=False)
    attention = First.of(register.attention).leading(base=to_base)
    listing(attention, words.ATTENTION, limit=8, key="can-chu-y", alt="Các cơ sở cần chú ý trước hết")
    download(view, "co-so-can-chu-y")
if told.unlisted:
    st.header(f"Không hoàn thành nhiệm vụ nhưng không có trong danh sách ({form.number(told.unlisted)})", anchor=False)
    unlisted = First.of(register.unlisted).leading(base=to_base)
    listing(unlisted, words.UNLISTED, limit=5, key="chua-vao-danh-sach", alt="Cơ sở chưa được đưa vào danh sách")
    download(view, "co-so-chua-vao-danh-sach")
if len(compared.asked):
    st.header(f"Luôn báo cáo không có cơ sở nào, khó xảy ra ({form.number(len(compared.asked))})", anchor=False)
    listing(compared.asked, beside_words.ZEROS, limit=5, key="luon-khong", alt="Đơn vị luôn báo cáo 0, khó xảy ra nhất trước")
if register.is_empty:
    nothing(why_empty(standing(view).completeness, subject="cơ sở nào cần củng cố", on=view.on))

part = picking.part(words.PARTS, label="Phần của màn hình", key="phan-xem")
with st.container(key="phan-dang-xem"):
    if part == words.REGISTER_PART and told.listed:
        listed = First.of(register.listed).leading(place=to_base)
        listing(listed, words.REGISTER, limit=10, key="danh-sach", alt="Danh sách cơ sở cần củng cố, cần chú ý trước")
        with st.container(horizontal=True, gap="medium"):
            download(view, "co-so-can-cung-co")
            paper.register_link(view)
        st.header("Ở trong danh sách lâu nhất", anchor=False)
        picture(charts.ages, register.age_bars, alt="Số tháng trong danh sách của các cơ sở ở lâu nhất, lâu nhất trước")
    elif part == words.FLOW_PART and not register.is_empty:
        flow, places = st.container(key="phan-bien-dong").columns(2, gap="large")
        with flow:
            st.header(f"Từ {since} đến {until}", anchor=False)
            picture(charts.stock_and_flow, register.flow_bars, alt=words.flow_told(register.flow))
            st.caption(words.flow_note(register.flow, start=register.start, end=view.on))
        with places:
            st.header("Từng nơi", anchor=False)
            listing(compared.flows, beside_words.FLOWS, limit=8, key="bien-dong", alt="Đầu kỳ, vào, ra, cuối kỳ của từng nơi")
            download(view, "bien-dong-co-so")
        if len(register.left):
            st.header(f"Ra khỏi danh sách ({form.number(len(register.left))})", anchor=False)
            left = First.of(register.left).leading(base=to_base)
            listing(left, words.LEFT, limit=10, key="da-ra", alt="Cơ sở ra khỏi danh sách, gần nhất trước")
            download(view, "co-so-ra-khoi-danh-sach")
    elif part == words.COMPARED_PART:
        shares, kinds = st.container(key="phan-so-sanh").columns([3, 2], gap="large")
        with shares:
            st.header("So với số cơ sở của từng đơn vị", anchor=False)
            if len(compared.funnel):
                picture(
                    funnel.funnel_plot,
                    compared.funnel,
                    alt="Phần cơ sở cần củng cố của từng đơn vị theo số cơ sở; bấm một điểm để xem riêng đơn vị đó",
                    key="so-sanh",
                    on_select=picked_place("so-sanh", selection=funnel.SELECTION, field="place"),
                    turn=turn(),
                )
            st.caption(compared.basis)
            st.caption(compared.zeros_told)
            download(view, "luon-bao-cao-khong", label="Tải danh sách luôn báo cáo 0")
        with kinds:
            if told.listed:
                st.header("Theo loại hình", anchor=False)
                picture(counts.counted, compared.type_bars, alt=f"Số cơ sở theo loại hình: {counts.told(compared.type_bars)}")
                st.header("Nguyên nhân (một cơ sở có thể có nhiều)", anchor=False)
                told_reasons = f"Số cơ sở theo nguyên nhân: {counts.told(compared.reason_bars)}"
                picture(counts.counted, compared.reason_bars, alt=told_reasons)
        if len(compared.units) > 1:
            listing(compared.units, beside_words.UNITS, limit=6, key="theo-don-vi", alt="Từng đơn vị, khác biệt rõ trước")
            download(view, "co-so-theo-don-vi")
    elif part == words.LEVELS_PART and levels:
        st.header(f"Xếp loại cơ sở, {levels.period.label}", anchor=False)
        place, cap = st.columns([2, 3], gap="large")
        with place:
            right = level_words.LEVELS_RIGHT
            listing(levels.summed, level_words.LEVELS, right=right, key="xep-loai", alt="Số cơ sở theo mức xếp loại")
            download(view, "xep-loai-theo-don-vi", label="Tải xếp loại của từng đơn vị")
        with cap:
            if len(levels.above_cap):
                listing(levels.above_cap, level_words.ABOVE_CAP, limit=5, key="vuot-tran", alt="Nhóm vượt mức trần xuất sắc")
                download(view, "vuot-muc-tran-xuat-sac")
            st.caption(levels.cap_told)
    else:
        nothing(words.NO_PART[part])
rest_in_order(told.bases - told.listed, "cơ sở không thuộc danh sách cần củng cố")
