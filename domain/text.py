"""Vietnamese text: one spelling to keep, one folded form to compare and search by."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
# Old tone placement of «oa», «oe», «uy» (uỷ, hoà) to the one the city writes (ủy, hòa).
# Only where the pair ends the syllable: «hoàn», «quý», «thuỷ» keep their own rules below.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Decomposed, «ặ» is a, dot below, breve: a further mark says the vowel is another one («hoặc»), so nothing moves.
_END = r"(?![a-zA-Z\u0300-\u036f])"
_OLD_TONE = re.compile(rf"(?<![qQ])([oO])([aeAE])([{_TONES}]){_END}|(?<![qQ])([uU])([yY])([{_TONES}]){_END}")


def tidy(text: str) -> str:
    """`text` in NFC with single plain spaces, no invisible signs and none at either end."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip())


def modern_tones(text: str) -> str:
    """`text` with the tone mark where the city writes it: «ủy» for «uỷ», «hòa» for «hoà». Result in NFC."""

    def moved(match: re.Match[str]) -> str:
        first, second, tone = (part for part in match.groups() if part is not None)
        return first + tone + second

    return unicodedata.normalize("NFC", _OLD_TONE.sub(moved, unicodedata.normalize("NFD", text)))


def spelling(text: str) -> str:
    """The one spelling two equal texts share: tidied, tone marks placed as the city does, case folded, accents kept."""
    return modern_tones(tidy(text)).casefold()


def fold(text: str) -> str:
    """`text` without tone marks and case, đ as d: what people type who leave the marks out."""
    plain = unicodedata.normalize("NFD", tidy(text).replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
