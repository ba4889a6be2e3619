"""Kiểm tra – giám sát: việc nào còn treo, chương trình năm làm tới đâu, phát hiện gì, kiến nghị đã khắc phục chưa."""

from functools import partial

import streamlit as st

from ui import format as form
from ui.charts import inspections as charts
from ui.downloads import download
from ui.empty import why_empty
from ui.figures import figures
from ui.frame import nothing, page_header, rest_in_order
from ui.lists import inspections as words
from ui.loaders import inspections as loaders
from ui.loaders.reporting import standing
from ui.pictures import picture
from ui.tables import First, listing
from ui.view import current_view

view = current_view()
work = loaders.work(view)
told, unconcluded = work.headline, work.unconcluded

page_header(view, "Kiểm tra – giám sát")
figures(words.headline(told), key="so-chinh")

st.header(f"Kiến nghị quá hạn khắc phục ({form.number(len(work.overdue))})", anchor=False)
if len(work.overdue):
    listing(work.overdue, words.OVERDUE, limit=6, key="kien-nghi-qua-han", alt="Kiến nghị quá hạn, lâu nhất trước")
    download(view, "kien-nghi-qua-han")
else:
    nothing("Không có kiến nghị nào quá hạn khắc phục.")
st.header(f"Kết thúc nhưng chưa có kết luận ({form.number(len(unconcluded))})", anchor=False)
if len(unconcluded):
    listing(unconcluded, words.WAITING, limit=6, key="chua-ket-luan", alt="Cuộc kết thúc chưa kết luận, lâu nhất trước")
    download(view, "cho-ket-luan")
else:
    nothing("Mọi cuộc đã kết thúc đều có kết luận.")
if len(work.broken):
    st.header(f"Số liệu không khớp nhau ({form.number(len(work.broken))})", anchor=False)
    listing(
        work.broken, words.INSPECTIONS, limit=5, key="khong-khop", alt="Cuộc có số đã kỷ luật, phải kỷ luật, vi phạm không khớp"
    )
    download(view, "so-lieu-khong-khop")

programme, found = st.columns(2, gap="large")
with programme:
    st.header(f"Chương trình năm {told.year} theo hình thức", anchor=False)
    if told.planned:
        picture(charts.programme, work.programme_bars, alt="Số cuộc đã làm so với kế hoạch đến nay và cả năm, theo hình thức")
        st.caption(words.PROGRAMME_NOTE)
    else:
        nothing(why_empty(standing(view).completeness, subject="cuộc nào trong chương trình", on=view.on))
with found:
    st.header(f"Nội dung có khuyết điểm, vi phạm năm {told.year}", anchor=False)
    if len(work.finding_bars):
        picture(charts.findings, work.finding_bars, alt="Số cuộc đã kết luận nêu từng nội dung, nhiều nhất trước")
        st.caption(words.findings_note(work.findings, work.finding_bars))
    else:
        nothing("Chưa có kết luận nào nêu khuyết điểm, vi phạm.")

sums, remedies = st.columns(2, gap="large")
with sums:
    st.header(f"Kết quả năm {told.year}", anchor=False)
    listing(work.outcomes, words.OUTCOMES, right=words.COUNTS, key="ket-qua", alt="Kết quả đối với tổ chức đảng và đảng viên")
    st.caption(words.outcome_note(told))
with remedies:
    st.header("Kiến nghị chưa khắc phục theo thời gian quá hạn", anchor=False)
    if told.recommendations_open:
        picture(charts.remedies, work.remedy_bars, alt=words.remedies_told(work.remedy_bars))
    else:
        nothing("Không còn kiến nghị nào chưa khắc phục.")

st.header(f"Các cuộc kiểm tra, giám sát, mới nhất trước ({form.number(work.total)})", anchor=False)
if work.total:
    newest = First(work.newest, work.total, partial(loaders.inspections, view))
    listing(newest, words.INSPECTIONS, limit=loaders.SHOWN, key="cac-cuoc", alt="Các cuộc kiểm tra, giám sát, mới nhất trước")
    download(view, "kiem-tra-giam-sat")
else:
    nothing(why_empty(standing(view).completeness, subject="cuộc kiểm tra, giám sát nào", on=view.on))

rest_in_order(told.recommendations_open - told.recommendations_overdue, "kiến nghị đang khắc phục trong hạn")
