"""Which sheet of a file is which: by its name, or, if the name was changed, by its headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.text import spelling
from intake.columns import Sheet
from intake.reader import Grid
from intake.refusals import Refusal
from intake.sheets import GUIDE, LISTS
from intake.tables import heading_row, headings


def assigned(grids: Sequence[Grid], sheets: Sequence[Sheet]) -> tuple[dict[str, Grid], list[Refusal]]:
    """The grid of each declared sheet by the sheet's name, and what is wrong with the sheets as such.

    A sheet of another name is taken for a missing one if its headings fit that one, and no other sheet fits it too.
    """
    named = {spelling(grid.name): grid for grid in grids}
    found = {sheet.name: named[spelling(sheet.name)] for sheet in sheets if spelling(sheet.name) in named}
    ours = {spelling(name) for name in (GUIDE, LISTS, *found)}
    others = [grid for grid in grids if spelling(grid.name) not in ours and next(grid.all_cells(), None)]
    refusals: list[Refusal] = []
    for sheet in sheets:
        fitting = [grid for grid in others if sheet.name not in found and _fits(grid, sheet)]
        others = [grid for grid in others if grid not in fitting]
        if len(fitting) == 1:
            found[sheet.name] = fitting[0]
        elif fitting:
            refusals.append(_doubtful(fitting, sheet))
    refusals += _hidden([*found.values(), *others])
    refusals += [_stray(grid, sheets) for grid in others if grid.part.state == "visible"]
    return found, refusals


def _fits(grid: Grid, sheet: Sheet) -> bool:
    row = heading_row(grid, sheet)
    return bool(row) and 2 * len(headings(grid, row, sheet)) > len(sheet.columns)


def _hidden(grids: Sequence[Grid]) -> Iterator[Refusal]:
    return (Refusal("trang bị ẩn; bỏ ẩn hoặc xóa trang này", sheet=grid.name) for grid in grids if grid.part.state != "visible")


def _doubtful(fitting: Sequence[Grid], sheet: Sheet) -> Refusal:
    names = " và ".join(f"«{grid.name}»" for grid in fitting)
    return Refusal(f"một trang «{sheet.name}»; các trang {names} đều giống mẫu, chỉ giữ một", sheet=fitting[0].name)


def _stray(grid: Grid, sheets: Sequence[Sheet]) -> Refusal:
    names = ", ".join(f"«{sheet.name}»" for sheet in sheets)
    return Refusal(f"chỉ các trang của mẫu ({names}); chuyển số liệu sang trang của mẫu rồi xóa trang này", sheet=grid.name)
