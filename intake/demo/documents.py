"""Symbols of invented documents, in the style the Party writes them: «Số 45-KH/ĐU»."""

from __future__ import annotations

from datetime import date

from domain.periods import REORGANISED_ON
from intake.demo.dice import Dice
from intake.demo.places import Place

_BODIES = {
    "tp-btctu": "BTCTU",
    "tp-ubktu": "UBKTTU",
    "tp-btgtu": "BTGTU",
    "tp-bdvtu": "BDVTU",
    "tp-btgdv": "BTGDVTU",
    "tp-bnctu": "BNCTU",
    "tp-vptu": "VPTU",
    "tp-mttq": "MTTQ-BTT",
    "tp-ldld": "LĐLĐ",
    "tp-hoinongdan": "HNDT",
    "tp-hlhpn": "BTV",
    "tp-hccb": "HCCB",
    "tp-thanhdoan": "TĐTN",
}


def issuer(place: Place) -> str:
    """The part of a symbol that says who signed: QU, HU, TU, ĐU or the body's own."""
    if place.scheme == "tp":
        return _BODIES.get(place.id, "CQTU")
    if place.scheme == "qh":
        return "".join(word[0] for word in place.name.split()[:2]).upper()  # Quận ủy, Huyện ủy, Thành ủy
    return "ĐU"


def symbol(throw: Dice, *, kind: str, place: Place) -> str:
    """A document of `place` of this kind: KH kế hoạch, QĐ quyết định, BC báo cáo, TB thông báo."""
    return f"Số {throw.randint(3, 480):02}-{kind}/{issuer(place)}"


def inspection_symbol(throw: Dice, *, kind: str, place: Place) -> str:
    """A document of the inspection commission of `place`."""
    return f"Số {throw.randint(3, 160):02}-{kind}/UBKT{issuer(place)}"


def assigning_symbol(throw: Dice, *, kind: str, on: date) -> str:
    """A document by which the city assigns work: mostly of the Organisation Commission, sometimes of the City Committee."""
    top = throw.randint(40, 420) if on < REORGANISED_ON else throw.randint(5, 260)
    return f"Số {top:02}-{kind}/{'TU' if throw.chance(0.25) else 'BTCTU'}"
