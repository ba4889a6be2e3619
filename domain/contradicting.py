"""The rules of contradiction: one function each over what is known of some committees up to a day.

The first side of a row is what the committee says of itself, the second what stands against it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from domain.cumulative import shrunk
from domain.evidence import Evidence, row, side
from domain.inspections import programme
from domain.periods import Period

Rows = list[dict[str, Any]]

GOOD, FAILED = ("HTXS", "HTT"), "KHT"
INSPECTING, REGISTERING = "1.8", "1.7"
REGISTERED, COMPLETED, ON_REGISTER = "I32", "I34", "I43"
"""Indicators: action programmes registered, programme completed, bases on the register."""

FEWEST = 3
"""Inspections due from which a programme is compared with the work reported: of two, one that is late says little."""

SEVERAL = 2
"""Pieces of work from which «all verified» says something."""


def programme_behind(evidence: Evidence, *, on: date) -> Rows:
    """All work of clause 1.8 due this year is reported done, yet at most half of the inspections due were done.

    First: work of the clause done, of work due («Nhiệm vụ»; source: what was done last). Second: inspections of the year's
    programme done, of those whose planned day the committee's own reports cover, FEWEST or more («Kiểm tra, giám sát»;
    source: the one that should have been first).
    """
    this_year = evidence.works["due_on"].dt.year == on.year
    works = evidence.works[this_year & (evidence.works["clause"] == INSPECTING)]
    lines = evidence.inspections
    told = programme(lines, on=on, year=on.year, by="committee_id").set_index("committee_id")
    behind = told[(told["due"] >= FEWEST) & (2 * told["kept"] <= told["due"])]
    undone = lines[
        lines["committee_id"].isin(behind.index) & (lines["year"] == on.year) & ~(lines["ended_on"] <= pd.Timestamp(on))
    ]
    first = undone.sort_values("planned_on").drop_duplicates("committee_id").set_index("committee_id")
    return [
        row(committee, INSPECTING)
        | side("first", len(mine), of=len(mine), source=mine.sort_values("done_on").iloc[-1])
        | side("second", behind["kept"][committee], of=behind["due"][committee], source=first.loc[committee])
        for committee, mine in works.groupby("committee_id")
        if committee in behind.index and (mine["done_on"] <= pd.Timestamp(on)).all()
    ]


def good_though_disciplined(evidence: Evidence, *, on: date) -> Rows:
    """A base has level «hoàn thành tốt» or better though its organisation was disciplined in that year.

    First: the level, of the newest period, which ended on the day of the conclusion or later («Cơ sở»). Second:
    organisations disciplined by the inspection of that base («Kiểm tra, giám sát»).
    """
    lines = evidence.concluded(on)
    punished = lines[(lines["disciplined"] > 0) & lines["base_code"].notna()].drop_duplicates("base_code")
    good = evidence.levels[evidence.levels["level"].isin(GOOD)].set_index("base_code")
    return [
        row(line["committee_id"], line["base_code"], about_name=line["base_name"], members=line["members"], level=said["level"])
        | side("first", 1, period=said["period"], source=said)
        | side("second", line["disciplined"], on=line["concluded_on"], source=line)
        for line in punished[punished["base_code"].isin(good.index)].to_dict("records")
        for said in [good.loc[line["base_code"]]]
        if Period.parse(said["period"]).end >= line["concluded_on"].date()
    ]


def failed_but_unlisted(evidence: Evidence, *, on: date) -> Rows:
    """Bases are «không hoàn thành nhiệm vụ» in the newest period though the committee has no base on the register.

    First: bases on the register, none (source: indicator 43 where it was reported). Second: bases of that level («Cơ sở»).
    """
    failed = evidence.levels[evidence.levels["level"] == FAILED]
    counted = evidence.last_figure(ON_REGISTER)
    return [
        row(str(committee))
        | side("first", 0, source=counted.get(str(committee)))
        | side("second", len(bases), period=bases["period"].iloc[0], source=bases.iloc[0])
        for committee, bases in failed[~failed["committee_id"].isin(evidence.listed)].groupby("committee_id")
        if Period.parse(bases["period"].iloc[0]).end <= on
    ]


def verified_but_unmet(evidence: Evidence, *, on: date) -> Rows:
    """All work of a clause had been verified when an inspection found violations in just that clause.

    First: work verified by the day of the conclusion, of work due in the 12 months before it, SEVERAL or more («Kiểm
    chứng»; source: what was verified last). Second: organisations with violations («Kiểm tra, giám sát»). Clause 1.8, under which
    inspections beside the programme stand, is left out.
    """
    lines, works = evidence.concluded(on), evidence.works
    unmet = lines[(lines["with_violation"] > 0) & lines["clause"].notna() & (lines["clause"] != INSPECTING)]
    found: Rows = []
    for line in unmet.drop_duplicates(["committee_id", "clause"]).to_dict("records"):
        day = line["concluded_on"]
        same = (works["committee_id"] == line["committee_id"]) & (works["clause"] == line["clause"])
        due = works[same & (works["due_on"] <= day) & (works["due_on"] > day - pd.DateOffset(months=12))]
        if len(due) >= SEVERAL and (due["verified_on"] <= day).all():
            last = due.sort_values("verified_on").iloc[-1]
            verified = side("first", len(due), of=len(due), source=last, prefix="proof_")
            found.append(
                row(line["committee_id"], line["clause"]) | verified | side("second", line["with_violation"], on=day, source=line)
            )
    return found


def all_registered(evidence: Evidence, *, on: date) -> Rows:
    """All action programmes are reported registered though supervision of clause 1.7 found violations this year.

    First: registered, of all who must, in the newest year reported («Chỉ tiêu», indicator 32). Second: organisations with
    violations by the newest such supervision («Kiểm tra, giám sát»).
    """
    lines, said = evidence.concluded(on), evidence.last_figure(REGISTERED)
    of_clause = (lines["clause"] == REGISTERING) & lines["form"].str.startswith("GS") & (lines["with_violation"] > 0)
    return [
        row(line["committee_id"], REGISTERING)
        | side("first", told["numerator"], of=told["denominator"], period=told["period"], source=told)
        | side("second", line["with_violation"], on=line["concluded_on"], source=line)
        for line in lines[of_clause].drop_duplicates("committee_id").to_dict("records")
        for told in [said.get(line["committee_id"])]
        if told is not None and told["denominator"] and told["numerator"] == told["denominator"]
    ]


def shrinking(evidence: Evidence, *, on: date) -> Rows:
    """A count that runs from 1 January is smaller than in the report before it.

    First: the earlier report; second: the later one (both «Chỉ tiêu»). Shares are left out: their whole may change.
    """
    later = shrunk(evidence.figures[evidence.figures["is_running"]])
    return [
        row(line["committee_id"], line["indicator"], about_name=line["item"] or None)
        | side("first", line["earlier_numerator"], period=line["earlier_period"], source=line, prefix="earlier_")
        | side("second", line["numerator"], period=line["period"], source=line)
        for line in later.to_dict("records")
        if line["ended_on"] <= pd.Timestamp(on)
    ]


def overstated(evidence: Evidence, *, on: date) -> Rows:
    """The programme is reported further completed than the committee's own list of inspections shows.

    First: inspections completed since 1 January («Chỉ tiêu», indicator 34, the newest report). Second: of the programme,
    concluded by the end of that period («Kiểm tra, giám sát»).
    """
    lines = evidence.inspections
    of_programme = lines[(lines["year"] == on.year) & lines["planned_on"].notna()]
    found: Rows = []
    for committee, said in evidence.last_figure(COMPLETED).items():
        mine = of_programme[of_programme["committee_id"] == committee]
        end = Period.parse(said["period"]).end
        concluded = int((mine["concluded_on"] <= pd.Timestamp(end)).sum())
        if end.year == on.year and len(mine) and said["numerator"] > concluded:
            stated = side("first", said["numerator"], of=said["denominator"], period=said["period"], source=said)
            found.append(row(committee, COMPLETED) | stated | side("second", concluded, source=mine.iloc[0]))
    return found
