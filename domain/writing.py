"""Text as people type it, in a workbook or on a screen: whether it is plain Vietnamese and says anything."""

from __future__ import annotations

import re
import unicodedata

FILLERS = frozenset(
    {"-", "--", "–", "—", "/", ".", "..", "...", "…", "?", "n/a", "na", "nan", "null", "none", "#n/a", "không có"}
)
"""What people write where they have nothing to say."""

# Letters and signs of Latin-1 that Vietnamese text does not use and TCVN3 (ABC) and VNI do.
_TCVN3 = re.compile("[ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿµ¶¸¹º¨©ª¬®¯]")
# VNI puts a second, accented vowel behind the first: NHAÂN DAÂN.
_VNI = re.compile("[aA][áÁàÀâÂãÃêÊéÉèÈùÙúÚõÕ]|[eE][âÂêÊùÙõÕ]|[oO][âÂôÔùÙ]|[uU][ùÙõÕ]")
_OUTSIDE = re.compile(r"[^\W\x00-\u024f\u1e00-\u1eff]")  # letters beyond those of Vietnamese and its neighbours


def foreign(text: str) -> str:
    """What to say of text in an old encoding or with letters of another script; empty if it is plain Vietnamese."""
    composed = unicodedata.normalize("NFC", text)
    if _TCVN3.search(composed) or _VNI.search(composed):
        return "chữ Unicode; ô này gõ bằng bảng mã cũ (TCVN3 hoặc VNI), hãy chuyển sang Unicode"
    strange = next((sign for sign in _OUTSIDE.findall(composed) if not is_latin(sign)), None)
    return f"chữ La-tinh; «{strange}» là ký tự lạ" if strange else ""


def is_latin(sign: str) -> bool:
    """Whether a sign belongs to Latin script, alone or as a mark on a letter."""
    return unicodedata.name(sign, "").startswith(("LATIN ", "COMBINING ", "MODIFIER "))
