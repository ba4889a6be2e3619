"""A choice among a few ways to show the same thing, the first at first; it concerns one element and stands in no address."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st


def one_of(names: Mapping[str, str], *, label: str, key: str) -> str:
    """Draw the choice among `names` (words by code) and return the chosen code; `label` is for those who hear the page."""
    first = next(iter(names))
    picked = st.segmented_control(
        label, list(names), format_func=names.__getitem__, default=first, required=True, key=key, label_visibility="collapsed"
    )
    return picked or first
