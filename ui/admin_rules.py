"""Dated rules on the screen of administrators: what holds and what is to come; one of them with its history and a new value."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from data_access import clock
from data_access.rules import Rule
from domain.settings import BY_KEY, Setting, Unit, in_words, typed_of
from ui import actions, admin_actions, administration, links
from ui import format as form
from ui.actions import DAY, TEXT, WHICH, field
from ui.admin_actions import REASON
from ui.frame import nothing
from ui.lists import rules as words
from ui.lists.administration import RULES
from ui.loaders import administration as loaders
from ui.tables import First, listing, literal
from ui.view import View

_SYMBOL, _LONGEST = 120, 500
_TAKE_BACK = "bo"


def rules(view: View) -> None:
    """The rules, or the one that the address names."""
    today = clock.local_day(clock.now())
    if links.asked(links.CODE):
        _one(view, loaders.every_rule(view.revision), today)
        return
    st.caption("Giá trị mới có hiệu lực từ một ngày; giá trị cũ giữ nguyên cho những ngày trước đó. Bấm tên quy tắc để đặt.")
    shown = First.of(loaders.listed_rules(view.revision, today)).leading(
        name=administration.leading(view, RULES, links.CODE, by="key")
    )
    listing(shown, words.LISTED, key="quy-tac", alt="Các quy tắc tính và giá trị hiện nay")
    kept = loaders.kept_rules(view.revision, today)
    with st.expander(f"Quy định ghi để tra cứu ({form.number(len(kept))})", icon=":material/menu_book:"):
        st.caption("Không đặt tại đây: cố định trong cách tính, hoặc chưa dùng để tính; thay đổi theo phiên bản của hệ thống.")
        listing(kept, words.KEPT, key="quy-dinh-tra-cuu", alt="Quy định ghi để tra cứu")


def _one(view: View, known: tuple[Rule, ...], today: date) -> None:
    """One rule: what it decides, every value it had and will have, and the form of a new one."""
    administration.way_back(view, RULES, "Mọi quy tắc")
    setting = BY_KEY.get(links.asked(links.CODE))
    if setting is None:
        nothing("Không có quy tắc nào như địa chỉ này nêu.")
        return
    values = tuple(rule for rule in known if rule.key == setting.key)
    st.header(f"{setting.group}: {setting.name}", anchor=False)
    st.markdown(setting.told)
    listing(
        words.history(values, on=today), words.HISTORY, key="cac-gia-tri", alt=f"Các giá trị của «{setting.name}», mới nhất trước"
    )
    box = f"dat-{setting.key}"
    with st.container(key="phan-ket-qua-quy-tac"):
        actions.outcome(box)
        actions.outcome(f"{box}-{_TAKE_BACK}")
    _taking_back(f"{box}-{_TAKE_BACK}", values, today)
    _setting(box, setting, values, today)


def _setting(box: str, setting: Setting, values: tuple[Rule, ...], today: date) -> None:
    with st.form(box, enter_to_submit=False, width=720):
        st.subheader("Đặt giá trị mới", anchor=False)
        left, right = st.columns(2)
        with left:
            _value(box, setting, next((rule.value for rule in values if rule.holds(today)), None))
        right.date_input("Từ ngày", value=today, min_value=today, key=field(box, DAY), format="DD/MM/YYYY")
        st.text_input("Số, ký hiệu văn bản", key=field(box, TEXT), max_chars=_SYMBOL, placeholder="Số 17-TB/TU")
        st.text_area("Lý do", key=field(box, REASON), max_chars=_LONGEST, height=80)
        st.caption("Số liệu của những ngày trước ngày này vẫn tính theo giá trị cũ. Việc đặt được ghi nhật ký.")
        put = partial(admin_actions.set_rule, box, key=setting.key, seen=values)
        st.form_submit_button("Đặt giá trị mới", type="primary", on_click=put)


def _value(box: str, setting: Setting, now: str | None) -> None:
    key = field(box, WHICH)
    if setting.choices is not None:
        codes = list(setting.choices)
        index = codes.index(now) if now in codes else 0
        st.selectbox("Giá trị", codes, index=index, format_func=setting.choices.__getitem__, key=key)
        return
    unit = "phần trăm" if setting.unit is Unit.PERCENT else str(setting.unit)
    label = f"Giá trị ({unit}, từ {setting.least} đến {setting.most})"
    value = int(typed_of(setting, now)) if now else setting.least
    st.number_input(label, min_value=setting.least, max_value=setting.most, value=value, step=1, key=key)


def _taking_back(box: str, values: tuple[Rule, ...], today: date) -> None:
    coming = [rule for rule in values if rule.set_at is not None and rule.valid_from > today]
    for rule in coming:
        told = f"{in_words(rule.key, rule.value)} từ ngày {form.day(rule.valid_from)}"
        with st.popover(f"Bỏ giá trị {told}", icon=":material/undo:", key=f"{box}-{rule.valid_from}"):
            st.markdown(f"Giá trị {literal(told)} chưa có hiệu lực. Bỏ thì giá trị trước đó tiếp tục được dùng.")
            take_back = partial(admin_actions.take_back_rule, box, key=rule.key, day=rule.valid_from, seen=values)
            st.button("Xác nhận bỏ", key=f"{box}-xac-nhan-{rule.valid_from}", type="primary", on_click=take_back)
