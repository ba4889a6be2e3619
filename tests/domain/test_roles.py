"""The rights of the roles, one by one: whoever changes the table changes this test."""

from __future__ import annotations

import pytest

from domain.roles import ROLES, Action, Role, may

RIGHTS: dict[Role, set[str]] = {
    "city": {"ask", "note"},
    "district": {"ask", "note"},
    "reporter": {"answer", "note", "change_case", "report_conclusion"},
    "verifier": {"ask", "verify", "send_back", "note", "recognise"},
    "secretary": {"run_meeting"},
    "admin": {"administer"},
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_what_it_is_for_and_nothing_else(role: Role) -> None:
    assert {str(action) for action in Action if may(role, action)} == RIGHTS[role]


def test_who_confirms_a_result_never_answers_for_it() -> None:
    both = [role for role in ROLES if may(role, Action.ANSWER) and (may(role, Action.VERIFY) or may(role, Action.SEND_BACK))]

    assert both == []


def test_who_works_on_a_weak_base_never_recognises_it() -> None:
    assert [role for role in ROLES if may(role, Action.CHANGE_CASE) and may(role, Action.RECOGNISE)] == []


def test_who_reports_on_a_conclusion_neither_makes_nor_verifies_it() -> None:
    reporting = [role for role in ROLES if may(role, Action.REPORT_CONCLUSION)]

    assert reporting == ["reporter"]
    assert not any(may(role, Action.RUN_MEETING) or may(role, Action.VERIFY) for role in reporting)
