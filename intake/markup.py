"""The XML inside a workbook, walked through element by element; nothing is expanded, fetched or built."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from intake.refusals import Refusal, Refused

Attributes = dict[str, str]
Parts = Mapping[str, bytes]
"""The XML parts of a file by path, as `intake.precheck` hands them on."""


def _nothing(_name: str, _text: str) -> None:
    """What most walks do at the end of an element."""


def scan(parts: Parts, path: str, start: Callable[[str, Attributes], None], end: Callable[[str, str], None] = _nothing) -> None:
    """Walk through a part: `start` is told each element, `end` each element with the text in it. A part left out has none.

    Raises Refused where the part is broken.
    """
    texts: list[str] = []

    def opened(name: str, attributes: Attributes) -> None:
        texts.clear()
        start(name.rpartition(":")[2], attributes)

    def closed(name: str) -> None:
        end(name.rpartition(":")[2], "".join(texts))
        texts.clear()

    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = texts.append
    try:
        parser.Parse(parts.get(path, b"<none/>"), True)
    except (ExpatError, KeyError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused([Refusal(f"phần «{path}» của tệp hỏng; mở tệp bằng Excel, lưu lại rồi nộp lại")]) from error


def targets(parts: Parts, path: str) -> dict[str, str]:
    """Where the relations of a part lead, by their id."""
    folder, name = posixpath.split(path)
    found: dict[str, str] = {}

    def start(element: str, attributes: Attributes) -> None:
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            found[attributes["Id"]] = posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))[1:]

    scan(parts, f"{folder}/_rels/{name}.rels", start)
    return found
