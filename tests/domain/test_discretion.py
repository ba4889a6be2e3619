"""A base of very few members is named to those who supervise it, and to nobody else."""

from __future__ import annotations

import pandas as pd
import pytest

from domain.discretion import NAMELESS, is_tiny, supervises, with_names
from domain.roles import ROLES

BASES = pd.DataFrame(
    {
        "base_name": pd.Series(["Chi bộ số 1", "Chi bộ số 2", "Chi bộ số 3", None], dtype="str"),
        "members": pd.Series([3, 4, None, 2], dtype="Int64"),
    }
)


def test_every_role_supervises_what_it_reaches_but_who_administers() -> None:
    assert [role for role in ROLES if not supervises(role)] == ["admin"]


@pytest.mark.parametrize(("members", "tiny"), [(2, True), (3, True), (4, False), (None, False), (float("nan"), False)])
def test_three_members_are_few(members: float | None, tiny: bool) -> None:
    assert is_tiny(members) is tiny


def test_who_does_not_supervise_reads_no_name_of_a_tiny_base() -> None:
    told = with_names(BASES, names_all=False)["base_name"]

    assert told.tolist()[:3] == [NAMELESS, "Chi bộ số 2", "Chi bộ số 3"]
    assert pd.isna(told[3])


def test_who_supervises_reads_all_names() -> None:
    assert with_names(BASES, names_all=True)["base_name"].tolist()[:3] == ["Chi bộ số 1", "Chi bộ số 2", "Chi bộ số 3"]
