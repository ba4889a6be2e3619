"""What fails is said in one sentence with a code; what failed is in the log and nowhere else."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.exc import OperationalError
from streamlit.testing.v1 import AppTest

from data_access.outage import NotReady, Unreadable

SCREEN = """
import streamlit as st
from ui.faults import shown

shown(st.session_state["error"])
"""
RAISED = {
    "wrong": (ValueError("SELECT * FROM app_user"), "gặp lỗi khi tính"),
    "away": (OperationalError("SELECT 1", None, Exception("host=10.0.0.5")), "Chưa kết nối được cơ sở dữ liệu"),
    "damaged": (Unreadable(), "khôi phục từ bản sao lưu"),
    "bare": (NotReady(), "chithi06 init"),
}


@pytest.mark.parametrize("name", sorted(RAISED))
def test_a_fault_is_a_sentence_and_a_code(name: str, caplog: pytest.LogCaptureFixture) -> None:
    error, sentence = RAISED[name]
    caplog.set_level("ERROR")

    app = AppTest.from_string(SCREEN)
    app.session_state["error"] = error
    app.run()

    said = app.error[0].value
    assert sentence in said
    assert not re.search("SELECT|10.0.0.5|Error", said)
    assert f"Fault {re.findall(r'[0-9A-F]{6}', said)[0]}" in caplog.text
