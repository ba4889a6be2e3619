"""Names of bases that are nearly names of people: to whom a base of very few members is named, and its members counted.

The rule. A base of TINY members or fewer is named only to accounts that supervise it. Its scope says which bases an account
reaches at all; of the roles, all supervise what they reach but one: who administers the system reaches every committee to
keep it running, not to judge its bases, and reads NAMELESS instead, on screens and in files alike. Codes, committee, type,
deadlines and numbers of bases stay: a count of organisations names nobody (design, section 5).

The reason. Three is the least number of members a branch may have (Điều lệ Đảng; `domain.masking` hides counts below it).
To say that such a base has lost its unity or that it was inspected is to say it of three people whom everybody around
knows. How many members a base has is told from three on; below that nobody is told a number (`domain.masking.cell`), for
screens are projected and files passed on.
"""

from __future__ import annotations

import pandas as pd

from domain.roles import Role

TINY = 3
"""Members up to which the name of a base is kept to those who supervise it."""

NAMELESS = "Cơ sở ít đảng viên (không nêu tên)"
"""What stands for the name elsewhere."""


def supervises(role: Role) -> bool:
    """Whether an account of this role supervises the bases in its scope, and so may read the names of all of them."""
    return role != "admin"


def is_tiny(members: float | None) -> bool:
    """Whether a base has so few members; one whose number nobody has stated has not."""
    return members is not None and not pd.isna(members) and members <= TINY


def with_names(bases: pd.DataFrame, *, names_all: bool) -> pd.DataFrame:
    """The same rows with `base_name` as it may be read, by `members`; a row about no base keeps its blank."""
    if names_all:
        return bases
    hidden = bases["base_name"].notna() & (bases["members"] <= TINY).fillna(False).astype("bool")
    return bases.assign(base_name=bases["base_name"].mask(hidden, NAMELESS))
