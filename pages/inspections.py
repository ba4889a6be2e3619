"""Kiểm tra – giám sát: việc nào còn treo, chương trình năm làm tới đâu, phát hiện gì, kiến nghị đã khắc phục chưa."""

from functools import partial

import streamlit as st

from ui import format as form
from ui import links
from ui.charts import inspections as charts
from ui.downloads import download, statistics_link
from ui.empty import why_empty
from ui.exports import OF_INSPECTIONS
from ui.figures import figures
from ui.frame import nothing, page_header, rest_in_order
from ui.lists import attention as attention_words
from ui.lists import covered as covered_words
from ui.lists import inspections as words
from ui.lists import outcomes as outcome_words
from ui.loaders import inspections as loaders
from ui.loaders.attention import attention
from ui.loaders.covered import coverage
from ui.loaders.outcomes import outcomes
from ui.loaders.reporting import standing
from ui.pictures import picture
from ui.tables import First, listing
from ui.view import current_view

view = current_view()
work, waiting = loaders.work(view), attention(view)
told, alone, bases = work.headline, view.committee is not None, links.bases(view)
control = partial(st.segmented_control, required=True, label_visibility="collapsed")

page_header(view, "Kiểm tra – giám sát")
figures(words.headline(told), key="so-chinh")

tabs = attention_words.tabs({name: len(rows) for name, rows in waiting.items()})
st.subheader("Cần chú ý", anchor=False)
chosen = control("Danh sách cần chú ý", list(tabs), format_func=tabs.__getitem__, default=next(iter(tabs)), key="muc-can-chu-y")
with st.container(key="phan-can-chu-y"):
    if len(waiting[chosen]):
        rows = First.of(waiting[chosen]).leading(at=bases, base=bases, first=bases)
        listing(
            rows, attention_words.headings(chosen, of_one=alone), limit=6, key="can-chu-y", alt=attention_words.EXCEPTIONS[chosen]
        )
        download(view, OF_INSPECTIONS[chosen])
        if chosen in attention_words.NOTES:
            st.caption(attention_words.NOTES[chosen])
    else:
        nothing(attention_words.EMPTY[chosen])

programme, remedies = st.columns([3, 2], gap="large")
with programme:
    st.subheader(f"Chương trình năm {told.year}", anchor=False)
    by = control("Chương trình theo", list(words.PROGRAMME), format_func=words.PROGRAMME.__getitem__, default="form", key="theo")
    with st.container(key="phan-chuong-trinh"):
        if told.planned:
            what = f"Số cuộc đã làm so với kế hoạch đến nay và cả năm, theo {words.PROGRAMME[by].lower()}"
            picture(charts.programme, work.programme[by], alt=what)
            st.caption(words.PROGRAMME_NOTE)
        else:
            nothing(why_empty(standing(view).completeness, subject="cuộc nào trong chương trình", on=view.on))
with remedies:
    st.subheader("Kiến nghị chưa khắc phục", anchor=False)
    if told.recommendations_open:
        picture(charts.remedies, work.remedy_bars, alt=words.remedies_told(work.remedy_bars))
        rest_in_order(told.recommendations_open - told.recommendations_overdue, "kiến nghị đang khắc phục trong hạn")
    else:
        nothing("Không còn kiến nghị nào chưa khắc phục.")

part = control("Phần", list(words.SECTIONS), format_func=words.SECTIONS.__getitem__, default="outcomes", key="phan")
with st.container(key="phan-chi-tiet"):
    if part == "outcomes":
        found = outcomes(view)
        st.subheader(f"Kết quả từ 01/01 đến {form.day(found.period.end)}", anchor=False)
        listing(found.sums, outcome_words.OUTCOMES, right=outcome_words.COUNTS, key="ket-qua", alt="Kết quả theo đối tượng")
        st.caption(f"{outcome_words.MASKED} {outcome_words.note(told)}")
        measures, rates = st.columns([3, 2], gap="large")
        with measures:
            st.subheader("Thi hành kỷ luật theo hình thức", anchor=False)
            listing(found.measures, outcome_words.MEASURES, right=["number"], key="ky-luat", alt="Số bị kỷ luật theo hình thức")
            listing(found.apart, outcome_words.APART, right=["number"], key="rieng", alt="Không phải hình thức kỷ luật")
            st.caption(found.note)
            download(view, "hinh-thuc-ky-luat")
            statistics_link(view)
        with rates:
            st.subheader("Bị kỷ luật trên 1.000 đảng viên", anchor=False)
            picture(charts.rates, found.rates, alt=outcome_words.rates_told(found.rates))
            st.caption(found.trend or outcome_words.NO_TREND)
    elif part == "findings":
        found = outcomes(view)
        headings = outcome_words.clause_headings(found.by_clause)
        st.subheader(f"Nội dung vi phạm, kết luận từ 01/01 đến {form.day(found.period.end)}", anchor=False)
        listing(found.by_clause, headings, right=list(headings)[1:], key="noi-dung", alt="Nội dung vi phạm theo nội dung Chỉ thị")
        download(view, "noi-dung-vi-pham")
        listing(
            found.member_findings, outcome_words.MEMBER_FINDINGS, right=["number"], key="dang-vien", alt="Vi phạm của đảng viên"
        )
        st.subheader(f"Lặp lại ở cùng một đơn vị ({form.number(len(found.repeated))})", anchor=False)
        listing(found.repeated, outcome_words.REPEATED, limit=8, key="lap-lai", alt="Nội dung lặp lại, nhiều cuộc nhất trước")
        st.caption(outcome_words.again_note())
    elif part == "coverage":
        reached = coverage(view)
        bars, places = st.columns([2, 3], gap="large")
        with bars:
            st.subheader("Cơ sở theo cuộc gần nhất", anchor=False)
            picture(charts.counts, reached.bars, alt="Số cơ sở theo thời gian từ cuộc kiểm tra, giám sát gần nhất")
            st.caption(covered_words.NOTE)
        with places:
            shown = First.of(reached.bases if alone else reached.committees).leading(base=bases)
            columns = covered_words.BASES if alone else covered_words.COMMITTEES
            listing(shown, columns, limit=8, key="cuoc-gan-nhat", alt="Chưa có cuộc nào trước, rồi lâu nhất")
            download(view, "co-so-theo-cuoc-gan-nhat")
    elif work.total:
        newest = First(work.newest, work.total, partial(loaders.inspections, view)).leading(at=bases)
        st.subheader(f"Các cuộc kiểm tra, giám sát, mới nhất trước ({form.number(work.total)})", anchor=False)
        listing(newest, words.INSPECTIONS, limit=loaders.SHOWN, key="cac-cuoc", alt="Các cuộc, mới nhất trước")
        download(view, "kiem-tra-giam-sat")
    else:
        nothing(why_empty(standing(view).completeness, subject="cuộc kiểm tra, giám sát nào", on=view.on))
