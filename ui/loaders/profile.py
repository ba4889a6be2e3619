"""One place on one page. No figure is computed here: each comes from the loader of its subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from domain.reporting import Status
from ui.labels import REPORT_NAMES, REPORT_SHAPES
from ui.lists import profile as words
from ui.lists.profile import Figure
from ui.loaders import cached, inspections, overview, reporting, tasks, weak_bases
from ui.loaders.units import predecessors, units
from ui.view import Identity, View


@dataclass(frozen=True)
class Profile:
    """One place on one page.

    What a reader must know before its figures, the key figures (words.FIGURES), its committees (words.COMMITTEES), and
    the reports of the last periods with their headings.
    """

    notes: str
    figures: pd.DataFrame
    committees: pd.DataFrame
    reports: pd.DataFrame
    periods: Mapping[str, str]


def profile(view: View) -> Profile:
    """The profile of the view's district or committee."""
    return _profile(view.identity)


@cached
def _profile(identity: Identity) -> Profile:
    view = View.of(identity)
    reports, periods = _reports(view)
    return Profile(" ".join(_notes(view)), _figures(view), _committees(view), reports, periods)


def _notes(view: View) -> list[str]:
    """What a reader must know before reading the figures of a district or committee."""
    known = units()
    if view.committee:
        unit = known.committees[view.committee]
        return words.notes_of_committee(unit, units=known, predecessors=predecessors().get(unit.id, ()))
    return words.notes_of_district(view.district, units=known) if view.district else []


def _figures(view: View) -> pd.DataFrame:
    """The key figures of the three subjects: columns of `words.FIGURES`."""
    work, late = tasks.headline(view), tasks.exceptions(view)
    bases, checks = weak_bases.headline(view), inspections.headline(view)
    return words.figures(
        [
            Figure("Nhiệm vụ", "Đến hạn, hoàn thành đúng hạn", work.on_time, work.due),
            Figure("Nhiệm vụ", "Đến hạn, đã hoàn thành", work.completed, work.due),
            Figure("Nhiệm vụ", "Đến hạn, hoàn thành đã kiểm chứng", work.verified, work.due),
            Figure("Nhiệm vụ", "Quá hạn", late["overdue"], tasks.work(view).tasks),
            Figure("Cơ sở", "Trong danh sách cần củng cố", bases.listed, bases.bases),
            Figure("Cơ sở", "Trên 12 tháng trong danh sách", bases.too_long, bases.listed),
            Figure("Cơ sở", "Vào danh sách trong thời gian xem", bases.entered),
            Figure("Cơ sở", "Ra khỏi danh sách, đã xác nhận", bases.exited),
            Figure("Kiểm tra, giám sát", f"Thực hiện chương trình {checks.year}", checks.done, checks.planned),
            Figure("Kiểm tra, giám sát", "Đã kết luận", checks.concluded, checks.done),
            Figure("Kiểm tra, giám sát", "Kiến nghị quá hạn", checks.recommendations_overdue, checks.recommendations_open),
        ]
    )


def _committees(view: View) -> pd.DataFrame:
    """A row a committee of the district with what needs attention there: columns of `words.COMMITTEES`."""
    found = overview.by_committee(view)
    names = {code: unit.known_as for code, unit in units().committees.items()}
    statuses, period = reporting.statuses(view), reporting.standing(view).completeness.period.code
    rows = statuses[statuses["period"] == period]
    state = dict(zip(rows["committee_id"], map(Status, rows["status"]), strict=True))
    told = {code: f"{REPORT_SHAPES[each]} {REPORT_NAMES[each]}".strip() for code, each in state.items()}
    return found.assign(
        name=[names[code] for code in found["committee_id"]], reported=[told.get(code, "–") for code in found["committee_id"]]
    )


def _reports(view: View) -> tuple[pd.DataFrame, dict[str, str]]:
    """The reports of the last periods, a row a committee, and the headings."""
    names = {code: unit.known_as for code, unit in units().committees.items()}
    return words.reports(reporting.statuses(view), names=names)
