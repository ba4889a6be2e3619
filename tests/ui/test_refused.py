"""What is refused is written into the log: to whom and where, without what was asked for."""

from __future__ import annotations

from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette

from data_access.changes.declined import Invalid
from data_access.changes.permits import require
from data_access.users import Account
from domain.roles import Action
from domain.scope import Scope
from tests.asgi import answered
from ui import actions, downloads, sign_in
from ui.accounts import UnknownView
from web.downloads import ROUTES

CITY = Account("thanhpho", "Thành phố", "city", Scope.city(), None, None, must_change=False, is_demo=False)


@pytest.fixture(autouse=True)
def signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """An account for the city, in a session of its own."""
    monkeypatch.setattr(sign_in, "account", lambda: CITY)
    monkeypatch.setattr(sign_in, "account_with", lambda _token: CITY)
    monkeypatch.setattr(st, "session_state", {})


def press(by_whom: Any) -> None:
    actions.carry_out("xac-nhan", by_whom, typed=(), clear=(), done="Đã ghi.")


def test_a_change_that_an_account_may_not_make_is_written_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    press(lambda by: require(by, Action.VERIFY))

    assert [record.getMessage() for record in caplog.records] == [
        "Refused to thanhpho, form xac-nhan: Tài khoản này không có quyền xác nhận kết quả."
    ]


def test_what_was_only_mistyped_is_not(caplog: pytest.LogCaptureFixture) -> None:
    def mistyped(_by: Account) -> None:
        raise Invalid("Ngày này không có.")

    press(mistyped)

    assert caplog.records == []


def test_a_file_that_is_not_for_an_account_is_written_into_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refused(*_: object) -> None:
        raise UnknownView

    monkeypatch.setattr(downloads, "file", refused)

    answer = answered(Starlette(routes=ROUTES), "/tai-ve/nhiem-vu?dia-ban=bi-mat", cookie="ct06=x")

    assert answer.status == 404
    assert [record.getMessage() for record in caplog.records] == [
        "Refused to thanhpho, file nhiem-vu: not there, or not for this account"
    ]
