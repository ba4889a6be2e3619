"""What an inspection found, as counts that nest: disciplined ≤ to discipline ≤ with violations ≤ concluded ≤ inspected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from intake.demo.dice import Dice

_FINDINGS = {"NGHI_QUYET": 4.0, "PHAP_LUAT": 2.0, "QUY_CHE": 3.0, "CAN_BO": 1.0, "TIET_KIEM": 1.5, "KHIEU_TO": 0.6, "KHAC": 0.8}
_FINDINGS_OF_MEMBERS = {
    "TAP_TRUNG": 1.5,
    "DAO_DUC": 2.0,
    "DOAN_KET": 0.6,
    "DIEU_CAM": 3.0,
    "TRACH_NHIEM": 4.0,
    "DAT_DAI": 1.0,
    "TAI_CHINH": 1.0,
    "KE_KHAI": 0.6,
    "KHAC": 0.8,
}
"""How often each finding is made; several are told in this order, which is that of the lists."""

_VIOLATION = {"KT_DHVP": 0.68, "TC": 0.4, "KT_TC": 0.1, "KT_TX": 0.08, "KT_CD": 0.1, "KT_NV": 0.06, "GS_CD": 0.05, "GS_TX": 0.03}


@dataclass(frozen=True)
class Outcome:
    """Counts of organisations or members, and the codes of what was found; no finding where all was in order."""

    inspected: int
    concluded: int
    with_violation: int
    to_discipline: int
    disciplined: int
    findings: tuple[str, ...]

    @property
    def counts(self) -> dict[str, Any]:
        """The columns that a conclusion fills."""
        return {
            "concluded": self.concluded,
            "with_violation": self.with_violation,
            "to_discipline": self.to_discipline,
            "disciplined": self.disciplined,
            "findings": ",".join(self.findings) or None,
        }


def outcome(form: str, *, subject: str, whole: bool, each: int, throw: Dice) -> Outcome:
    """Counts for one inspection: `whole` covers several bases, `each` members are disciplined where the form is KL."""
    codes = _FINDINGS if subject == "TCD" else _FINDINGS_OF_MEMBERS
    if form == "KL":
        return Outcome(each, each, each, each, each, (throw.one(codes),))
    inspected = (
        throw.randint(3, 6) if whole else 1 if subject == "TCD" else throw.randint(1, 3 if form in ("KT_DHVP", "TC") else 7)
    )
    guilty = sum(throw.chance(_VIOLATION[form]) for _ in range(inspected))
    serious = sum(throw.chance(0.42 if form == "KT_DHVP" else 0.2) for _ in range(guilty))
    punished = sum(throw.chance(0.88) for _ in range(serious))
    short = guilty or throw.chance(0.34)  # shortcomings without a violation are findings too
    made = {throw.one(codes) for _ in range(throw.randint(1, 2))} if short else set()
    return Outcome(inspected, inspected, guilty, serious, punished, tuple(code for code in codes if code in made))
