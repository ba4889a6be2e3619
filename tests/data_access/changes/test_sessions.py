"""Tickets are good once and briefly, and sessions end in every way they should."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, Table, func, select

from data_access import passwords, sessions
from data_access.changes.attempts import open_attempt
from data_access.changes.sessions import (
    NoTicket,
    Visit,
    issue_ticket,
    redeem,
    revoke,
    revoke_one,
    revoke_others,
    sign_out,
    touch,
)
from data_access.changes.users import add_user
from data_access.schema.system import app_session, audit, sign_in_failure
from data_access.users import NoSuchUser

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


def test_tokens_are_never_the_same_and_beyond_guessing(engine: Engine) -> None:
    tokens = {_token(engine) for _ in range(5)}

    assert len(tokens) == 5
    assert {len(token) for token in tokens} == {43}  # 256 bits, six to a sign


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


def _visit(**values: str) -> Visit:
    return Visit(**{"device": "Chrome trên Windows", "address": "10.0.0.7"} | values)


def test_a_session_opened_over_another_in_the_same_browser_ends_that_one(engine: Engine) -> None:
    former, other = _token(engine), _token(engine)

    new = redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/", at=NOON), visit=_visit(former=former), at=NOON)[0]

    assert not _in_force(engine, former, NOON)
    assert _in_force(engine, other, NOON)
    assert _in_force(engine, new, NOON)


def test_without_naming_the_session_the_browser_had_it_would_stay_in_force(engine: Engine) -> None:
    former = _token(engine)

    redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/", at=NOON), visit=_visit(), at=NOON)

    assert _in_force(engine, former, NOON)


def test_open_sessions_are_listed_with_where_they_were_opened_and_without_what_opens_them(engine: Engine) -> None:
    ended, older = _token(engine), _token(engine, NOON - 61 * MINUTE)
    revoke(engine, token=ended, at=NOON)
    token = redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/", at=NOON), visit=_visit(), at=NOON)[0]
    add_user(engine, name="vptu", label="Văn phòng", role="city", by="may-chu")
    redeem(engine, ticket=issue_ticket(engine, name="vptu", target="/", at=NOON), at=NOON)

    with engine.connect() as connection:
        found = sessions.open_sessions(connection, at=NOON, name="btctu")
        everybody = sessions.open_sessions(connection, at=NOON)

    expected = sessions.OpenSession(
        sessions.key_of(token), "btctu", NOON, NOON, NOON + sessions.LONGEST, "Chrome trên Windows", "10.0.0.7"
    )
    assert found == (expected,)
    assert {each.name for each in everybody} == {"btctu", "vptu"}
    assert not {token, sessions.digest(token), older} & set(repr(everybody).split("'"))


def test_one_session_is_ended_by_its_key_for_its_own_account_only(engine: Engine) -> None:
    add_user(engine, name="vptu", label="Văn phòng", role="city", by="may-chu")
    one, other = _token(engine), _token(engine)
    key = sessions.key_of(one)

    assert not revoke_one(engine, name="vptu", key=key, by="dong-lenh", at=NOON)
    assert not revoke_one(engine, name="btctu", key="", by="dong-lenh", at=NOON)
    assert _in_force(engine, one, NOON)
    assert revoke_one(engine, name="btctu", key=key, by="dong-lenh", at=NOON)

    assert not _in_force(engine, one, NOON)
    assert _in_force(engine, other, NOON)


def test_signing_out_elsewhere_keeps_this_session_and_needs_it(engine: Engine) -> None:
    here, there, further = _token(engine), _token(engine), _token(engine)

    assert revoke_others(engine, token=here, at=NOON) == 2
    assert revoke_others(engine, token=there, at=NOON) == 0

    assert [_in_force(engine, token, NOON) for token in (here, there, further)] == [True, False, False]


def test_signing_an_account_out_ends_its_sessions_and_tickets(engine: Engine) -> None:
    tokens, ticket = [_token(engine) for _ in range(2)], issue_ticket(engine, name="btctu", target="/", at=NOON)

    assert sign_out(engine, name="btctu", by="dong-lenh", at=NOON) == 2

    assert not any(_in_force(engine, token, NOON) for token in tokens)
    with pytest.raises(NoTicket):
        redeem(engine, ticket=ticket, at=NOON)
    with pytest.raises(NoSuchUser):
        sign_out(engine, name="khong-co", by="dong-lenh", at=NOON)


def test_a_clock_that_is_set_back_ends_sessions_and_those_of_before_stay_ended(engine: Engine) -> None:
    idle, used = _token(engine, NOON - 40 * MINUTE), _token(engine)
    back = NOON - 35 * MINUTE  # by which the idle one looks fresh

    assert not _in_force(engine, idle, back)
    assert not _in_force(engine, used, back)
    new = _token(engine, back)

    assert _in_force(engine, new, back)
    assert not _in_force(engine, idle, back)
    assert not _in_force(engine, used, NOON)


def test_a_clock_that_is_set_back_would_make_a_session_longer_if_nobody_looked(
    monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    idle, _ = _token(engine, NOON - 40 * MINUTE), _token(engine)
    monkeypatch.setattr(sessions, "SKEW", timedelta(days=1))

    assert _in_force(engine, idle, NOON - 35 * MINUTE)


def test_two_servers_whose_clocks_differ_by_seconds_end_nothing(engine: Engine) -> None:
    token = _token(engine)

    assert _in_force(engine, token, NOON - 30 * SECOND)


def test_a_session_is_never_marked_as_seen_earlier_than_it_was_nor_after_its_end(engine: Engine) -> None:
    token, ended = _token(engine), _token(engine)
    revoke(engine, token=ended, at=NOON)

    touch(engine, token=token, at=NOON - 5 * MINUTE)
    touch(engine, token=ended, at=NOON + 5 * MINUTE)

    with engine.connect() as connection:
        assert connection.execute(select(app_session.c.seen_at)).scalars().all() == [NOON, NOON]


def test_each_beginning_and_end_of_a_session_is_written_down_without_a_token(engine: Engine) -> None:
    one = redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/", at=NOON), visit=_visit(), at=NOON)[0]
    two = redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/", at=NOON), visit=_visit(former=one), at=NOON)[0]
    revoke(engine, token=two, at=NOON)

    with engine.connect() as connection:
        told = connection.execute(select(audit).where(audit.c.action.startswith("session")).order_by(audit.c.id)).all()

    assert [(each.actor, each.action, each.target) for each in told] == [
        ("btctu", "session.open", sessions.key_of(one)),
        ("btctu", "session.revoke", sessions.key_of(one)),
        ("btctu", "session.open", sessions.key_of(two)),
        ("btctu", "session.close", sessions.key_of(two)),
    ]
    assert told[0].detail == "Chrome trên Windows, 10.0.0.7"
    assert told[1].detail == "đăng nhập lại trên cùng máy"
    assert one not in repr(told)
    assert two not in repr(told)
