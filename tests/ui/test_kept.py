"""What was made of a frame: once for this very frame, and gone with it."""

from __future__ import annotations

import gc
import weakref
from functools import partial

import pandas as pd

from ui.kept import made_once


class Made:
    """Something that can be watched."""


def test_it_is_made_once_for_each_frame_and_purpose() -> None:
    made: list[str] = []
    one, equal = pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1]})

    for frame in (one, one, equal):
        for purpose in ("table", "picture"):
            made_once(frame, purpose, partial(made.append, purpose))

    assert made == ["table", "picture"] * 2


def test_the_same_thing_comes_back() -> None:
    frame = pd.DataFrame({"a": [1]})

    first = made_once(frame, "list", Made)

    assert made_once(frame, "list", Made) is first


def test_nothing_is_kept_longer_than_its_frame() -> None:
    frame = pd.DataFrame({"a": [1]})
    made = weakref.ref(made_once(frame, "list", Made))
    assert made() is not None

    del frame
    gc.collect()

    assert made() is None
