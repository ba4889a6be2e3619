"""Every sheet and column of the workbooks, declared once: template, reader and checks know no other list."""

from __future__ import annotations

from typing import Literal

from intake.columns import Sheet
from intake.sheets import assigning, report

SHEETS: dict[Literal["report", "assign"], tuple[Sheet, ...]] = {"report": report.SHEETS, "assign": assigning.SHEETS}
"""The sheets of a committee's report and of the workbook by which the Organisation Commission gives work."""

GUIDE, LISTS = "Hướng dẫn", "Danh mục"
"""The two sheets that explain and are not read: how to fill in the others, and every list of choices."""

TICK = "không phát sinh"
"""With these words begins the line whose box says that a sheet has nothing to report."""

__all__ = ["GUIDE", "LISTS", "SHEETS", "TICK", "assigning", "report"]
