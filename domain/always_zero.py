"""Committees that report no weak base, period after period: which of them are large enough for that to be asked about.

The rule. A committee is asked about when it has itself reported zero for PERIODS regular periods in a row up to the newest
one that is due, and the chance of a zero is below UNLIKELY: that none of its n bases is on the register, were it like the
other committees. With a share p of all bases on the register that chance is P(0) = (1 - p)^n; where committees differ by
more than chance, n is lowered first to the cases that say as much (`domain.funnel`).

The arithmetic. At p = 5 % the chance is 0.95^58 = 5.1 % for 58 bases and 0.95^59 = 4.8 % for 59, so 59 bases are enough and a
committee of 12 (54 %) is never asked. At p = 1.5 % it takes 199 (0.985^198 = 5.02 %, 0.985^199 = 4.94 %). The chance is
that of one period, not of PERIODS: a base stays on the register for months, so one zero all but repeats the one before.

A zero is what was stated as zero. A period without a statement is no zero: it ends the row, and stands apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from math import ceil, log

import numpy as np
import pandas as pd

from domain.funnel import Funnel

PERIODS = 3
"""How many zeros in a row are «always» (issue of weak bases)."""

UNLIKELY = 0.05
"""Below this chance a zero is unlikely."""


class Said(StrEnum):
    """What a committee said of the newest period: none, some, or nothing at all."""

    ZERO = "zero"
    SOME = "some"
    MISSING = "missing"


def said(stated: pd.DataFrame, *, committees: Iterable[str], periods: Sequence[str]) -> pd.DataFrame:
    """A row a committee: committee_id, said (of the last of `periods`), zeros (in a row up to it) and since, their first period.

    `stated` holds what was reported of the number on the register: committee_id, period, numerator. `periods` are
    regular, oldest first; one that a committee said nothing of ends its row.
    """
    known = stated[stated["numerator"].notna()]
    places = zip(known["committee_id"].astype("str"), known["period"].astype("str"), strict=True)
    told = dict(zip(places, known["numerator"].astype("float64"), strict=True))
    rows = [(committee, *_row(told, committee, periods)) for committee in committees]
    return pd.DataFrame(rows, columns=["committee_id", "said", "zeros", "since"]).astype(
        {"committee_id": "str", "said": "str", "zeros": "int64", "since": "str"}
    )


def with_chance(rows: pd.DataFrame, *, bases: pd.Series[int], compared: Funnel | None) -> pd.DataFrame:
    """`rows` of `said` with bases (by committee_id), chance (0 to 1, null where nothing is compared) and unlikely, the flag."""
    counted = rows["committee_id"].map(bases).fillna(0).astype("int64")
    chance = pd.Series(np.nan, index=rows.index, dtype="float64")
    if compared is not None:
        chance = pd.Series(compared.chance_of_none(np.asarray(counted, dtype=np.float64)), index=rows.index)
    always = (rows["said"] == Said.ZERO) & (rows["zeros"] >= PERIODS)
    return rows.assign(bases=counted, chance=chance, always=always, unlikely=always & (chance < UNLIKELY))


def fewest(compared: Funnel) -> int | None:
    """From how many bases on a zero is unlikely; None where it is at no number of bases.

    (1 - p)^m = UNLIKELY at m = log UNLIKELY ÷ log(1 - p) independent cases; m = n ÷ (1 + 4 n extra) is solved for n.
    """
    if not 0 < compared.share < 1:
        return None
    needed = log(UNLIKELY) / log(1 - compared.share)
    room = 1 - 4 * needed * compared.extra
    return ceil(needed / room) if room > 0 else None


def _row(told: Mapping[tuple[str, str], float], committee: str, periods: Sequence[str]) -> tuple[str, int, str]:
    newest = told.get((committee, periods[-1])) if periods else None
    if newest is None:
        return Said.MISSING, 0, ""
    zeros = 0
    for period in reversed(periods):
        if told.get((committee, period)) != 0:
            break
        zeros += 1
    return (Said.ZERO, zeros, periods[len(periods) - zeros]) if zeros else (Said.SOME, 0, "")
