"""The one task of the Directive that task progress may be narrowed to: a part of the address of that page alone.

It is kept on a reload and in a copied link, and dropped on the way to another page, whose figures never depend on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from ui.view import go_to, turned

CLAUSE = "noi-dung"
"""The key of the address; its value is the number of a task: `noi-dung=1.4`."""

_BOX, _LIST = "chon-noi-dung", "muc-can-chu-y"
_UNKNOWN = "Địa chỉ nêu một nội dung không có trong Chỉ thị, nên màn hình hiển thị mọi nội dung."


def chosen_clause(clauses: Mapping[str, str]) -> str | None:
    """Draw the box to choose one of `clauses` (names by number) and return the number in the address, if it is one of them."""
    wanted = st.query_params.get(CLAUSE)
    clause = wanted if wanted in clauses else None
    st.session_state[_BOX] = clause
    with st.container(key="loc-noi-dung", horizontal=True, vertical_alignment="center", gap="small"):
        st.selectbox(
            "Nội dung của Chỉ thị",
            list(clauses),
            index=None,
            format_func=lambda code: f"{code} {clauses[code]}",
            key=_BOX,
            on_change=lambda: choose_clause(st.session_state[_BOX]),
            placeholder="Mọi nội dung của Chỉ thị",
            filter_mode="contains",
            label_visibility="collapsed",
            width=460,
        )
        if clause:
            st.button(f"✕ Bỏ lọc nội dung {clause}", key="bo-loc-noi-dung", on_click=choose_clause, args=(None,), type="tertiary")
    if wanted and not clause:
        st.warning(_UNKNOWN)
    return clause


def chosen_list(names: Mapping[str, str]) -> str:
    """Draw the choice among the lists of exceptions (names by code) and return the chosen one; at first the first."""
    first = next(iter(names))
    st.session_state.setdefault(_LIST, first)
    picked = st.segmented_control(
        "Danh sách cần chú ý",
        list(names),
        format_func=names.__getitem__,
        required=True,
        key=_LIST,
        label_visibility="collapsed",
    )
    return picked or first


def choose_clause(clause: str | None) -> None:
    """Narrow the page to a task of the Directive, or to none: for callbacks."""
    if clause:
        st.query_params[CLAUSE] = clause
    else:
        st.query_params.pop(CLAUSE, None)
    turned()


def picked_clause(key: str, *, selection: str) -> Callable[[], None]:
    """A callback for the chart `key`: narrow the page to the place and the task that were clicked, as far as these are told.

    Of the lists of exceptions the one is opened that the click `leads` to.
    """

    def go() -> None:
        picked: list[dict[str, Any]] = st.session_state[key].selection.get(selection)
        if picked:
            go_to(picked[-1].get("place"))
            choose_clause(picked[-1]["clause"])
            if picked[-1].get("leads"):
                st.session_state[_LIST] = picked[-1]["leads"]

    return go
