"""The accounts in whose name the story asks, answers, confirms and notes: those that can be tried, and one a committee."""

from __future__ import annotations

from collections.abc import Iterable

from data_access.known import ASSIGNER
from data_access.users import Account
from domain.roles import Role
from domain.scope import Scope
from intake.demo.places import Place

FOLLOWED = "go-vap"
"""The district that has an account of its own."""


def _account(name: str, label: str, role: Role, *, scope: Scope, committee_id: str | None = None) -> Account:
    return Account(name, label, role, scope, None, committee_id, must_change=False, is_demo=True)


CITY = _account("toanthanh", "Thường trực Thành ủy (minh họa)", "city", scope=Scope.city())
VERIFIER = _account(
    "thamtra", "Ban Tổ chức Thành ủy – thẩm tra (minh họa)", "verifier", scope=Scope.city(), committee_id=ASSIGNER
)
SECRETARY = _account("thuky", "Văn phòng Thành ủy – thư ký cuộc họp (minh họa)", "secretary", scope=Scope.city())


def follower(places: Iterable[Place]) -> Account:
    """The account that follows the district FOLLOWED, with its committees among `places`."""
    own = Scope.of(place.id for place in places if place.district == FOLLOWED)
    return _account("govap", "Theo dõi địa bàn Gò Vấp (minh họa)", "district", scope=own)


def reporter(place: Place) -> Account:
    """The account that reports for a committee; it is named like the committee, as its workbooks are."""
    return _account(place.id, f"{place.name} (minh họa)", "reporter", scope=Scope.of([place.id]), committee_id=place.id)
