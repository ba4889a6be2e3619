"""An account for which a provider vouches gets a ticket; whoever has no open account is written down without being named."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select

from data_access import clock, passwords, sessions
from data_access.changes.sessions import Visit, issue_ticket, redeem
from data_access.changes.single_sign_on import NotAdmitted, admit
from data_access.changes.users import add_user, disable
from data_access.schema.system import audit, sign_in_ticket


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    """Two accounts with their first passwords, one of them closed."""
    monkeypatch.setattr(passwords, "COST", 4)
    for name in ("btctu", "vptu"):
        add_user(engine, name=name, label="Ban Tổ chức", role="city", by="may-chu")
    disable(engine, name="vptu", by="may-chu")


def _must_change(engine: Engine, ticket: str) -> bool:
    token, _ = redeem(engine, ticket=ticket, visit=Visit("Chrome trên Windows", "10.0.0.1"))
    with engine.connect() as connection:
        return sessions.account(connection, token=token, at=clock.now())[0].must_change


def _written(engine: Engine) -> list[tuple[str, str, str, str]]:
    columns = (audit.c.actor, audit.c.action, audit.c.target, audit.c.detail)
    with engine.connect() as connection:
        found = connection.execute(select(*columns).where(audit.c.action.startswith("session.")).order_by(audit.c.id))
        return [(actor, action, target, detail) for actor, action, target, detail in found]


def test_the_session_of_an_account_that_is_vouched_for_says_so_and_asks_for_no_new_password(engine: Engine) -> None:
    vouched_for = _must_change(engine, admit(engine, name="btctu", address="10.0.0.1", target="/"))
    with_password = _must_change(engine, issue_ticket(engine, name="btctu", target="/"))

    assert (vouched_for, with_password) == (False, True)
    told = [detail for _, action, _, detail in _written(engine) if action == "session.open"]
    assert told == ["Chrome trên Windows, 10.0.0.1, đăng nhập một lần", "Chrome trên Windows, 10.0.0.1"]


@pytest.mark.parametrize(("name", "actor"), [("vptu", "vptu"), ("khongco", "sha256:"), ("toanthanh", "sha256:")])
def test_without_an_open_account_there_is_no_ticket_and_a_record(engine: Engine, name: str, actor: str) -> None:
    with pytest.raises(NotAdmitted):
        admit(engine, name=name, address="10.0.0.1", target="/")

    [(by, action, target, detail)] = _written(engine)
    assert (by.startswith(actor), action, target, detail) == (True, "session.fail", "10.0.0.1", "đăng nhập một lần")
    with engine.connect() as connection:
        assert connection.execute(select(sign_in_ticket.c.user_name)).all() == []
