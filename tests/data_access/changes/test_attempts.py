"""Guessing gets slower and slower, every attempt is counted and written down, and nobody can hold another's door shut."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine, func, select

from data_access import passwords
from data_access.changes import attempts
from data_access.changes.attempts import Lapsed, TooSoon, admit, open_attempt, reject
from data_access.changes.browsers import known
from data_access.changes.sessions import issue_ticket, redeem
from data_access.changes.users import add_user, reset_password
from data_access.engine import connect_engine
from data_access.schema.system import app_user, audit, sign_in_failure
from data_access.sessions import digest

NOON = datetime.fromisoformat("2026-11-23T05:00")
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    """One account, hashed at the least cost."""
    monkeypatch.setattr(passwords, "COST", 4)
    add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")


def _count(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(sign_in_failure)).scalar_one())


def _fail(engine: Engine, times: int, *, name: str = "btctu", address: str = "10.0.0.1", at: datetime = NOON) -> None:
    for _ in range(times):
        open_attempt(engine, name=name, address=address, at=at)


def _is_let_in(engine: Engine, *, name: str = "btctu", address: str = "10.0.0.1", browser: str = "", at: datetime = NOON) -> bool:
    try:
        return bool(open_attempt(engine, name=name, address=address, browser=browser, at=at))
    except TooSoon:
        return False


def _guessed(engine: Engine, *, name: str = "btctu", address: str = "10.0.0.{}", browser: str = "", minutes: int = 15) -> int:
    """How many guesses are taken from somebody who is as quick as is let; `{}` in name or address is another one each time."""
    taken, moment = 0, NOON
    while moment < NOON + minutes * MINUTE:
        try:
            open_attempt(engine, name=name.format(taken), address=address.format(taken), browser=browser, at=moment)
            taken += 1
        except TooSoon as soon:
            moment += soon.seconds * SECOND
    return taken


def _known(engine: Engine, *, shown: str = "") -> str:
    """The secret of a browser in which the account has just been signed in."""
    token = redeem(engine, ticket=issue_ticket(engine, name="btctu", target="/", at=NOON), at=NOON)[0]
    return known(engine, token=token, browser=shown, at=NOON)


def _records(engine: Engine, *actions: str) -> list[tuple[str, str, str]]:
    with engine.connect() as connection:
        told = select(audit.c.actor, audit.c.action, audit.c.target).where(audit.c.action.in_(actions)).order_by(audit.c.id)
        return [(row.actor, row.action, row.target) for row in connection.execute(told)]


def test_five_failures_are_free_then_each_wait_is_longer(engine: Engine) -> None:
    _fail(engine, 5)
    waits, moment = [], NOON
    for _ in range(4):
        with pytest.raises(TooSoon) as refused:
            open_attempt(engine, name="btctu", address="10.0.0.1", at=moment)
        waits.append(refused.value.seconds)
        moment += refused.value.seconds * SECOND
        open_attempt(engine, name="btctu", address="10.0.0.1", at=moment)

    assert waits == [15, 30, 60, 120]


def test_an_account_takes_at_most_ten_failures_in_a_quarter_of_an_hour_from_all_addresses_together(engine: Engine) -> None:
    assert _guessed(engine) == 10


def test_waiting_is_not_made_longer_by_trying(engine: Engine) -> None:
    _fail(engine, 5)
    for second in range(10):
        with pytest.raises(TooSoon):
            open_attempt(engine, name="btctu", address="10.0.0.1", at=NOON + second * SECOND)

    open_attempt(engine, name="btctu", address="10.0.0.1", at=NOON + 15 * SECOND)


def test_failures_are_forgotten_after_a_quarter_of_an_hour(engine: Engine) -> None:
    _fail(engine, 5)

    _fail(engine, 5, at=NOON + 15 * MINUTE)


def test_an_address_that_tries_many_accounts_has_to_wait_and_another_address_has_not(engine: Engine) -> None:
    for number in range(25):
        _fail(engine, 1, name=f"don-vi-{number}")

    assert not _is_let_in(engine, name="chua-thu")
    assert _is_let_in(engine, name="chua-thu", address="10.0.0.2")


def test_an_account_that_does_not_exist_is_slowed_down_like_one_that_does(engine: Engine) -> None:
    _fail(engine, 5, name="khong-co")

    with pytest.raises(TooSoon) as refused:
        open_attempt(engine, name="khong-co", address="10.0.0.1", at=NOON)
    assert refused.value.seconds == 15


def test_signing_in_forgets_the_failures_before_it(engine: Engine) -> None:
    _fail(engine, 4)
    _fail(engine, 1, name="don-vi-khac")
    attempt = open_attempt(engine, name="btctu", address="10.0.0.1", at=NOON)

    admit(engine, name="btctu", attempt=attempt, target="/", at=NOON)

    assert _count(engine) == 1
    _fail(engine, 5)


def test_guesses_made_at_once_are_all_counted(engine: Engine) -> None:
    def guess(number: int) -> bool:
        try:
            return bool(open_attempt(engine, name="btctu", address=f"10.0.{number}.1", at=NOON))
        except TooSoon:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(guess, range(40))) == 5


def test_an_address_takes_at_most_thirty_failures_in_a_quarter_of_an_hour_whatever_accounts_it_tries(engine: Engine) -> None:
    assert _guessed(engine, name="don-vi-{}", address="10.0.0.1") == 30


def test_an_address_of_the_new_kind_counts_with_its_whole_network(engine: Engine) -> None:
    for number in range(25):
        _fail(engine, 1, name=f"don-vi-{number}", address=f"2001:db8:0:1::{number}")

    assert not _is_let_in(engine, name="chua-thu", address="2001:db8:0:1:ffff::1")
    assert _is_let_in(engine, name="chua-thu", address="2001:db8:0:2::1")


def test_strangers_who_keep_failing_do_not_keep_out_the_browser_that_signed_in_before(engine: Engine) -> None:
    browser = _known(engine)
    _guessed(engine)  # what an outsider does who wants the holder to stay outside

    assert _is_let_in(engine, browser=browser, at=NOON + 14 * MINUTE)


def test_without_the_allowance_of_its_own_that_browser_would_be_kept_out(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> None:
    browser = _known(engine)
    _guessed(engine)  # what an outsider does who wants the holder to stay outside
    monkeypatch.setattr(attempts, "_known", lambda *_, **__: None)

    assert not _is_let_in(engine, browser=browser, at=NOON + 14 * MINUTE)


def test_a_known_browser_guesses_no_faster_than_strangers(engine: Engine) -> None:
    assert _guessed(engine, browser=_known(engine)) == 10


def test_a_browser_is_known_to_the_account_that_was_signed_in_and_to_no_other(engine: Engine) -> None:
    browser = _known(engine)
    _fail(engine, 5, name="vptu")

    assert not _is_let_in(engine, name="vptu", browser=browser)


def test_the_secret_of_a_browser_changes_with_each_sign_in_and_a_copy_of_the_former_is_worth_nothing(engine: Engine) -> None:
    former = _known(engine)
    new = _known(engine, shown=former)
    _fail(engine, 5)

    assert not _is_let_in(engine, browser=former)
    assert _is_let_in(engine, browser=new)


def test_a_new_first_password_forgets_what_strangers_failed(engine: Engine) -> None:
    _fail(engine, 5)

    reset_password(engine, name="btctu", by="quantri")

    assert _is_let_in(engine)


def test_eight_writers_lose_none_of_eighty_failures_and_a_new_process_knows_of_them(
    monkeypatch: pytest.MonkeyPatch, engine: Engine, database: str
) -> None:
    monkeypatch.setattr(attempts, "_FREE_OF_ACCOUNT", 80)
    monkeypatch.setattr(attempts, "_FREE_OF_ADDRESS", 80)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: _fail(engine, 10), range(8)))

    restarted = connect_engine(database)
    assert _count(restarted) == 80
    assert not _is_let_in(restarted)
    restarted.dispose()


def test_guesses_made_at_once_would_all_be_let_in_if_they_were_not_counted_first(
    monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    monkeypatch.setattr(attempts, "_delay", lambda *_: SimpleNamespace(seconds=0))

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _: _is_let_in(engine), range(40))) == 40


def test_failures_that_lie_ahead_because_the_clock_went_back_hold_nobody_up(engine: Engine) -> None:
    _fail(engine, 5, at=NOON + 60 * MINUTE)

    assert _is_let_in(engine)


def test_a_failure_is_written_down_by_account_and_address(engine: Engine) -> None:
    attempt = open_attempt(engine, name="btctu", address="10.0.0.1", at=NOON)

    reject(engine, name="btctu", attempt=attempt, at=NOON)

    assert _records(engine, "session.fail") == [("btctu", "session.fail", "10.0.0.1")]
    assert _count(engine) == 1


def test_what_is_typed_for_a_name_and_is_no_account_is_not_written_down(engine: Engine) -> None:
    typed = "một câu đủ dài để nhớ"
    attempt = open_attempt(engine, name=typed, address="10.0.0.1", at=NOON)

    reject(engine, name=typed, attempt=attempt, at=NOON)
    _fail(engine, 4, name=typed)
    assert not _is_let_in(engine, name=typed)

    told = _records(engine, "session.fail", "session.delayed")
    assert [actor for actor, *_ in told] == [f"sha256:{digest(typed)[:8]}"] * 2
    assert typed not in repr(told)


def test_attempts_that_have_to_wait_are_written_down_once_a_minute(engine: Engine) -> None:
    _guessed(engine, minutes=5)  # the next wait is four minutes, from 3:45 on
    told = len(_records(engine, "session.delayed"))

    for second in range(0, 150, 10):
        assert not _is_let_in(engine, at=NOON + 5 * MINUTE + second * SECOND)

    assert len(_records(engine, "session.delayed")) - told == 3


def test_an_address_that_sprays_names_while_it_has_to_wait_does_not_fill_the_audit(engine: Engine) -> None:
    for number in range(25):
        _fail(engine, 1, name=f"don-vi-{number}")
    for number in range(100):
        _is_let_in(engine, name=f"khac-{number}", at=NOON)

    assert len(_records(engine, "session.delayed")) == 1


def test_a_first_password_lapses_after_three_days_and_that_is_said_to_whoever_knows_it(engine: Engine) -> None:
    with engine.connect() as connection:
        until = connection.execute(select(app_user.c.password_until)).scalar_one()
    just, late = until - SECOND, until

    assert admit(engine, name="btctu", attempt=open_attempt(engine, name="btctu", address="a", at=just), target="/", at=just)
    attempt = open_attempt(engine, name="btctu", address="a", at=late)
    with pytest.raises(Lapsed):
        admit(engine, name="btctu", attempt=attempt, target="/", at=late)

    assert _count(engine) == 1
    assert _records(engine, "session.fail") == [("btctu", "session.fail", "a")]
