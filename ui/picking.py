"""What is chosen within a screen, beside the filter: it stands in the address too, so that a link shows another the same.

The address is what holds: a link followed on the same screen changes the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st


def picked(
    options: Mapping[str, str],
    *,
    parameter: str,
    label: str,
    key: str,
    first: str | None = None,
    read: Callable[[str], str] = str,
) -> str:
    """The code chosen of `options`, their names by code: what the address has under `parameter`, else `first`.

    Without a `first` it is the first of them. `read` makes a code of what an address says. The select box stands here.
    """
    wanted = read(st.query_params.get(parameter, ""))
    chosen = wanted if wanted in options else first or next(iter(options))
    st.session_state[key] = chosen
    st.selectbox(
        label,
        list(options),
        format_func=lambda code: options[code],
        key=key,
        on_change=_choose,
        args=(parameter, key),
        filter_mode="contains",
        label_visibility="collapsed",
    )
    return chosen


def _choose(parameter: str, key: str) -> None:
    st.query_params[parameter] = st.session_state[key]
