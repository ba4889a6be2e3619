"""Số liệu: who has reported, when and how completely; what came in; what every figure means."""

import streamlit as st

from ui import format as form
from ui import frame, links, tables
from ui.charts.reporting import report_grid
from ui.downloads import download
from ui.lists import definitions as meanings
from ui.lists import reporting as words
from ui.loaders import definitions, reporting
from ui.pictures import picture
from ui.view import current_view

view = current_view()
frame.page_header(view, "Số liệu")

REPORTS, SUBMISSIONS, MEANINGS = "Ai đã báo cáo", "Các lần nộp", "Nhiệm vụ và chỉ tiêu"
section = st.segmented_control(
    "Mục", [REPORTS, SUBMISSIONS, MEANINGS], default=REPORTS, required=True, key="muc-so-lieu", label_visibility="collapsed"
)

if section == REPORTS:
    done = reporting.standing(view).completeness
    reports = reporting.reports(view)
    with st.container(key="phan-chua-bao-cao"):
        st.header(f"Chưa báo cáo {done.period.label}: {form.number(len(reports.missing))} đơn vị", anchor=False)
        st.markdown(
            f"Hạn nộp {form.day(done.due_on)}. Đã nộp {form.of(done.reported, done.owing)} đơn vị, "
            f"trong đó {form.number(reports.late)} đơn vị nộp trễ hạn."
        )
        if reports.missing.empty:
            frame.nothing("Không có đơn vị nào quá hạn mà chưa nộp báo cáo.")
        else:
            tables.listing(reports.missing, words.MISSING, alt="Các đơn vị chưa báo cáo", key="chua-bao-cao")
            download(view, "chua-bao-cao")
    with st.container(key="phan-qua-cac-ky"):
        st.header("Tình hình nộp báo cáo qua các kỳ", anchor=False)
        if reports.cells.empty:
            frame.nothing("Không có đơn vị nào phải nộp báo cáo trong phạm vi và thời gian này.")
        else:
            picture(report_grid, reports.cells, alt="Tình trạng báo cáo của từng nơi qua các kỳ")
            frame.source_line(
                "sổ nhận báo cáo. Ô của một địa bàn ghi số đơn vị đã nộp trên số phải nộp, màu theo đơn vị chậm nhất."
            )

if section == SUBMISSIONS:
    number = st.number_input(
        "Xem một lần nộp theo số ghi ở cột Nguồn", min_value=1, max_value=10**9, value=None, step=1, key="so-lan-nop", width=320
    )
    if number is not None:
        chosen = reporting.submission(view, number=number)
        st.header(f"Lần nộp {number}", anchor=False)
        if chosen.empty:
            frame.nothing("Không có lần nộp này trong phạm vi đang xem.")
        else:
            sheets, cells = reporting.contents(view, submission_id=number)
            tables.listing(chosen, words.SUBMISSION, alt=f"Lần nộp {number}", key="lan-nop")
            tables.listing(sheets, words.SHEETS, alt=f"Các tờ của lần nộp {number}", key="cac-to")
            if cells.empty:
                frame.nothing("Mọi ô được đọc đúng như ghi trong tệp.")
            else:
                tables.listing(cells, words.NORMALISATIONS, alt=f"Các ô đọc theo dạng chuẩn, lần nộp {number}", key="cac-o")
    sent = reporting.recent_submissions(view)
    st.header("Các lần nộp gần đây", anchor=False)
    if sent.empty:
        frame.nothing("Chưa có lần nộp nào trong phạm vi và thời gian này.")
    else:
        listed = tables.First.of(sent).leading(number=links.submissions(view))
        tables.listing(listed, words.SUBMISSIONS, alt="Các lần nộp gần đây", key="cac-lan-nop", limit=12)
        download(view, "lan-nop")

if section == MEANINGS:
    typed = st.text_input(
        "Tìm chỉ tiêu", type="search", live=True, placeholder="Tìm chỉ tiêu: ket nap, chi bộ, I09…", key="tim-chi-tieu", width=420
    )
    found = definitions.indicators(typed or "")
    st.header(f"Chỉ tiêu ({form.number(len(found))})", anchor=False)
    if found.empty:
        frame.nothing("Không có chỉ tiêu nào chứa những chữ này.")
    else:
        tables.listing(found, meanings.INDICATORS, alt="Định nghĩa các chỉ tiêu", key="chi-tieu", limit=60)
        download(view, "dinh-nghia-chi-tieu")
    tasks = definitions.tasks()
    st.header(f"Nhiệm vụ theo Chỉ thị ({form.number(len(tasks))})", anchor=False)
    tables.listing(tasks, meanings.TASKS, alt="Các nhiệm vụ theo Chỉ thị", key="nhiem-vu")
    download(view, "nhiem-vu-theo-chi-thi")
