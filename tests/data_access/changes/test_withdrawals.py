"""Taking a submission back: as if it had never been made, without forgetting that it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from data_access.changes.withdrawals import NoSuchSubmission, withdraw
from data_access.facts import current
from data_access.schema import system
from domain.scope import Scope
from tests.builders import a_base, accept, everything

MORNING = datetime(2026, 10, 5, 2, 0)
LATER = datetime(2030, 1, 1)


def bases(engine: Engine, *, as_of: datetime = LATER) -> pd.DataFrame:
    """The grassroots organisations known at `as_of`."""
    with engine.connect() as connection:
        return current(connection, "base_organisation", scope=Scope.city(), as_of=as_of)


def members(engine: Engine, *, as_of: datetime = LATER) -> dict[str, int]:
    """The members of each grassroots organisation known at `as_of`, by code."""
    known = bases(engine, as_of=as_of)
    return dict(zip(known["code"], known["members"], strict=True))


def accepted(engine: Engine, *, period: str, at: datetime | None = None, **counts: int) -> int:
    """The number of a new submission that states these members: `b1=12` for the first base."""
    outcome = accept(engine, *(a_base(int(name[1:]), members=of) for name, of in counts.items()), period=period, at=at)
    return outcome.submission_id or 0


def taken_back(engine: Engine, submission_id: int, *, at: datetime | None = None) -> int:
    """How many facts changed when the submission was withdrawn."""
    return withdraw(engine, submission_id=submission_id, reason="nộp nhầm", by="ban-to-chuc", at=at)


def test_what_was_known_before_is_true_again_with_its_own_source(engine: Engine) -> None:
    first = accepted(engine, period="2026-Q3", b1=12)
    second = accepted(engine, period="2026-Q4", b1=15, b2=9)

    changed = taken_back(engine, second)

    assert changed == 2
    assert members(engine) == {"XP26740-001": 12}
    assert bases(engine)["submission_id"].tolist() == [first]


def test_what_was_known_while_the_submission_stood_stays_readable(engine: Engine) -> None:
    noon, evening = MORNING + timedelta(hours=4), MORNING + timedelta(hours=9)
    accepted(engine, period="2026-Q3", at=MORNING, b1=12)
    second = accepted(engine, period="2026-Q4", at=noon, b1=15)

    taken_back(engine, second, at=evening)

    moments = (MORNING, noon, evening - timedelta(microseconds=1), evening)
    assert [members(engine, as_of=moment)["XP26740-001"] for moment in moments] == [12, 15, 15, 12]


def test_a_statement_that_another_submission_confirmed_stays_with_that_source(engine: Engine) -> None:
    first = accepted(engine, period="2026-Q3", b1=12)
    second = accepted(engine, period="2026-Q4", b1=12)

    taken_back(engine, first)

    assert members(engine) == {"XP26740-001": 12}
    assert bases(engine)["submission_id"].tolist() == [second]


def test_a_confirmation_that_was_withdrawn_restores_nothing(engine: Engine) -> None:
    first = accepted(engine, period="2026-Q3", b1=12)
    second = accepted(engine, period="2026-Q4", b1=12)

    changed = [taken_back(engine, second), taken_back(engine, first)]

    assert changed == [0, 1]
    assert members(engine) == {}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["older first", "newer first"])
def test_two_submissions_may_be_withdrawn_in_either_order(engine: Engine, order: tuple[int, int]) -> None:
    accepted(engine, period="2026-Q2", b1=10, b3=7)
    wrong = [accepted(engine, period="2026-Q3", b1=12, b2=9), accepted(engine, period="2026-Q4", b1=15, b2=8)]

    for position in order:
        taken_back(engine, wrong[position])

    assert members(engine) == {"XP26740-001": 10, "XP26740-003": 7}


def test_a_withdrawal_under_a_newer_statement_changes_no_fact(engine: Engine) -> None:
    first = accepted(engine, period="2026-Q3", b1=12)
    accepted(engine, period="2026-Q4", b1=15)

    assert taken_back(engine, first) == 0
    assert members(engine) == {"XP26740-001": 15}


def test_a_withdrawn_workbook_may_be_submitted_again(engine: Engine) -> None:
    taken_back(engine, accepted(engine, period="2026-Q3", b1=12))

    again = accepted(engine, period="2026-Q3", b1=12)

    assert bases(engine)["submission_id"].tolist() == [again]


@pytest.mark.parametrize("wrong", [0, 99])
def test_a_number_of_no_submission_is_refused_and_nothing_is_written(engine: Engine, wrong: int) -> None:
    accepted(engine, period="2026-Q3", b1=12)
    before = everything(engine)

    with pytest.raises(NoSuchSubmission):
        taken_back(engine, wrong)

    assert everything(engine) == before


def test_a_submission_is_withdrawn_once_only(engine: Engine) -> None:
    first = accepted(engine, period="2026-Q3", b1=12)
    taken_back(engine, first)
    before = everything(engine)

    with pytest.raises(NoSuchSubmission):
        taken_back(engine, first)

    assert everything(engine) == before


def test_a_withdrawal_says_who_when_and_why(engine: Engine) -> None:
    first = accepted(engine, period="2026-Q3", at=MORNING, b1=12)

    taken_back(engine, first, at=MORNING + timedelta(hours=1))

    with engine.connect() as connection:
        kept = connection.execute(select(system.submission)).one()
        audit = connection.execute(select(system.audit).where(system.audit.c.action == "submission.withdraw")).one()
    assert (kept.withdrawn_by, kept.withdrawn_reason) == ("ban-to-chuc", "nộp nhầm")
    assert kept.withdrawn_at == MORNING + timedelta(hours=1)
    assert (audit.actor, audit.target, audit.detail) == (
        "ban-to-chuc",
        str(first),
        "nộp nhầm\nhiệu lực: có → đã rút, 1 số liệu trở lại như trước",
    )


@dataclass
class Said:
    """A submission of a history: what it stated, and whether it stands."""

    number: int
    period: str
    counts: dict[int, int]
    stands: bool = field(default=True)


STATED = st.tuples(
    st.sampled_from(["2026-Q1", "2026-Q2", "2026-Q3"]),
    st.dictionaries(st.integers(1, 3), st.integers(10, 12), min_size=1),
)
HISTORIES = st.lists(st.one_of(STATED, st.integers(0, 9)), max_size=12)
BASES, MINUTES = count(1, 10), count()


def replayed(history: list[Said]) -> dict[int, tuple[int, int]]:
    """What the submissions that stand say together: of each base the members, and who said so last."""
    return {base: (of, said.number) for said in history if said.stands for base, of in said.counts.items()}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example has bases of its own
@given(HISTORIES)
def test_whatever_happened_the_facts_are_those_of_the_submissions_that_stand(
    engine: Engine, events: list[tuple[str, dict[int, int]] | int]
) -> None:
    first, history, known = next(BASES), list[Said](), list[tuple[datetime, dict[str, int]]]()

    for event in events:
        at = MORNING + timedelta(minutes=next(MINUTES))
        standing = [said for said in history if said.stands]
        if isinstance(event, int):
            if event < len(standing):
                taken_back(engine, standing[event].number, at=at)
                standing[event].stands = False
        else:
            period, counts = event
            number = accepted(engine, period=period, at=at, **{f"b{first + base}": of for base, of in counts.items()})
            if number:
                history.append(Said(number, period, counts))
        known.append((at, members(engine, as_of=at)))

    expected = {f"XP26740-{first + base:03}": of for base, (of, _) in replayed(history).items()}
    mine = bases(engine)[lambda frame: frame["code"].isin([f"XP26740-{first + base:03}" for base in (1, 2, 3)])]
    assert dict(zip(mine["code"], mine["members"], strict=True)) == expected
    assert set(mine["submission_id"]) <= {said.number for said in history if said.stands}
    assert all(members(engine, as_of=at) == then for at, then in known), "what was known once was rewritten"
