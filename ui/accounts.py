"""What an account sees: where it starts, and the view of a choice or an address. Nothing here needs a run of a screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data_access import clock
from data_access.users import Account
from domain.discretion import supervises
from ui import address
from ui.address import Choice
from ui.loaders.revision import revision
from ui.loaders.units import units
from ui.views import View, view_of


class UnknownView(LookupError):
    """An address names a place, period or day that there is not, or that its reader may not see."""


def home(account: Account) -> Choice:
    """Where an account starts: the district or committee it is bound to; a body that verifies is bound to none."""
    if account.committee_id and not account.scope.is_city:
        return Choice(units().committees[account.committee_id].district, account.committee_id)
    return Choice(account.district_code)


def seen_by(account: Account, choice: Choice, *, today: date) -> View:
    """The view of a choice, at the present state of the database."""
    names_all = supervises(account.role)
    return view_of(choice, reach=account.scope, units=units(), today=today, known=revision(), names_all=names_all)


def view_at(account: Account, parameters: Mapping[str, str]) -> View:
    """The view that an address shows an account: for requests that run no script. Raises UnknownView."""
    today = clock.local_day(clock.now())
    choice, sentences = address.read(parameters, units=units(), home=home(account), scope=account.scope, today=today)
    if sentences:
        raise UnknownView
    return seen_by(account, choice, today=today)
