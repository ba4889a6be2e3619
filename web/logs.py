"""What the server writes into its log: a record is one line and its cause one more, and none repeats a row of the database.

Keeping and rotating the lines is the business of what starts the server (journald).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import Any

_FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Ends of lines, signs that drive a terminal, and signs that turn the direction of writing."""

_ROW = re.compile(r"\nDETAIL:.*?(?=\n\[SQL:|\n\[parameters:|\n\n|\nHINT:|\nCONTEXT:|\Z)", re.DOTALL)
"""Where PostgreSQL repeats the row that it refused, in an error's text."""


def configure() -> None:
    """Let every record of this process, of our own loggers and of the libraries', be one line of plain text."""
    logging.setLogRecordFactory(Record)
    logging.basicConfig(format=_FORM)
    logging.getLogger("chithi06").setLevel(logging.INFO)
    # ui.faults writes the cause beside the code that the user reads; once is enough.
    logging.getLogger("streamlit.error_util").addFilter(lambda record: record.getMessage() != "Uncaught app execution")
    # A websocket that web/guard.py turns away is answered, which uvicorn takes for a fault of ours.
    logging.getLogger("uvicorn.error").addFilter(lambda record: "without completing handshake" not in record.getMessage())


class Record(logging.LogRecord):
    """A record whose every part is one line, before any handler sees it: each library brings formatters of its own."""

    def __init__(self, *parts: Any, **named: Any) -> None:
        super().__init__(*parts, **named)
        self.msg = in_one_line(str(self.msg))
        self.args = _plain(self.args)
        if self.exc_info and self.exc_info[1] is not None:
            traced = logging.Formatter().formatException(self.exc_info)
            self.exc_text = in_one_line(_ROW.sub("", traced))
        if self.stack_info:
            self.stack_info = in_one_line(self.stack_info)


def in_one_line(text: str) -> str:
    r"""`text` with what ends lines or drives a terminal written out: «\n», «\x1b»."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def _plain(args: Any) -> Any:
    if isinstance(args, Mapping):
        return {name: _value(value) for name, value in args.items()}
    return tuple(_value(value) for value in args) if isinstance(args, tuple) else args


def _value(value: object) -> object:
    """A number as it is, for it may be formatted as one; all else as a line of text."""
    return value if isinstance(value, int | float) else in_one_line(_ROW.sub("", str(value)))
