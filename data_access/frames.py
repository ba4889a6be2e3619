"""From a query to a typed frame: the same columns and types from both databases, also when nothing was found."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Boolean, Column, Connection, Date, DateTime, Float, Integer, Select

_DTYPES = {Boolean: "boolean", Date: "datetime64[s]", DateTime: "datetime64[us]", Float: "float64", Integer: "Int64"}


def dtypes_of(*columns: Column[Any]) -> dict[str, str]:
    """The frame type of each schema column by name: text is `str`, days `datetime64[s]`, counts `Int64`."""
    return {
        column.name: next((dtype for kind, dtype in _DTYPES.items() if isinstance(column.type, kind)), "str")
        for column in columns
    }


def read_frame(connection: Connection, query: Select[Any], dtypes: dict[str, str]) -> pd.DataFrame:
    """The rows of `query` with exactly the columns and types of `dtypes`, in that order.

    SQLite and PostgreSQL hand back dates, booleans and empty results differently; after this call no reader can tell
    which one answered.
    """
    rows = [tuple(row) for row in connection.execute(query)]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(dtypes)
    typed = zip(dtypes.items(), columns, strict=True)
    # Arrays of their own, taken as they are: a frame from series costs four times as much, and most frames are small.
    return pd.DataFrame({name: pd.array(list(values), dtype=_dtype(dtype)) for (name, dtype), values in typed}, copy=False)


def _dtype(name: str) -> Any:
    return pd.StringDtype(na_value=float("nan")) if name == "str" else name
