"""What the screens say of each subject for one day, from the frames that the screens are made of: see `changes_since`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from domain import inspections as checks
from domain.changes_since import RULE, Reading, Readings, Subject
from domain.periods import Period
from domain.progress import DONE, State
from domain.units import Committee
from domain.weak_bases import TOO_LONG

VERIFIED = {State.DONE_ON_TIME: "verified_on_time", State.DONE_LATE: "verified_late"}
"""What work is called that was done and confirmed by another body."""

SENT_BACK = "sent_back"
LONG_STAY = "over_12_months"
EXISTS = "exists"

Told = Mapping[str, date]
"""The last day that the reports of a committee covered, as known at the earlier moment."""


def work(tasks: pd.DataFrame, *, on: date, told: Told) -> dict[Subject, Reading]:
    """Each piece of work given by `on`: `tasks` of `progress.with_states`, with source."""
    given = tasks[tasks["assigned_on"] <= pd.Timestamp(on)]
    return {("work", str(row["code"])): _work(row, on, told) for row in _rows(given)}


def cases(stated: pd.DataFrame, *, told: Told) -> dict[Subject, Reading]:
    """Each case of `weak_bases.with_state`: its stage, or that it lasts more than 12 months."""
    return {("case", str(row["code"])): _case(row, told) for row in _rows(stated)}


def inspections(staged: pd.DataFrame, *, told: Told) -> dict[Subject, Reading]:
    """Each inspection of `inspections.with_stage`: its stage. One that is planned or unheard has not moved."""
    return {("inspection", str(row["code"])): _inspection(row, told) for row in _rows(staged)}


def remedies(stated: pd.DataFrame) -> dict[Subject, Reading]:
    """Each recommendation of `inspections.with_remedy`: its state."""
    return {("remedy", str(row["code"])): _remedy(row) for row in _rows(stated)}


def figures(values: pd.DataFrame, *, on: date, reported: frozenset[tuple[str, str]]) -> dict[Subject, Reading]:
    """Each headline figure of a period that was over on `on`; `reported`: the (committee, period) with a report by then."""
    return {
        ("figure", f"{row['committee_id']}|{row['indicator']}|{row['period']}"): _figure(row, reported)
        for row in _rows(values)
        if Period.parse(str(row["period"])).end <= on
    }


def units(committees: Iterable[Committee], *, on: date) -> dict[Subject, Reading]:
    """Each committee that exists on `on`."""
    return {("unit", each.id): Reading(EXISTS, each.id) for each in committees if each.is_valid(on)}


def rules(values: Mapping[str, str]) -> dict[Subject, Reading]:
    """Each rule in force, by its key."""
    return {(RULE, key): Reading(value, "", definition=value) for key, value in values.items()}


def differing(earlier: pd.DataFrame, later: pd.DataFrame, columns: Sequence[str]) -> set[str]:
    """The codes that stand in one frame only, or whose `columns` differ: no others can have changed."""
    both = pd.concat([earlier[["code", *columns]], later[["code", *columns]]])
    return set(both.drop_duplicates(keep=False)["code"])


def together(*parts: Readings) -> dict[Subject, Reading]:
    """The readings of all kinds."""
    return {subject: reading for part in parts for subject, reading in part.items()}


def _work(row: Mapping[Any, Any], on: date, told: Told) -> Reading:
    value, since = str(row["state"]), _day(row["done_on"]) or _day(row["started_on"])
    is_own = value not in (State.CANCELLED, State.OVERDUE, State.NOT_DUE)
    verified_on = _day(row["verified_on"])
    if value in DONE and verified_on is not None and verified_on <= on:
        value, since, is_own = VERIFIED[State(value)], verified_on, False
    elif row["sent_back"]:
        value, since, is_own = SENT_BACK, None, False
    return Reading(
        value,
        str(row["committee_id"]),
        deadline=_day(row["deadline"]),
        stated=_stated(row, "due_on", "done_on", "started_on", "verified_on", "cancelled_on"),
        since=since,
        told_until=told.get(str(row["committee_id"])) if is_own else None,
        source=_source(row),
    )


def _case(row: Mapping[Any, Any], told: Told) -> Reading:
    is_long = row["is_open"] and row["over"] == TOO_LONG
    return Reading(
        LONG_STAY if is_long else str(row["stage"]),
        str(row["committee_id"]),
        deadline=_day(row["due_on"]),
        stated=_stated(row, "listed_on", "closed_on") | {"due_on": _day(row["original_due_on"])},
        since=_day(row["stage_on"]),
        told_until=told.get(str(row["committee_id"])),
        source=_source(row),
    )


def _inspection(row: Mapping[Any, Any], told: Told) -> Reading:
    days = {checks.UNDERWAY: "started_on", checks.UNCONCLUDED: "ended_on", checks.CONCLUDED: "concluded_on"}
    stage = str(row["stage"])
    return Reading(
        checks.PLANNED if stage == checks.UNHEARD else stage,
        str(row["committee_id"]),
        stated=_stated(row, "planned_on", *days.values()),
        since=_day(row[days[stage]]) if stage in days else None,
        told_until=told.get(str(row["committee_id"])),
        source=_source(row),
    )


def _remedy(row: Mapping[Any, Any]) -> Reading:
    return Reading(
        str(row["state"]),
        str(row["committee_id"]),
        stated=_stated(row, "due_on", "remedied_on"),
        source=_source(row),
    )


def _figure(row: Mapping[Any, Any], reported: frozenset[tuple[str, str]]) -> Reading:
    end, counts = Period.parse(str(row["period"])).end, (row["numerator"], row["denominator"])
    value = "/".join(f"{count:g}" for count in counts if pd.notna(count))
    is_told = (str(row["committee_id"]), str(row["period"])) in reported
    return Reading(
        "not_applicable" if row["not_applicable"] else value,
        str(row["committee_id"]),
        stated={"value": value},
        since=end,
        told_until=end if is_told else None,
        source=_source(row),
    )


def _rows(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.to_dict("records")


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, pd.Timestamp) else None


def _stated(row: Mapping[Any, Any], *names: str) -> dict[str, object]:
    """The days that were stated, by column."""
    return {name: found for name in names if (found := _day(row[name])) is not None}


def _source(row: Mapping[Any, Any]) -> tuple[int, str, int] | None:
    found = row.get("submission_id")
    return None if found is None or pd.isna(found) else (int(found), str(row["sheet"]), int(row["row"]))
