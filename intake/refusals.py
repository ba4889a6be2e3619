"""Why a workbook was refused: place, what was found there and what is expected, in words for the person who filled it in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

BLANK = "ô trống"
UNSHOWN = "(không hiển thị)"

_MANY_DIGITS = re.compile(r"(?:[0-9][ .-]?){9,}")
_LONGEST = 60


@dataclass(frozen=True)
class Refusal:
    """One reason. `sheet` is empty where the whole file is meant, `cell` where a whole sheet is, `heading` where no column is."""

    expected: str
    found: str = ""
    sheet: str = ""
    cell: str = ""
    heading: str = ""

    @property
    def place(self) -> str:
        """Where to look, as people say it: «trang «Cơ sở», ô E6, cột «Số đảng viên»»."""
        parts = (f"trang «{self.sheet}»" if self.sheet else "cả tệp", self.cell and f"ô {self.cell}")
        return ", ".join(part for part in (*parts, self.heading and f"cột «{self.heading}»") if part)

    def __str__(self) -> str:
        found = f"thấy {self.found}; " if self.found else ""
        place = self.place[0].upper() + self.place[1:]
        return f"{place}: {found}{self.expected}"


class Refused(ValueError):
    """A workbook that is refused whole, with every reason that could be found, in the order of the workbook."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("\n".join(str(refusal) for refusal in self.refusals))


def shown(found: object) -> str:
    """A value as a refusal may repeat it: short, and never where its digits could be those of a person's papers."""
    text = " ".join(str(found).split())
    if _MANY_DIGITS.search(text):
        return UNSHOWN
    return f"«{text[:_LONGEST]}…»" if len(text) > _LONGEST else f"«{text}»"
