"""A city in which everything a committee says carries the sign of that committee, and who finds such a sign elsewhere.

Texts and codes hold the committee's code (XP26740); its numbers are multiples of a unit of its own, so that even a sum tells
whose numbers are in it.
"""

from __future__ import annotations

import math
import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas as pd
from sqlalchemy import Engine, func, select, update
from sqlalchemy.engine import Connection

from data_access import clock, meetings
from data_access.changes import conclusions, explanations, remarks, submissions, withdrawals
from data_access.changes import meetings as sittings
from data_access.changes.conclusions import Task
from data_access.changes.explanations import Matter
from data_access.engine import connect_engine, migrate
from data_access.places import CITY
from data_access.schema import correspondence, system
from data_access.users import Account
from domain.scope import Scope
from domain.statements import Normalisation, Report, Statement
from tests.accounts import CITY as SUPERVISOR
from tests.accounts import VERIFIER, an_account
from tests.builders import a_base, a_report, a_statement
from tests.meetings import SECRETARY
from tests.registers import a_case, a_level, a_recommendation, a_step, an_inspection
from tests.run import alone
from tests.works import ASSIGNER, a_figure, a_move, a_progress, a_proof, a_work, code_of

MINE, NEIGHBOUR, FAR = "xp-26740", "xp-26743", "xp-26890"
"""Phường Sài Gòn and Phường Bến Thành in Quận 1, Phường Hạnh Thông in Gò Vấp."""

UNITS = {MINE: 10**4, NEIGHBOUR: 10**6, FAR: 10**8}
"""Of each committee that reports the unit of its numbers; a number or a sum holds fewer than a hundred of each."""

HOMES = {"q1": (MINE, NEIGHBOUR), "go-vap": (FAR,)}

NOW = datetime(2026, 11, 23, 3, 32)
"""Monday, 23/11/2026, 10:32 in the city."""

GIVEN, FIRST, SECOND, LAST = (datetime(2026, month, day, 2) for month, day in ((1, 12), (8, 3), (10, 8), (11, 2)))
"""When work was given, and when the reports came."""

_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:\.\d{3})+(?![\w-])")  # as people read it
_FIGURES = (("I02", "2026-6T"), ("I06", "2026-6T"), ("I43", "2026-Q3"), ("I43", "2026-Q2"), ("I09", "2026-Q3"))


def sign(committee: str) -> str:
    """What every text and code of a committee holds."""
    return committee.replace("-", "").upper()


