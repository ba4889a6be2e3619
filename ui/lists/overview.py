"""What needs attention, in words for the first screen."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ui import format as form

PLACES = {
    "name": "Nơi",
    "overdue_told": "Việc quá hạn",
    "missing_told": "Chưa báo cáo",
    "weak_told": "Cơ sở cần chú ý",
    "unconcluded_told": "Chờ kết luận",
    "remedies_told": "Kiến nghị quá hạn",
}
"""Headings of the places that need attention by column of `places`."""

KINDS = ("overdue", "missing", "weak", "unconcluded", "remedies")
"""The kinds of exceptions a place can have: columns of the counts behind `places`."""


OUTSIDE = "Ngoài địa bàn"
"""Where committees and city bodies without a district are counted together."""


@dataclass(frozen=True)
class Matter:
    """One kind of exception: how many of how many, and the file of the page that lists them."""

    name: str
    shape: str
    count: int
    whole: int
    noun: str
    page: str

    @property
    def value(self) -> str:
        """The count with the shape of what is wrong; a plain zero when nothing is."""
        return f"{self.shape} {form.number(self.count)}" if self.count else "0"

    @property
    def told(self) -> str:
        """«trên 412 việc»."""
        return f"trên {form.number(self.whole)} {self.noun}"


def places(counts: pd.DataFrame) -> pd.DataFrame:
    """A row a place with columns of PLACES; `counts` with name, tasks and KINDS."""
    overdue = [
        f"▲ {form.of(part, whole)}" if part else "0" for part, whole in zip(counts["overdue"], counts["tasks"], strict=True)
    ]
    return counts.assign(
        overdue_told=overdue,
        missing_told=_marked(counts["missing"], "▨"),
        weak_told=_marked(counts["weak"], "■"),
        unconcluded_told=_marked(counts["unconcluded"], "◐"),
        remedies_told=_marked(counts["remedies"], "▲"),
    )


def _marked(counts: pd.Series[int], shape: str) -> list[str]:
    return [f"{shape}\u00a0{form.number(count)}" if count else "0" for count in counts]
