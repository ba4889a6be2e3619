"""The mark by which a workbook says what it is: version of the template, kind, committee, period and what it held.

It stands twice, as a line on the first sheet and as a document property, so that it outlives saving by any program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from zlib import crc32

from domain.periods import Period

VERSION = 1
"""Grows when a sheet or a column changes its meaning; a workbook of another version is refused."""

PROPERTY = "chithi06"

_LINE = re.compile(
    r"CT06\|(?P<version>[0-9]+)\|(?P<kind>report|assign)\|(?P<committee>[a-z0-9-]+)\|(?P<period>[0-9A-Z-]+)\|"
    r"(?P<sent>[0-9a-f.]*)\|(?P<sum>[0-9a-f]{8})"
)


@dataclass(frozen=True)
class Mark:
    """What a workbook says it is; `sent` are the digests of its sheets as they went out, in the order of their declaration."""

    kind: Literal["report", "assign"]
    committee_id: str
    period: Period
    sent: tuple[str, ...] = ()
    version: int = VERSION

    def __str__(self) -> str:
        line = f"CT06|{self.version}|{self.kind}|{self.committee_id}|{self.period.code}|{'.'.join(self.sent)}"
        return f"{line}|{_sum(line)}"

    @classmethod
    def parse(cls, text: str) -> Mark:
        """The mark that stands in `text`. Raises ValueError where there is none or somebody changed it."""
        match = _LINE.search(text)
        if match is None or _sum(match[0].rpartition("|")[0]) != match["sum"]:
            raise ValueError(text)
        kind: Literal["report", "assign"] = "report" if match["kind"] == "report" else "assign"
        sent = tuple(filter(None, match["sent"].split(".")))
        return cls(kind, match["committee"], Period.parse(match["period"]), sent, int(match["version"]))


def _sum(line: str) -> str:
    """A check sum against a mark changed by hand; it keeps slips out, not forgers: accounts and scopes do that."""
    return f"{crc32(line.encode()):08x}"
