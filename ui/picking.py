"""What is chosen within a screen, beside the filter: it stands in the address too, so that a link shows another the same.

The address is what holds: a link followed on the same screen changes the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

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
    resets: str = "",
) -> str:
    """The code chosen of `options`, their names by code: what the address has under `parameter`, else `first`.

    Without a `first` it is the first of them. `read` makes a code of what an address says. A choice takes the parameter
    `resets` out of the address. The select box stands here.
    """
    chosen = _asked(options, read(st.query_params.get(parameter, "")), first=first, key=key)
    st.selectbox(
        label,
        list(options),
        format_func=lambda code: options[code],
        key=key,
        on_change=_choose,
        args=(parameter, key, resets),
        filter_mode="contains",
        label_visibility="collapsed",
    )
    return chosen


def day(*, parameter: str, label: str, key: str, resets: str = "") -> date | None:
    """The day chosen, or none: what the address has under `parameter`; `resets` as of `picked`. The field stands here."""
    try:
        asked = date.fromisoformat(st.query_params.get(parameter, ""))
    except ValueError:
        asked = None
    st.session_state[key] = asked
    st.date_input(label, key=key, format="DD/MM/YYYY", width=150, on_change=_choose, args=(parameter, key, resets))
    return asked


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


def _choose(parameter: str, key: str, resets: str = "") -> None:
    chosen = st.session_state[key]
    if chosen:
        st.query_params[parameter] = str(chosen)
    else:
        st.query_params.pop(parameter, None)
    if resets:
        st.query_params.pop(resets, None)
