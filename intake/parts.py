"""What the values of a workbook do not show: hidden sheets, days counted from 1904, styles, properties, defined names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from intake.markup import Attributes, Parts, scan, targets
from intake.sheet_parts import SheetPart, describe

_TYPED = ("title", "subject", "keywords", "description", "category")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^]]*]')


@dataclass
class Workbook:
    """The sheets of a file in order, whether it counts days from 1904, its own properties and the texts of its defined names.

    `about` is what somebody typed about the file as a whole: title, subject, keywords, remarks. Who made it and who saved it
    last is written there by the program itself, and read by nobody here.
    """

    sheets: list[SheetPart] = field(default_factory=list)
    is_1904: bool = False
    properties: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)


def workbook(parts: Parts) -> Workbook:
    """The file as its parts describe it. Raises Refused where a part is broken or a sheet is far too large."""
    found = Workbook()
    paths = targets(parts, "xl/workbook.xml")

    def start(name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            found.is_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "definedName":
            found.names.append(attributes.get("name", ""))
        elif name == "sheet":
            page = SheetPart(attributes["name"], attributes.get("state", "visible"))
            page.path = paths.get(next((attributes[key] for key in attributes if key.endswith(":id")), ""), "")
            found.sheets.append(page)

    scan(parts, "xl/workbook.xml", start)
    percent = _percent_styles(parts)
    for page in found.sheets:
        describe(parts, page, percent=percent)
    found.properties, found.about = _properties(parts), _about(parts)
    return found


def _percent_styles(parts: Parts) -> set[str]:
    """The numbers of the cell styles that show a fraction as percent; formats 9 and 10 are built in."""
    formats, styles = {"9", "10"}, []
    inside = {"cellXfs": False}

    def start(name: str, attributes: Attributes) -> None:
        if name == "numFmt" and "%" in _QUOTED.sub("", attributes.get("formatCode", "")):
            formats.add(attributes["numFmtId"])
        elif name == "cellXfs":
            inside["cellXfs"] = True
        elif name == "xf" and inside["cellXfs"]:
            styles.append(attributes.get("numFmtId", "0"))

    def end(name: str, _text: str) -> None:
        if name == "cellXfs":
            inside["cellXfs"] = False

    scan(parts, "xl/styles.xml", start, end)
    return {str(number) for number, style in enumerate(styles) if style in formats}


def _about(parts: Parts) -> list[str]:
    found: list[str] = []

    def end(element: str, text: str) -> None:
        if element in _TYPED and text:
            found.append(text)

    scan(parts, "docProps/core.xml", lambda *_: None, end)
    return found


def _properties(parts: Parts) -> dict[str, str]:
    found: dict[str, str] = {}
    name = [""]

    def start(element: str, attributes: Attributes) -> None:
        if element == "property":
            name[0] = attributes.get("name", "")

    def end(element: str, text: str) -> None:
        if element == "lpwstr":
            found[name[0]] = text

    scan(parts, "docProps/custom.xml", start, end)
    return found
