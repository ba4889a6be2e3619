"""Committees by the names people write: for whom work is meant, and whose template is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data_access.lists import Committee, Reference
from domain.text import fold, spelling

_ALL_COMMUNES = {"tat ca phuong, xa, dac khu", "tat ca phuong xa dac khu", "tat ca phuong, xa", "168 phuong, xa, dac khu"}
_ALL_COMMITTEES = {"tat ca cap uy truc thuoc", "tat ca cap uy", "tat ca don vi"}
_DISTRICT = "dia ban "


class UnknownOwner(LookupError):
    """No committee, or more than one, goes by this name; the message says which."""


class ClosedOwner(LookupError):
    """The committee meant is not in force then; the message says until when it was and what followed it."""


def committees(text: str, reference: Reference, *, on: date) -> list[Committee]:
    """Everybody a list of owners means, each once, in the order of the register. Raises UnknownOwner or ClosedOwner.

    Owners are separated by semicolons: ids, names, «Tất cả phường, xã, đặc khu», «Tất cả cấp ủy trực thuộc», «Địa bàn …».
    """
    found = {one.id for part in text.split(";") if part.strip() for one in _meant(part, reference, on)}
    return [one for one in reference.committees.values() if one.id in found]


def committee(text: str, reference: Reference, *, start: date, end: date) -> Committee:
    """The one committee of this id or name that was in force from `start` to `end`. Raises UnknownOwner or ClosedOwner."""
    wanted = spelling(text)
    named = [one for one in reference.committees.values() if wanted in _names(one, reference)]
    if not named:
        raise UnknownOwner(f"không có đơn vị nào tên hoặc mã là «{text}»{_nearest(text, reference)}")
    standing = [one for one in named if one.in_force(start, end)]
    if not standing:
        raise ClosedOwner(closed(named[0], reference))
    exact = [one for one in standing if wanted in _own_names(one)] or standing
    if len(exact) > 1:
        names = "; ".join(f"{one.name} ({one.id})" for one in exact[:6])
        raise UnknownOwner(f"«{text}» có thể là {names}; ghi rõ tên hoặc mã")
    return exact[0]


def closed(one: Committee, reference: Reference) -> str:
    """What to say of a committee that is not in force: since when, until when, and what followed it."""
    if one.valid_to is None:
        return f"{one.name} hoạt động từ ngày {one.valid_from:%d/%m/%Y}, kỳ này chưa có"
    after = [reference.committees[each].name for each in reference.successors.get(one.id, ())]
    heirs = f"; từ đó thuộc {', '.join(after)}" if after else ""
    return f"{one.name} đã kết thúc hoạt động ngày {one.valid_to:%d/%m/%Y}{heirs}"


def _meant(part: str, reference: Reference, on: date) -> Iterable[Committee]:
    wanted = fold(part)
    standing = [one for one in reference.committees.values() if one.in_force(on, on)]
    if wanted in _ALL_COMMUNES:
        return [one for one in standing if one.kind == "commune"]
    if wanted in _ALL_COMMITTEES:
        return [one for one in standing if one.responsible == "R1"]
    if wanted.startswith(_DISTRICT):
        name = wanted.removeprefix(_DISTRICT)
        codes = {code for code, names in reference.districts.items() if name in {fold(each) for each in names} | {code}}
        found = [one for one in standing if one.district_code in codes]
        if not found:
            raise UnknownOwner(f"không có địa bàn nào tên «{part.strip()}»")
        return found
    return [committee(part.strip(), reference, start=on, end=on)]


def _names(one: Committee, reference: Reference) -> set[str]:
    return _own_names(one) | {spelling(each) for each in reference.called.get(one.id, ())}


def _own_names(one: Committee) -> set[str]:
    return {spelling(each) for each in (one.id, one.code, one.name, one.short_name)}


def _nearest(text: str, reference: Reference) -> str:
    """Names that read the same without marks, else those that contain what was typed."""
    wanted = fold(text)
    alike = [one.name for one in reference.committees.values() if wanted in {fold(one.name), fold(one.short_name)}]
    alike = alike or [one.name for one in reference.committees.values() if len(wanted) > 2 and wanted in fold(one.name)]
    return f"; có phải {', '.join(f'«{name}»' for name in alike[:3])}?" if alike else ""
