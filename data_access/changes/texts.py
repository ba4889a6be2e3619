"""What is typed in the app, held to the rules of workbooks: plain Vietnamese, not too long, naming nobody."""

from __future__ import annotations

from itertools import chain

from sqlalchemy import Connection, select

from data_access.changes.declined import Invalid
from data_access.schema.reference import committee, district
from domain.privacy import personal
from domain.text import modern_tones, tidy
from domain.writing import FILLERS, foreign

LONGEST = 500
"""Signs of a question, an answer, a reason or a note (columns of that length)."""

SYMBOL = 80
"""Signs of a document's symbol, as in workbooks."""


def written(connection: Connection, text: str, *, what: str, longest: int = LONGEST) -> str:
    """`text` in the spelling that is kept. Raises Invalid; `what` is the field, at the head of the sentence."""
    found = modern_tones(tidy(text))
    if not found or found.casefold() in FILLERS:
        raise Invalid(f"{what}: cần ghi nội dung.")
    if foreign(text):
        raise Invalid(f"{what}: cần {foreign(text)}.")
    if len(found) > longest:
        raise Invalid(f"{what}: dài {len(found)} ký tự, tối đa {longest}.")
    if personal(found, catalogue=own_names(connection)):
        raise Invalid(f"{what}: không ghi thông tin cá nhân (họ tên, ngày sinh, số giấy tờ, điện thoại, địa chỉ).")
    return found


def own_names(connection: Connection) -> tuple[str, ...]:
    """What our units are called, which is never the name of a person."""
    called = [connection.execute(select(table.c.name, table.c.short_name)).all() for table in (committee, district)]
    return tuple(chain.from_iterable(chain.from_iterable(called)))
