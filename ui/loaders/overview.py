"""The first screen: what needs attention in the view's place, kind by kind and place by place.

No figure is computed here: each comes from the loader of its subject.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from domain import inspections as inspection_rules
from domain import progress, weak_register
from domain.overview import by_exception
from domain.reporting import Status
from ui.charts.districts import district_tiles
from ui.lists import overview as words
from ui.lists.overview import KINDS, OUTSIDE, Matter
from ui.loaders import cached, inspections, reporting, tasks, weak_bases
from ui.loaders.contradictions import contradictions
from ui.loaders.units import units
from ui.view import Identity, View


@dataclass(frozen=True)
class Overview:
    """All the first screen shows beside the map.

    The kinds of exceptions, the three subjects (the register since `start`), the places one step below that need
    attention (`words.PLACES`) and how many others there are.
    """

    matters: tuple[Matter, ...]
    work: progress.Headline
    bases: weak_register.Headline
    checks: inspection_rules.Headline
    start: date
    places: pd.DataFrame
    others: int


def overview(view: View) -> Overview:
    """The first screen for the view's place."""
    return _overview(view.identity)


def tiles(view: View) -> pd.DataFrame:
    """The tile-grid map of everything the account may see, with the chosen district marked."""
    return _tiles(view.whole.identity, view.district)


@cached
def _overview(identity: Identity) -> Overview:
    view = View.of(identity)
    found, others = _places(view)
    return Overview(
        matters=_matters(view),
        work=tasks.headline(view),
        bases=weak_bases.headline(view),
        checks=inspections.headline(view),
        start=weak_bases.register(view).start,
        places=found,
        others=others,
    )


@cached
def _tiles(identity: Identity, chosen: str | None) -> pd.DataFrame:
    whole = View.of(identity)
    counts = tasks.by_district(whole).dropna(subset=["district"])
    open_to = {district.code for district in units().districts_in(whole.scope)}
    return district_tiles(counts, units().districts, open_to=open_to, chosen=chosen)


def _matters(view: View) -> tuple[Matter, ...]:
    """What needs attention, each kind with how many of how many."""
    work, late = tasks.work(view), tasks.exceptions(view)
    done, bases, checks = reporting.standing(view).completeness, weak_bases.headline(view), inspections.headline(view)
    followed, missing = inspections.work(view).total, len(reporting.missing(view))
    return (
        Matter("Việc quá hạn", "▲", late["overdue"], work.tasks, "việc", "task_progress"),
        Matter("Chưa báo cáo", "▨", missing, done.owing, "đơn vị", "data"),
        Matter("Trên 12 tháng", "■", bases.too_long, bases.listed, "cơ sở", "weak_bases"),
        Matter("Thiếu kế hoạch", "◇", bases.unprepared, bases.listed, "cơ sở", "weak_bases"),
        Matter("Chờ kết luận", "◐", checks.unconcluded, followed, "cuộc", "inspections"),
        Matter("Kiến nghị quá hạn", "▲", checks.recommendations_overdue, checks.recommendations_open, "đang mở", "inspections"),
        Matter("Có mâu thuẫn", "≠", contradictions(view)["committee_id"].nunique(), done.owing, "đơn vị", "inspections"),
    )


def _places(view: View) -> tuple[pd.DataFrame, int]:
    """The places one step below that need attention, columns of `words.PLACES`, and how many others there are."""
    counts = by_committee(view)
    committees, districts = units().committees, units().districts
    if view.district or view.committee:
        names = [committees[code].known_as for code in counts["committee_id"]]
    else:
        homes = [committees[code].district for code in counts["committee_id"]]
        names = [districts[home].short_name if home else OUTSIDE for home in homes]
    placed = counts.assign(name=pd.Series(names, index=counts.index, dtype="str"))
    summed = placed.groupby("name", as_index=False, sort=False)[["tasks", *KINDS]].sum()
    found = by_exception(summed, KINDS, size="tasks")
    return words.places(found), len(summed) - len(found)


def by_committee(view: View) -> pd.DataFrame:
    """A row a committee about which anything is known: committee_id, tasks and `words.KINDS`, in the order of units."""
    work, statuses = tasks.by_committee(view).set_index("committee_id"), reporting.statuses(view)
    counted = statuses[statuses["period"] == reporting.standing(view).completeness.period.code]
    columns = {
        "tasks": work["tasks"],
        "overdue": work["overdue"],
        "missing": _sizes(counted[counted["status"] == Status.MISSING]),
        "weak": _sizes(weak_bases.exceptions(view)),
        "unconcluded": _sizes(inspections.unconcluded(view)),
        "remedies": _sizes(inspections.exceptions(view)),
    }
    known = pd.DataFrame(columns).fillna(0).astype("int64")
    existing = {code for code in counted["committee_id"] if units().committees[code].is_valid(view.on)}
    order = [code for code in units().committees if code in known.index or code in existing]
    return known.reindex(order, fill_value=0).rename_axis("committee_id").reset_index()


def _sizes(rows: pd.DataFrame) -> pd.Series[int]:
    return rows.groupby("committee_id").size()
