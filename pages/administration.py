"""Quản trị: ai được vào và làm gì, phiên nào đang mở, quy tắc nào đang tính, đơn vị gọi là gì, ai đã làm gì."""

import streamlit as st

from ui import admin_accounts, admin_journal, admin_rules, admin_sessions, admin_units, administration, picking
from ui.lists import administration as words
from ui.view import current_view

view = current_view()
if administration.heading(view):
    part = picking.part(words.PARTS, label="Phần của màn hình", key="phan-quan-tri")
    with st.container(key=f"phan-{part}"):
        if part == words.ACCOUNTS:
            admin_accounts.accounts(view)
        elif part == words.SESSIONS:
            admin_sessions.sessions(view)
        elif part == words.RULES:
            admin_rules.rules(view)
        elif part == words.NAMES:
            admin_units.names(view)
        else:
            admin_journal.records(view)
