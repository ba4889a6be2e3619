"""What is chosen within a screen, beside the filter: it stands in the address too, so that a link shows another the same.

The address is what holds: a link followed on the same screen changes the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

PART = "phan"
"""What of a screen is shown, in its address."""


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
    chosen = _asked(options, read(st.query_params.get(parameter, "")), first=first, key=key)
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


def part(options: Mapping[str, str], *, label: str, key: str) -> str:
    """The code of the part of a screen that is shown, of `options`; the address has it under PART. The choice stands here."""
    chosen = _asked(options, st.query_params.get(PART, ""), first=None, key=key)
    st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=key,
        required=True,
        on_change=_choose,
        args=(PART, key),
        label_visibility="collapsed",
    )
    return chosen


def _asked(options: Mapping[str, str], wanted: str, *, first: str | None, key: str) -> str:
    chosen = wanted if wanted in options else first or next(iter(options))
    st.session_state[key] = chosen
    return chosen


def _choose(parameter: str, key: str) -> None:
    st.query_params[parameter] = st.session_state[key]
