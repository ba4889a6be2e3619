"""The button of single sign-on beside the form; there is none unless a provider is switched on."""

from __future__ import annotations

import streamlit as st

from ui.tables import literal
from web.provider import provider


def other_way_in() -> None:
    """Let whoever has an account with the identity provider go there; web/single_sign_on.py sees to what comes back."""
    named = provider()
    if named is not None and st.button(f"Đăng nhập bằng {literal(named.label)}", icon=":material/badge:", width="stretch"):
        st.login()
