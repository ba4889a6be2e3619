"""The audit on paper and in files: the line that prints its newest record, and all records for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from data_access.audit import Head

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""


def head_line(head: Head) -> str:
    """The newest record as it is printed: «Nhật ký đến bản ghi số 4.202: e9a3919b7f9e46ae»."""
    return f"Nhật ký đến bản ghi số {head.number:,}: ".replace(",", ".") + head.digits


def as_csv(records: pd.DataFrame) -> bytes:
    """A line a record in the order given, for spreadsheets: text that begins as a formula has an apostrophe before it."""
    file = io.StringIO()
    written = csv.writer(file)
    written.writerow(records.columns)
    for record in _plain(records):
        written.writerow(_harmless(value) for value in record.values())
    return file.getvalue().encode("utf-8-sig")  # so that Excel reads it as UTF-8


def as_lines(records: pd.DataFrame) -> bytes:
    """A JSON object a line, in the order given: all that the hashes were computed from, exactly."""
    lines = (json.dumps(record, ensure_ascii=False) for record in _plain(records))
    return "".join(f"{line}\n" for line in lines).encode()


def _plain(records: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for record in records.to_dict("records"):
        moment = f"{record['happened_at'].isoformat(timespec='microseconds')}Z"
        yield {str(name): value for name, value in record.items()} | {"number": int(record["number"]), "happened_at": moment}


def _harmless(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
