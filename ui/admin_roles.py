"""The two fields that say what an account may do and where."""

from __future__ import annotations

import streamlit as st

from data_access import clock
from domain.roles import ROLES, Role
from ui.actions import WHICH, field
from ui.admin_actions import place_of
from ui.loaders.units import units


def role_field(box: str, *, now: Role = "reporter") -> Role:
    """The role of an account, chosen here."""
    names: list[Role] = list(ROLES)
    return st.selectbox("Quyền", names, index=names.index(now), format_func=ROLES.__getitem__, key=field(box, WHICH))


def told(role: Role, place: str | None) -> str:
    """What the two fields say: «Nộp và xem báo cáo của đơn vị mình: Phường Sài Gòn»; empty while a place is missing."""
    places = _places(role)
    if not places:
        return ROLES[role]
    return f"{ROLES[role]}: {places[place]}" if place in places else ""


def place_field(box: str, role: Role, *, now: str | None = None) -> str | None:
    """The place that an account of this role is bound to, chosen here; None for a role that has none."""
    places = _places(role)
    if not places:
        return None
    chosen = list(places).index(now) if now in places else None
    label = {"district": "Địa bàn", "verifier": "Thay mặt cơ quan"}.get(role, "Đơn vị")
    return st.selectbox(
        label,
        list(places),
        index=chosen,
        format_func=places.__getitem__,
        key=field(box, place_of(role)),
        filter_mode="contains",
        placeholder="Chọn, hoặc gõ có dấu để tìm",
    )


def _places(role: Role) -> dict[str, str]:
    """The places a role may be bound to, by code: districts, committees that report today, bodies of the city."""
    known, today = units(), clock.local_day(clock.now())
    if role == "district":
        return {code: place.name for code, place in known.districts.items()}
    if role not in ("reporter", "verifier"):
        return {}
    bodies = role == "verifier"
    valid = (unit for unit in known.committees.values() if unit.is_valid(today))
    return {unit.id: unit.known_as for unit in valid if (unit.kind == "city_body") == bodies}
