"""Who has reported and what came in, in words for the lists of the page on the data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from data_access import clock
from domain.periods import Period
from domain.reporting import Status
from domain.units import Units
from intake.cells import RULES
from ui import format as form

MISSING = {"committee": "Đơn vị", "district": "Địa bàn", "days": "Số ngày quá hạn", "last": "Báo cáo gần nhất"}
"""Headings of the missing reports by column of `missing`."""

SUBMISSIONS = {
    "number": "Lần nộp",
    "committee": "Đơn vị",
    "content": "Nội dung",
    "accepted": "Nhận lúc",
    "new_rows": "Dòng mới",
    "changed_rows": "Dòng thay đổi",
    "unchanged_rows": "Dòng giữ nguyên",
    "normalisations": "Ô đọc theo dạng chuẩn",
    "standing": "Hiệu lực",
}
"""Headings of the submissions by column of `submissions`."""

SUBMISSION = {"file_name": "Tệp", **{name: SUBMISSIONS[name] for name in SUBMISSIONS if name != "number"}}

SHEETS = {"sheet": "Tờ", "told": "Nội dung"}

NORMALISATIONS = {"sheet": "Tờ", "cell": "Ô", "reason": "Cách đọc", "found": "Ghi trong tệp", "taken": "Được đọc là"}

OUTSIDE = "Không theo địa bàn"

_KINDS = {"report": "Báo cáo", "assign": "Giao việc", "entry": "Nhập trong hệ thống,"}


def missing(statuses: pd.DataFrame, *, period: Period, units: Units, due_on: date, day: date) -> pd.DataFrame:
    """A row a committee without the report for `period`, columns of MISSING; `statuses` as `reporting.statuses`."""
    rows = statuses[(statuses["period"] == period.code) & (statuses["status"] == Status.MISSING)]
    sent = statuses[statuses["received_on"].notna()].drop_duplicates("committee_id", keep="last").set_index("committee_id")
    last = {code: f"{Period.parse(row['period']).label}, nộp {form.day(row['received_on'])}" for code, row in sent.iterrows()}
    never = f"Không có trong {statuses['period'].nunique()} kỳ gần đây"
    districts = {code: place.short_name for code, place in units.districts.items()}
    return pd.DataFrame(
        {
            "committee": [units.committees[code].known_as for code in rows["committee_id"]],
            "district": [districts.get(code, OUTSIDE) for code in rows["district"]],
            "days": [(day - due_on).days] * len(rows),
            "last": [last.get(code, never) for code in rows["committee_id"]],
        }
    ).astype({"committee": "str", "district": "str", "days": "Int64", "last": "str"})


def submissions(found: pd.DataFrame, *, names: Mapping[str, str]) -> pd.DataFrame:
    """A row a submission, columns of SUBMISSIONS; `found` as `data_access.submissions.submissions`."""
    kinds = [_KINDS[kind] for kind in found["kind"]]
    periods = [Period.parse(code).label for code in found["period"]]
    return found.assign(
        number=found["id"].astype("str"),
        committee=found["committee_id"].map(names).astype("str"),
        content=[f"{kind} {period}" for kind, period in zip(kinds, periods, strict=True)],
        accepted=[form.moment(moment) for moment in found["accepted_at"]],
        standing=[
            "Đang dùng" if pd.isna(moment) else f"Đã rút ngày {form.day(clock.local_day(moment))}"
            for moment in found["withdrawn_at"]
        ],
    )


def sheets(found: pd.DataFrame) -> pd.DataFrame:
    """A row a sheet of a submission, columns of SHEETS."""
    return found.assign(told=[f"{form.number(rows)} dòng" if rows else "Không phát sinh" for rows in found["rows"]])


def normalisations(found: pd.DataFrame) -> pd.DataFrame:
    """A row a cell that was read in another form than it was written, columns of NORMALISATIONS."""
    return found.assign(reason=[RULES.get(rule, rule) for rule in found["rule"]])