@dataclass(frozen=True)
class Signs:
    """The signs of committees outside a scope."""

    texts: re.Pattern[str] | None
    units: tuple[int, ...]

    @classmethod
    def outside(cls, scope: Scope) -> Signs:
        """Those of every committee that is not in `scope`, whatever its own functions say: they are under test."""
        others = [] if scope.committees is None else [owner for owner in UNITS if owner not in scope.committees]
        pattern = re.compile("|".join(map(sign, others))) if others else None
        return cls(pattern, tuple(UNITS[owner] for owner in others))

    def found(self, value: object) -> list[str]:
        """The first few signs in a value of any kind."""
        return [told for _, told in zip(range(3), self._all(value), strict=False)]

    def _all(self, value: object) -> Iterator[str]:
        if self.texts is None:
            return
        for leaf in leaves(value):
            if isinstance(leaf, str):
                yield from self.texts.findall(leaf)
                yield from (each for each in _NUMBER.findall(leaf) if self._is_theirs(int(each.replace(".", ""))))
            elif self._is_theirs(leaf):
                yield str(leaf)

    def _is_theirs(self, number: float) -> bool:
        whole = abs(int(number))
        return any(whole // unit % 100 for unit in self.units)


def leaves(value: object) -> Iterator[str | float]:
    """Every text and number in a value: cells of frames, parts of dataclasses, keys and values; days and truths are neither."""
    if isinstance(value, str | bytes):
        yield value if isinstance(value, str) else value.decode("utf-8", "replace")
    elif isinstance(value, pd.Series):
        yield from _cells(value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from [value] if math.isfinite(value) else []
    else:
        yield from (leaf for part in _parts(value) for leaf in leaves(part))


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, pd.DataFrame):
        return [value[name] for name in value]
    if isinstance(value, Mapping):
        return chain.from_iterable(value.items())
    if is_dataclass(value):
        return [getattr(value, each.name) for each in fields(value)]
    return value if isinstance(value, Iterable) else ()


def _cells(column: pd.Series[Any]) -> Iterator[str | float]:
    if column.dtype.kind in "Mmb" or column.dtype == "boolean":
        return
    known = column.dropna()
    if column.dtype.kind in "iuf" or column.dtype == "Int64":
        yield from (float(each) for each in known)
    elif column.dtype == object:
        yield from (leaf for each in known for leaf in leaves(each))
    elif len(known):
        yield "\n".join(known)


def canary_city(folder: Path) -> str:
    """The address of an SQLite copy of the city in `folder`; told once a run."""
    with alone() as run:
        made = run / "canary-city.sqlite"
        if not made.exists():
            told_at = run / "telling-canaries" / made.name
            engine = connect_engine(f"sqlite:///{told_at}")
            migrate(engine)
            tell(engine)
            engine.dispose()  # the last connection brings everything into the one file
            told_at.rename(made)
    return f"sqlite:///{shutil.copy(made, folder / 'canaries.sqlite')}"


def tell(engine: Engine, *, owners: Collection[str] = tuple(UNITS), meets: bool = True) -> None:
    """Let the committees of `owners` say everything that can be said, and others ask, note and conclude about them.

    One committee after the other says all it has to say, so that its numbers of submissions and rows do not depend on those
    that come after it; MINE is the first.
    """
    with patch.object(clock, "now", lambda: NOW):
        for owner in owners:
            with engine.execution_options(writes=True).begin() as connection:
                connection.execute(update(system.revision).values(changed_at=GIVEN))
            submissions.accept(engine, report=_given(owner), by="btctu", at=GIVEN)
            for at, said in ((FIRST, _first), (SECOND, _second), (LAST, _last)):
                _accepted(engine, said(owner), at=at)
            with engine.execution_options(writes=True).begin() as connection:
                _ask(connection, owner)
                _remark(connection, owner)
        for place in ("q1", "go-vap", CITY) if meets else ():
            _meet(engine, place, [owner for owner in owners if place in (CITY, *_homes(owner))])


def _homes(owner: str) -> tuple[str, ...]:
    return tuple(district for district, owners in HOMES.items() if owner in owners)


def _given(owner: str) -> Report:
    """What the Organisation Commission gave to it."""
    return a_report(*_works(owner), committee=ASSIGNER, period="2026-W03", kind="assign")


def _works(owner: str) -> list[Statement]:
    mark = sign(owner)
    told: dict[str, Any] = {"product": f"Báo cáo {mark}", "assigning_document": f"12-KH/{mark}", "committee": owner}
    works = [a_work(each, title=f"Rà soát {mark} lần {each}", row=5 + each, **told) for each in range(1, 5)]
    cancelled: dict[str, Any] = {"cancelled_on": date(2026, 5, 5), "cancel_reason": f"Không còn phù hợp {mark}"}
    cancelled_work = a_work(5, title=f"Đã rút {mark}", row=11, **told, **cancelled)
    soon = a_work(6, title=f"Sắp đến hạn {mark}", row=12, due_on=date(2026, 12, 1), **told)
    move = a_move(date(2026, 9, 30), date(2026, 6, 1), work=2, committee=owner)
    moved = Statement(move.fact, {**move.values, "document": f"45-CV/{mark}"}, move.sheet, move.row)
    return [*works, cancelled_work, soon, moved]


def _first(owner: str) -> Report:
    """The report of the first half of the year, with a base that came on the register and what was found there."""
    mark, unit = sign(owner), UNITS[owner]
    days: dict[str, Any] = {"started_on": date(2026, 4, 2), "ended_on": date(2026, 4, 20)}
    counts: dict[str, Any] = {"inspected": 6 * unit, "concluded": 5 * unit, "with_violation": 4 * unit}
    punished: dict[str, Any] = {"to_discipline": 3 * unit, "disciplined": 2 * unit, "findings": "QUY_CHE"}
    told: dict[str, Any] = {
        "document": f"15-QĐ/{mark}",
        "measures": f"Kiện toàn {mark}",
        "responsible": f"Ban Xây dựng Đảng {mark}",
    }
    return _report(
        owner,
        "2026-Q2",
        *(a_base(each, committee=owner, name=f"Cơ sở {mark} số {each}", members=each * unit, row=1 + each) for each in (1, 2, 3)),
        *(a_case(each, committee=owner, listed_on=date(2025, 3, each), **told) for each in (1, 2)),
        a_step("listed", date(2025, 3, 1), committee=owner, document=f"15-QĐ/{mark}"),
        a_step("planned", date(2025, 4, 1), committee=owner, document=f"20-KH/{mark}", due_on=date(2026, 3, 1)),
        *(a_level(level, base=each, committee=owner, row=8 + each) for each, level in ((1, "HTXS"), (2, "KHT"), (3, "KHT"))),
        an_inspection(1, committee=owner, base_code=f"{mark}-001", document=f"3-TB/{mark}", **days, **counts),
        an_inspection(2, committee=owner, concluded_on=date(2026, 5, 4), row=5, **days, **counts, **punished),
        a_recommendation(
            1, inspection=2, committee=owner, content=f"Bổ sung {mark}", responsible=f"Đảng ủy {mark}", document=f"9-BC/{mark}"
        ),
        *(_figure(owner, indicator, period) for indicator, period in _FIGURES if period != "2026-Q3"),
    )


def _figure(owner: str, indicator: str, period: str) -> Statement:
    mark, unit = sign(owner), UNITS[owner]
    told: dict[str, Any] = {"target": 5.0 * unit, "note": f"Ghi chú {mark}", "period": period}
    return a_figure(indicator, 3.0 * unit, 4.0 * unit, committee=owner, item="SO_CBCS" if indicator == "I06" else "", **told)


def _second(owner: str) -> Report:
    """The report of the third quarter: work done and not done, and what others and this committee decided since."""
    mark = sign(owner)
    told: dict[str, Any] = {"product_document": f"31-BC/{mark}", "note": f"Ghi chú {mark}", "committee": owner}
    return _report(
        owner,
        "2026-Q3",
        a_progress(1, **told),
        a_progress(3, done_on=date(2026, 6, 20), row=10, **told),
        a_progress(4, done_on=date(2026, 6, 21), row=11, **told),
        a_step("underway", date(2026, 2, 1), committee=owner, document=f"21-BC/{mark}"),
        an_inspection(3, committee=owner, clause="1.3", concluded_on=date(2026, 9, 4), subject="DV", disciplined=UNITS[owner]),
        *(_figure(owner, indicator, period) for indicator, period in _FIGURES if period == "2026-Q3"),
    )


def _last(owner: str) -> Report:
    """What was stated in the app, each beside its office."""
    mark = sign(owner)
    proof = a_proof(date(2026, 7, 1), work=3, committee=owner)
    back: dict[str, Any] = {"number": 1, "done_on": date(2026, 6, 21), "returned_on": date(2026, 7, 2), "returned_by": ASSIGNER}
    case: dict[str, Any] = {"case_code": f"{mark}-001-CC1", "committee_id": owner, "number": 1, "due_on": date(2026, 9, 1)}
    return _report(
        owner,
        "2026-W45",
        Statement(proof.fact, {**proof.values, "document": f"17-TB/{mark}"}, proof.sheet, proof.row),
        a_statement("sent_back", assignment_code=code_of(4, committee=owner), committee_id=owner, reason=f"Thiếu {mark}", **back),
        a_statement("weak_case_milestone", what=f"Kiện toàn {mark}", document=f"5-QĐ/{mark}", done_on=date(2026, 8, 1), **case),
        a_base(2, committee=owner, name=f"Cơ sở {mark} đổi tên", members=2 * UNITS[owner], row=3),
    )


def _report(owner: str, period: str, *said: Statement) -> Report:
    mark = sign(owner)
    made = a_report(*said, committee=owner, period=period)
    notes = (Normalisation("Cơ sở", "E5", "number-text", f"số {mark}", f"{mark}"),)
    return Report(**{**vars(made), "file_name": f"Báo cáo {mark} {period}.xlsx", "normalisations": notes})


def _accepted(engine: Engine, report: Report, *, at: datetime) -> None:
    """Accept a report; before the last one another that was wrong and is taken back."""
    mark = sign(report.committee_id)
    if at == LAST:
        base = a_base(9, committee=report.committee_id, name=f"Nhầm {mark}", row=9)
        wrong: dict[str, Any] = {
            **vars(a_report(base, committee=report.committee_id, period="2026-W44")),
            "file_name": f"Nhầm {mark}.xlsx",
        }
        submissions.accept(engine, report=Report(**wrong), by="don-vi", at=at)
        with engine.execution_options(writes=True).begin() as connection:
            number = connection.execute(select(func.max(system.submission.c.id))).scalar_one()
            withdrawals.withdraw_within(connection, submission_id=number, reason=f"Nhầm {mark}", by="don-vi", at=at)
    submissions.accept(engine, report=report, by="don-vi", at=at)


def _ask(connection: Connection, owner: str) -> None:
    """Requests to explain with the sign of the committee that is asked: one is answered, one waits, one was taken back."""
    mark, answering = sign(owner), reporter(owner)
    work, figure = Matter(owner, "assignment", code_of(1, committee=owner)), Matter(owner, "indicator", "I43", "2026-Q3")
    asked: dict[str, Any] = {"due_on": date(2026, 11, 10), "by": SUPERVISOR, "at": LAST + timedelta(days=1)}
    number = explanations.ask_within(connection, matter=work, question=f"Vì sao {mark} chậm", **asked)
    explanations.ask_within(connection, matter=figure, question=f"Vì sao {mark} bằng không", **asked)
    said: dict[str, Any] = {"text": f"Do {mark} thiếu cán bộ", "by": answering, "at": LAST + timedelta(days=2)}
    explanations.answer_within(connection, request_id=number, **said)
    back = explanations.ask_within(connection, matter=replace(figure, code="I06"), question=f"Vì sao {mark}", **asked)
    withdrawn: dict[str, Any] = {
        "withdrawn_at": LAST + timedelta(days=2),
        "withdrawn_by": SUPERVISOR.name,
        "withdrawn_reason": f"Nhầm {mark}",
    }
    requests = correspondence.explanation_request
    connection.execute(update(requests).where(requests.c.id == back).values(withdrawn))


def _remark(connection: Connection, owner: str) -> None:
    """A note on a committee by itself, and on its district and the city by those who see all of it."""
    told: dict[str, Any] = {"indicator": "I43", "period": "2026-Q3", "at": LAST + timedelta(days=3)}
    remarks.write_within(connection, place=owner, text=f"Số của {sign(owner)}", by=reporter(owner), **told)
    for place in (*_homes(owner), CITY):
        remarks.write_within(connection, place=place, text=f"Có {sign(owner)} ở {place}", by=SUPERVISOR, **told)


def _meet(engine: Engine, place: str, owners: Collection[str]) -> None:
    """A meeting that was held and closed, with an item and a conclusion about each; what is asked was reported and returned."""
    at = LAST + timedelta(days=14)
    with engine.execution_options(writes=True).begin() as connection:
        number = sittings.prepare_within(connection, place=place, held_on=NOW.date(), by=SECRETARY, at=at)
        items = meetings.items(connection, number=number, scope=Scope.city())
        if items:
            reason = " ".join(["Bỏ", *map(sign, owners)])
            sittings.remove_within(connection, item_id=items[0].id, reason=reason, by=SECRETARY, at=at)
        sittings.freeze_within(connection, number=number, by=SECRETARY, at=at)
        for owner in owners:
            task = Task(f"Giao {sign(owner)} báo cáo", owner, date(2026, 11, 30))
            made = conclusions.conclude_within(connection, number=number, task=task, by=SECRETARY, at=at)
            document: dict[str, Any] = {"document": f"7-BC/{sign(owner)}", "by": reporter(owner), "at": at}
            conclusions.report_done_within(connection, conclusion_id=made, **document)
            reason = f"Thiếu {sign(owner)}"
            conclusions.send_back_within(connection, conclusion_id=made, reason=reason, by=VERIFIER, at=at)
        sittings.close_within(connection, number=number, by=SECRETARY, at=at)


def reporter(owner: str) -> Account:
    """The account of a committee; the name of its office carries its sign."""
    account = an_account("reporter", committee=owner, scope=[owner], name=f"bao-cao-{owner}")
    return Account(**{**vars(account), "label": f"Văn phòng {sign(owner)}"})
