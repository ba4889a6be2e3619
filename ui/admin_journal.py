"""The audit on the screen of administrators: by day, account and event, the newest first, a page at a time; and its chain."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from data_access.audit import Head
from ui import administration, journal, links, picking
from ui import format as form
from ui.administration import BEFORE
from ui.frame import nothing
from ui.lists import audit as words
from ui.lists.administration import JOURNAL
from ui.loaders import administration as loaders
from ui.loaders import audit
from ui.loaders.audit import Asked
from ui.tables import linked, listing
from ui.view import View


def records(view: View) -> None:
    """The filter, the state of the chain, and one page of records with the way to older ones and the file."""
    head = audit.head()
    asked = _asked(head.number)
    _chain(head)
    before = links.asked(BEFORE)
    page = loaders.records(replace(asked, before=int(before) if before.isdecimal() else None), head=head.number)
    if page.empty:
        nothing("Không có bản ghi nào như vậy.")
    else:
        listing(page, words.HEADINGS, limit=audit.PAGE, key="nhat-ky", alt="Nhật ký, mới nhất trước")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="phan-trang-nhat-ky"):
        own = journal.parameters(asked)
        if before:
            st.markdown(linked("‹ Mới nhất", administration.address(view, JOURNAL, **own)), width="content")
        if len(page) == audit.PAGE:
            older = own | {BEFORE: str(page["number"].min())}
            st.markdown(linked("Bản ghi cũ hơn ›", administration.address(view, JOURNAL, **older)), width="content")
        journal.link(asked)


def _asked(newest: int) -> Asked:
    """What the fields say, which is what the address says."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="phan-loc-nhat-ky"):
        since = picking.day(parameter=journal.SINCE, label="Từ ngày", key="nhat-ky-tu", resets=BEFORE)
        until = picking.day(parameter=journal.UNTIL, label="Đến ngày", key="nhat-ky-den", resets=BEFORE)
        everybody = {"": "Mọi tài khoản"} | {name: name for name in loaders.actors(newest)}
        actor = picking.picked(everybody, parameter=journal.ACTOR, label="Tài khoản", key="nhat-ky-ai", resets=BEFORE)
        every_event = {"": "Mọi việc"} | dict(words.EVENTS)
        action = picking.picked(every_event, parameter=journal.ACTION, label="Việc", key="nhat-ky-viec", resets=BEFORE)
    return Asked(since, until, actor or None, action or None)


def _chain(head: Head) -> None:
    """How far the audit goes and, when it is asked for, whether every record follows from the one before it."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="phan-chuoi-nhat-ky"):
        st.caption(words.head_line(head), width="content")
        if st.button("Kiểm tra chuỗi nhật ký", type="tertiary", icon=":material/link:"):
            with st.spinner("Đang kiểm tra từng bản ghi, vui lòng chờ…"):
                broken, is_guarded = loaders.first_broken_record()
            _verdict(broken, head.number, is_guarded=is_guarded)


def _verdict(broken: int | None, newest: int, *, is_guarded: bool) -> None:
    if broken is not None:
        st.error(f"Bản ghi số {form.number(broken)} không nối với bản ghi trước: nhật ký đã bị sửa. Báo ngay người phụ trách.")
    elif not is_guarded:
        st.warning("Chuỗi nhật ký nguyên vẹn, nhưng cơ sở dữ liệu không còn chặn việc sửa, xóa. Báo ngay người phụ trách.")
    else:
        st.success(f"Nguyên vẹn: {form.number(newest)} bản ghi nối liền nhau, không bản ghi nào bị sửa hoặc xóa.")
