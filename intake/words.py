"""Cells that hold words: text, codes, choices and ticks, in the forms people write them in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, time, timedelta
from difflib import get_close_matches

from domain.text import fold, modern_tones, spelling, tidy
from domain.writing import FILLERS, foreign, is_latin
from intake.cells import Cell, Info, Raw, Reading, Rule, unfit

_TICKS = {"x", "✓", "✔", "☑", "☒", "v"}
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))  # every dash that people paste for a hyphen


def text(cell: Cell, info: Info) -> str:
    """One line of text in the city's spelling; a whole number is taken as its digits."""
    found = _written(cell, info, expected="chữ")
    problem = foreign(found)
    if problem:
        raise unfit(problem)
    if found.strip().casefold() in FILLERS:
        raise unfit("nội dung; không có thì để trống ô")
    return _spelled(cell, found, info.context)


def code(cell: Cell, info: Info) -> str:
    """A code in capitals, with plain hyphens and without spaces."""
    found = _written(cell, info, expected="mã")
    plain = re.sub(r"\s", "", tidy(found)).translate(_DASHES)
    strange = next((sign for sign in plain if not sign.isascii() and not is_latin(sign)), None)
    if strange is not None:
        raise unfit(f"mã bằng chữ La-tinh và chữ số; «{strange}» là ký tự lạ, chỉ giống hình, hãy gõ lại mã")
    if plain.casefold() in FILLERS:
        raise unfit("mã; không có thì để trống ô")
    if plain.upper() != found:
        info.context.note(cell, Rule.CODE, found, plain.upper())
    return plain.upper()


def choice(cell: Cell, info: Info) -> str:
    """The code of one choice of the column's list, written as code, as name or as both."""
    found = _written(cell, info, expected="một giá trị trong danh sách chọn")
    return _chosen(cell, found, info)


def choices(cell: Cell, info: Info) -> tuple[str, ...]:
    """The codes of several choices, separated by semicolons or line breaks, each once, in the order of the list."""
    found = _written(cell, info, expected="giá trị trong danh sách chọn")
    whole = _matching(found, info.context.choices[str(info.field_name)])
    parts = [part.strip() for part in re.split(r"[;\n]", found) if part.strip()]
    if len(parts) == 1 and whole is None:  # codes hold no comma, names may
        parts = [part.strip() for part in found.split(",") if part.strip()]
    chosen = {_chosen(cell, part, info) for part in parts}
    return tuple(each for each in info.context.choices[str(info.field_name)] if each in chosen)


def tick(cell: Cell, info: Info) -> bool:
    """Whether a box is ticked: an x, a tick mark, or a box of Excel's own."""
    if isinstance(cell.value, bool):
        info.context.note(cell, Rule.TICK, cell.value, "x" if cell.value else "")
        return cell.value
    found = str(cell.value).strip()
    if found.casefold() not in _TICKS:
        raise unfit("chữ x nếu đúng, để trống nếu không")
    if found != "x":
        info.context.note(cell, Rule.TICK, found, "x")
    return True


def plain(raw: Raw) -> str:
    """A raw value as text; a whole number without its decimals."""
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    return str(raw)


def nearest(found: str, among: Mapping[str, str] | list[str]) -> str:
    """A hint at what was probably meant: «có phải «NV-2026-0001»?»; empty where nothing is near."""
    folded = {fold(each): each for each in among}
    near = get_close_matches(fold(found), list(folded), n=3, cutoff=0.6)
    near = near or [each for each in folded if len(fold(found)) > 0 and each.endswith(fold(found))][:3]
    return f"có phải {', '.join(f'«{folded[each]}»' for each in near)}?" if near else ""


def _written(cell: Cell, info: Info, *, expected: str) -> str:
    """The text of a cell; a date or a truth value is not text, and Excel made it from what was typed."""
    if isinstance(cell.value, bool | date | time | timedelta):
        raise unfit(f"{expected}; Excel đã đổi giá trị này, hãy đặt ô ở định dạng Text rồi gõ lại")
    if isinstance(cell.value, float):
        info.context.note(cell, Rule.TEXT_NUMBER, cell.value, plain(cell.value))
    return plain(cell.value)


def _spelled(cell: Cell, found: str, reading: Reading) -> str:
    """`found` in the one spelling that is kept, with a note for each thing that was changed."""
    composed = unicodedata.normalize("NFC", found)
    tidied = tidy(composed)
    taken = modern_tones(tidied)
    if composed != found:
        reading.note(cell, Rule.COMPOSED, found, composed)
    if tidied != composed:
        invisible = re.sub(r"\s", "", tidied) != re.sub(r"\s", "", composed)
        reading.note(cell, Rule.INVISIBLE if invisible else Rule.SPACES, composed, tidied)
    if taken != tidied:
        reading.note(cell, Rule.TONES, tidied, taken)
    return taken


def _chosen(cell: Cell, found: str, info: Info) -> str:
    offered = info.context.choices[str(info.field_name)]
    match = _matching(found, offered)
    if match is None:
        hint = nearest(tidy(found), [*offered.values(), *offered])
        raise unfit(f"một giá trị trong danh sách chọn{'; ' + hint if hint else ''}")
    if found not in (match, offered[match]):
        info.context.note(cell, Rule.CHOICE, found, offered[match])
    return match


def _matching(found: str, offered: Mapping[str, str]) -> str | None:
    """The code that text stands for: a code, a name, or a code before a dash; case and tone placement do not matter."""
    wanted = spelling(found)
    head = spelling(re.split(r"\s[-–—]\s", wanted)[0])
    for each in (wanted, head):
        for key, name in offered.items():
            if each in (spelling(key), spelling(name)):
                return key
    return None
