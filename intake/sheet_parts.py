"""One sheet of a workbook as its parts describe it: what its values do not show."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from intake.cells import letters, numbered
from intake.markup import Attributes, Parts, scan, targets
from intake.refusals import Refusal, Refused

LAST_ROW, LAST_COLUMN = 5_000, 100
"""No sheet of ours comes near; a cell further out would make the reader fill millions of empty ones before it."""

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class SheetPart:
    """One sheet of the file; cells by (row from 1, column from 0)."""

    name: str
    state: str = "visible"
    path: str = ""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    stale: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)


def describe(parts: Parts, page: SheetPart, *, percent: set[str]) -> None:
    """Fill in what the parts say of `page`; `percent` are the cell styles that show percentages."""
    if page.path in parts:
        walk = _Walk(page, percent)
        scan(parts, page.path, walk.start, walk.end)
        page.comments = _comments(parts, page.path)


class _Walk:
    """Where a walk through a sheet stands: the cell it is in, its type, and whether a formula or a value was met there."""

    def __init__(self, page: SheetPart, percent: set[str]) -> None:
        self.page, self.percent = page, percent
        self.row, self.column = 0, -1
        self.kind, self.value, self.is_formula = "", "", False

    def start(self, name: str, attributes: Attributes) -> None:
        """Enter an element."""
        hidden = attributes.get("hidden") in ("1", "true")
        if name == "c":
            self._enter(attributes)
        elif name == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), -1
            if hidden:
                self.page.hidden_rows.add(self.row)
        elif name == "col" and hidden:
            self.page.hidden_columns.update(range(int(attributes["min"]) - 1, min(int(attributes["max"]), LAST_COLUMN)))

    def end(self, name: str, text: str) -> None:
        """Leave an element with the text that stood in it."""
        if name == "f":
            self.is_formula = True
        elif name in ("v", "t"):
            self.value += text
        elif name == "c":
            self._leave()

    def _enter(self, attributes: Attributes) -> None:
        match = _ADDRESS.fullmatch(attributes.get("r", ""))
        self.row, self.column = (int(match[2]), numbered(match[1])) if match else (self.row, self.column + 1)
        if self.row > LAST_ROW or self.column > LAST_COLUMN:
            place = f"{letters(self.column)}{self.row}"
            words = f"trang kéo dài đến ô {place}; xóa các dòng, cột trống có định dạng ở ngoài bảng rồi lưu lại"
            raise Refused([Refusal(words, sheet=self.page.name)])
        self.kind, self.value, self.is_formula = attributes.get("t", ""), "", False
        if attributes.get("s") in self.percent:
            self.page.percent.add((self.row, self.column))

    def _leave(self) -> None:
        place = (self.row, self.column)
        if self.kind == "e":
            self.page.errors[place] = self.value or "#LỖI"
        if self.is_formula:
            self.page.formulas.add(place)
            if not self.value and self.kind != "str":  # a formula may well give an empty text
                self.page.stale.add(place)


def _comments(parts: Parts, path: str) -> dict[str, str]:
    """The comments of a sheet by address, those of the older and of the newer kind."""
    found: dict[str, str] = {}
    for target in targets(parts, path).values():
        if "comment" in posixpath.basename(target).lower() and target.endswith(".xml"):
            _scan_comments(parts, target, found)
    return found


def _scan_comments(parts: Parts, path: str, found: dict[str, str]) -> None:
    address = [""]

    def start(name: str, attributes: Attributes) -> None:
        if name in ("comment", "threadedComment"):
            address[0] = attributes.get("ref", "")

    def end(name: str, text: str) -> None:
        if name in ("t", "text") and text:
            found[address[0]] = f"{found.get(address[0], '')}{text}"

    scan(parts, path, start, end)
