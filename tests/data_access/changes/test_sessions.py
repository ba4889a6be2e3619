"""Tickets are good once and briefly, and sessions end in every way they should."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, Table, func, select

from data_access import passwords, sessions
from data_access.changes.attempts import open_attempt
from data_access.changes.sessions import NoTicket, issue_ticket, redeem, revoke, touch
from data_access.changes.users import add_user
from data_access.schema.system import app_session, audit, sign_in_failure

NOON = datetime.fromisoformat("2026-11-23T05:00")
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    """One account, hashed at the least cost."""
    monkeypatch.setattr(passwords, "COST", 4)
    add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")


def _token(engine: Engine, at: datetime = NOON) -> str:
    return redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/", at=at), at=at)[0]


def _in_force(engine: Engine, token: str, at: datetime) -> bool:
    with engine.connect() as connection:
        try:
            return sessions.account(connection, token=token, at=at)[0].name == "btctu"
        except sessions.NoSession:
            return False


def _count(engine: Engine, table: Table) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def test_a_ticket_leads_to_its_target_once(engine: Engine) -> None:
    ticket = issue_ticket(engine, name="btctu", target="/tien-do?dia-ban=go-vap", at=NOON)

    token, target = redeem(engine, ticket=ticket, at=NOON + 29 * SECOND)

    assert target == "/tien-do?dia-ban=go-vap"
    assert _in_force(engine, token, NOON + MINUTE)
    with pytest.raises(NoTicket):
        redeem(engine, ticket=ticket, at=NOON + 29 * SECOND)


def test_a_ticket_is_worthless_after_thirty_seconds_and_an_invented_one_always(engine: Engine) -> None:
    ticket = issue_ticket(engine, name="btctu", target="/", at=NOON)

    with pytest.raises(NoTicket):
        redeem(engine, ticket=ticket, at=NOON + 30 * SECOND)
    with pytest.raises(NoTicket):
        redeem(engine, ticket="", at=NOON)
    assert _count(engine, app_session) == 0


def test_a_ticket_used_eight_times_at_once_opens_one_session(engine: Engine) -> None:
    ticket = issue_ticket(engine, name="btctu", target="/", at=NOON)

    def swap(_: int) -> bool:
        try:
            return bool(redeem(engine, ticket=ticket, at=NOON))
        except NoTicket:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(swap, range(8))) == 1


def test_what_the_database_holds_of_a_session_does_not_open_it(engine: Engine) -> None:
    token = _token(engine)

    with engine.connect() as connection:
        kept = connection.execute(select(app_session.c.token_sha256)).scalar_one()

    assert kept != token
    assert not _in_force(engine, kept, NOON)


def test_a_session_lapses_when_it_is_not_used_for_an_hour(engine: Engine) -> None:
    token = _token(engine)

    assert _in_force(engine, token, NOON + 59 * MINUTE)
    assert not _in_force(engine, token, NOON + 60 * MINUTE)


def test_a_session_in_use_lapses_after_eight_hours_all_the_same(engine: Engine) -> None:
    token = _token(engine)
    for minutes in range(50, 480, 50):
        touch(engine, token=token, at=NOON + minutes * MINUTE)

    assert _in_force(engine, token, NOON + 479 * MINUTE)
    assert not _in_force(engine, token, NOON + 480 * MINUTE)


def test_signing_out_ends_this_session_and_no_other(engine: Engine) -> None:
    mine, other = _token(engine), _token(engine)

    revoke(engine, token=mine, at=NOON)
    revoke(engine, token=mine, at=NOON)

    assert not _in_force(engine, mine, NOON)
    assert _in_force(engine, other, NOON)
    with engine.connect() as connection:
        closed = select(func.count()).select_from(audit).where(audit.c.action == "session.close")
        assert connection.execute(closed).scalar_one() == 1


def test_an_unknown_token_is_no_session(engine: Engine) -> None:
    revoke(engine, token="khong-co", at=NOON)

    assert not _in_force(engine, "khong-co", NOON)
    assert not _in_force(engine, "", NOON)


def test_opening_a_session_clears_away_what_is_long_over(engine: Engine) -> None:
    _token(engine, NOON - timedelta(days=31))
    for days in (91, 89):
        open_attempt(engine, name="btctu", address="10.0.0.1", at=NOON - timedelta(days=days))

    _token(engine)

    assert _count(engine, app_session) == 1
    assert _count(engine, sign_in_failure) == 1
