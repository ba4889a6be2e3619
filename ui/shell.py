"""The script of every run: who is here, which screens they have, the filter bar, and then the screen itself.

It reaches st.navigation on every path, so that no page is ever served by its address alone.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from data_access.outage import OUTAGES
from ui import sign_in
from ui.faults import outage_page
from ui.navigation import bar_of, everywhere, menu
from ui.new_password import new_password_page
from ui.view import choose_view
from web.emblem import EMBLEM

st.set_page_config(page_icon=EMBLEM, layout="wide")

try:
    account = sign_in.account()
except OUTAGES as outage:
    page = st.navigation(everywhere(partial(outage_page, outage), title="Chưa kết nối"), position="hidden")
else:
    if account is None:
        page = st.navigation(everywhere(sign_in.sign_in_page, title="Đăng nhập"), position="hidden")
    elif account.must_change:
        page = st.navigation(everywhere(partial(new_password_page, account), title="Đổi mật khẩu"), position="hidden")
    else:
        st.logo(EMBLEM, size="large")
        page = st.navigation(menu(account), position="top")
        if page.url_path not in sign_in.OWN_PAGES:
            choose_view(account, bar=bar_of(page.url_path))

st.set_page_config(page_title=f"{page.title} – Chỉ thị 06-CT/TU")
page.run()
