"""Which committees tell a story that does not hold together, so that the rules that look for it find something."""

from __future__ import annotations

from intake.demo.dice import dice

PROGRAMME_BEHIND = "programme_behind"
"""Every assignment of clause 1.8 is reported done while half of the inspection programme was not begun."""
GOOD_THOUGH_DISCIPLINED = "good_though_disciplined"
"""A base is classified as good in the year in which its organisation was disciplined."""
FAILED_BUT_UNLISTED = "failed_but_unlisted"
"""Bases are classified as not completing their tasks while the committee reports no weak base."""
VERIFIED_BUT_UNMET = "verified_but_unmet"
"""Every assignment of clause 1.3 is verified while an inspection found that the clause was not carried out."""
ALL_REGISTERED = "all_registered"
"""All action programmes are reported registered while supervision found that they were not."""
SHRINKING = "shrinking"
"""A cumulative count is smaller than in the report before."""

_TIMES = {
    PROGRAMME_BEHIND: 2,
    GOOD_THOUGH_DISCIPLINED: 2,
    FAILED_BUT_UNLISTED: 2,
    VERIFIED_BUT_UNMET: 1,
    ALL_REGISTERED: 2,
    SHRINKING: 1,
}


def planted(committees: list[str], *, seed: int) -> dict[str, frozenset[str]]:
    """The contradictions of each committee that has any: ten in the whole city, fewer where fewer committees are told."""
    chosen = dice(seed, "contradictions").sample(committees, min(sum(_TIMES.values()), len(committees)))
    kinds = [kind for kind, times in _TIMES.items() for _ in range(times)]
    return {committee: frozenset({kind}) for committee, kind in zip(chosen, kinds, strict=False)}
