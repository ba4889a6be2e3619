"""The forms of one base: only what may come next is offered, to who may write it, and a refusal says why.

Enter in a field sends nothing; what was typed stays until it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial

import streamlit as st

from data_access import clock
from data_access.weak_cases import Case, Standing
from domain.roles import Action
from domain.weak_steps import DOCUMENTED, SETS_DEADLINE, next_stages
from ui import case_actions as actions
from ui.actions import DAY, TEXT, field, outcome
from ui.case_actions import DUE, NUMBER, OFFICE, PAPER, REASONS
from ui.choices import one_of
from ui.forms import may_now, past_note
from ui.loaders.names import category_names
from ui.view import View

LONGEST, WORK, OFFICE_NAME, SYMBOL = 500, 300, 160, 80
_USUAL_TERM = timedelta(days=180)
_HALF_A_YEAR = "thường 6 hoặc 12 tháng"
_STEP, _EXIT, _LIST, _PLAN, _NEW, _DONE = _FORMS = "buoc", "cong-nhan", "vao-danh-sach", "ke-hoach", "moc-moi", "moc-xong"
_NOBODY = "Ghi về tổ chức, ngắn gọn. Không ghi tên người, không kể vụ việc."


def forms(view: View, seen: Standing) -> None:
    """All that the reader of the page may write about this base now."""
    works, recognises = may_now(view, Action.CHANGE_CASE), may_now(view, Action.RECOGNISE)
    if seen.ended_on is not None and seen.ended_on < clock.local_day(clock.now()):
        return
    with st.container():  # always there: else what stands below would close when a sentence comes or goes
        past_note(view)
        for name in _FORMS:
            outcome(f"{name}-{seen.code}")
    case = seen.case
    if works and case is None:
        _listing(seen)
    if works and case is not None:
        _step(seen, case)
        _plan(seen, case)
        _new_milestone(seen)
        _reached_milestone(seen, case)
    if recognises and case is not None:
        _recognition(seen, case)


def _step(seen: Standing, case: Case) -> None:
    """The next step of the committee: which, when, by which document, until when."""
    form, names = f"{_STEP}-{seen.code}", category_names()["weak_stage"]
    offered = {stage: names[stage] for stage in next_stages(case.steps) if stage != "exited"}
    with st.expander("Ghi bước tiếp theo", icon=":material/add_task:"):
        stage = one_of(offered, label="Bước", key=f"{form}-chon")
        press = partial(actions.take_step, form, stage=stage, name=names[stage], seen=seen)
        with _form(form, "Ghi bước này", press):
            _day("Ngày", form, DAY, least=case.listed_on)
            _symbol(form, TEXT, is_needed=stage in DOCUMENTED)
            if stage in SETS_DEADLINE:
                _term(form, case)
        if "exited" in next_stages(case.steps):
            st.caption("Đã đề nghị công nhận: nơi thẩm tra ghi quyết định công nhận và đưa ra khỏi danh sách.")


def _recognition(seen: Standing, case: Case) -> None:
    """«Công nhận đã củng cố», or why that is not possible yet."""
    form, names = f"{_EXIT}-{seen.code}", category_names()["weak_stage"]
    if "exited" not in next_stages(case.steps):
        last = case.steps[-1].stage if case.steps else "listed"
        st.caption(f"Chưa công nhận được: hồ sơ đang ở bước «{names[last]}»; đơn vị phải đề nghị công nhận trước.")
        return
    press = partial(actions.take_step, form, stage="exited", name=names["exited"], seen=seen)
    with st.expander("Công nhận đã củng cố", icon=":material/verified:"), _form(form, "Công nhận", press):
        _day("Ngày công nhận", form, DAY, least=case.steps[-1].happened_on)
        _symbol(form, TEXT, is_needed=True)


def _listing(seen: Standing) -> None:
    """The decision that puts the base on the register."""
    form, names = f"{_LIST}-{seen.code}", category_names()["weak_reason"]
    press = partial(actions.list_base, form, seen=seen)
    with st.expander("Đưa vào danh sách cần củng cố", icon=":material/healing:"), _form(form, "Đưa vào danh sách", press):
        _day("Ngày đưa vào danh sách", form, DAY, least=_long_ago())
        _symbol(form, PAPER, is_needed=True)
        st.multiselect(
            "Nguyên nhân (một hoặc nhiều)",
            list(names),
            format_func=names.__getitem__,
            key=field(form, REASONS),
            placeholder="Chọn nguyên nhân",
            select_all=False,
        )
        _plan_fields(form, None)


def _plan(seen: Standing, case: Case) -> None:
    form = f"{_PLAN}-{seen.code}"
    with (
        st.expander("Sửa biện pháp, nơi phụ trách", icon=":material/edit_note:"),
        _form(form, "Ghi biện pháp, nơi phụ trách", partial(actions.change_plan, form, seen=seen)),
    ):
        _plan_fields(form, case)


def _plan_fields(form: str, case: Case | None) -> None:
    measures, office = (case.measures or "", case.responsible or "") if case else ("", "")
    st.text_area("Biện pháp củng cố", value=measures, key=field(form, TEXT), max_chars=LONGEST, height=110)
    st.text_input(
        "Nơi phụ trách",
        value=office,
        key=field(form, OFFICE),
        max_chars=OFFICE_NAME,
        placeholder="Ban Xây dựng Đảng (cơ quan hoặc chức danh)",
    )
    st.caption(_NOBODY)


def _new_milestone(seen: Standing) -> None:
    form = f"{_NEW}-{seen.code}"
    with (
        st.expander("Thêm mốc củng cố", icon=":material/flag:"),
        _form(form, "Thêm mốc", partial(actions.add_milestone, form, seen=seen)),
    ):
        st.text_input("Việc phải xong", key=field(form, TEXT), max_chars=WORK, placeholder="Kiện toàn cấp ủy")
        _day("Thời hạn", form, DAY, least=seen.case.listed_on if seen.case else _long_ago(), latest=_far())


def _reached_milestone(seen: Standing, case: Case) -> None:
    waiting = {str(one.number): f"{one.number}. {one.what}" for one in case.milestones if one.done_on is None}
    form = f"{_DONE}-{seen.code}"
    if not waiting:
        return
    with (
        st.expander("Báo xong một mốc", icon=":material/task_alt:"),
        _form(form, "Ghi đã xong", partial(actions.finish_milestone, form, seen=seen)),
    ):
        st.selectbox("Mốc", list(waiting), format_func=waiting.__getitem__, key=field(form, NUMBER))
        _day("Ngày hoàn thành", form, DAY, least=case.listed_on)
        _symbol(form, TEXT, is_needed=False)


@contextmanager
def _form(form: str, button: str, press: Callable[[], None]) -> Iterator[None]:
    with st.form(form, border=False, enter_to_submit=False):
        yield
        st.form_submit_button(button, type="primary", on_click=press)


def _symbol(form: str, name: str, *, is_needed: bool) -> None:
    label = "Số, ký hiệu văn bản" if is_needed else "Số, ký hiệu văn bản (nếu có)"
    st.text_input(label, key=field(form, name), max_chars=SYMBOL, placeholder="12-QĐ/ĐU")


def _term(form: str, case: Case) -> None:
    """The deadline that a plan or an extension sets; an extension goes beyond the one before."""
    dues = [step.due_on for step in case.steps if step.due_on is not None]
    least = dues[-1] + timedelta(days=1) if dues else case.listed_on + timedelta(days=1)
    usual = max(least, clock.local_day(clock.now()) + _USUAL_TERM)
    label = f"Thời hạn mới (sau {dues[-1]:%d/%m/%Y})" if dues else f"Thời hạn củng cố ({_HALF_A_YEAR})"
    st.date_input(
        label, value=usual, min_value=least, max_value=max(usual, _far()), key=field(form, DUE), format="DD/MM/YYYY", width=260
    )


def _day(label: str, form: str, name: str, *, least: date, latest: date | None = None) -> None:
    today = clock.local_day(clock.now())
    st.date_input(
        label,
        value=today,
        min_value=min(least, today),
        max_value=latest or today,
        key=field(form, name),
        format="DD/MM/YYYY",
        width=260,
    )


def _long_ago() -> date:
    return clock.local_day(clock.now()) - timedelta(days=366)


def _far() -> date:
    return clock.local_day(clock.now()) + timedelta(days=3 * 366)
