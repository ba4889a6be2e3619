"""A fault says one sentence and a code; the cause stands in the log beside that code and nowhere else."""

from __future__ import annotations

import re

import pytest

from tests.asgi import answered
from web import notices


def test_a_fault_shows_a_code_that_is_found_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    answer = answered(notices.fault(ValueError("SELECT * FROM app_user")), "/")

    code = re.findall(r"mã ([0-9A-F]{6})", answer.text)[0]
    assert answer.status == 500
    assert "SELECT" not in answer.text
    assert f"Fault {code}" in caplog.text
    assert "SELECT" in caplog.text


def test_texts_are_escaped() -> None:
    page = bytes(notices.notice(404, title="<b>", sentence="<script>").body).decode()

    assert "&lt;b&gt;" in page
    assert "<script>" not in page
