"""What was made of a shared frame is kept as long as the frame itself, so that a rerun makes nothing anew.

Frames of loaders are shared and never changed in place; what is made of one is therefore always right.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import pandas as pd

Made = TypeVar("Made")

_kept: dict[int, tuple[weakref.ref[pd.DataFrame], dict[Hashable, Any]]] = {}


def made_once(frame: pd.DataFrame, purpose: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` makes of `frame` for a purpose, made at the first call for this very frame."""
    made = _of(frame)
    if purpose not in made:
        made[purpose] = make()
    found: Made = made[purpose]
    return found


def _of(frame: pd.DataFrame) -> dict[Hashable, Any]:
    number = id(frame)
    held = _kept.get(number)
    if held is None or held[0]() is not frame:
        held = _kept[number] = (weakref.ref(frame, lambda _: _kept.pop(number, None)), {})
    return held[1]
