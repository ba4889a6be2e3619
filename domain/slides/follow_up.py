"""Slides about what does not fit together and about what was asked and not answered."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

import pandas as pd

from domain.contradictions import RULES
from domain.explanations import State
from domain.periods import Period
from domain.slides.form import Cells, day, most, number, of, records
from domain.slides.slide import Figure, Moment, Row, Slide, Source
from domain.slides.work import Names


def contradictions(found: pd.DataFrame, *, levels: Mapping[str, str], names: Names, at: Moment) -> Slide:
    """What `domain.contradictions` found, by rule; `levels` are the names of levels."""
    units = found["committee_id"].nunique()
    rules = found["rule"].map({code: rule.name for code, rule in RULES.items()}).astype("str")
    return Slide(
        rule="contradictions",
        title=f"{number(len(found))} chỗ số liệu mâu thuẫn giữa các nguồn",
        as_of=at.as_of,
        figures=(Figure("Mâu thuẫn", number(len(found))), Figure("Ở số đơn vị", number(units))),
        headings=("Mâu thuẫn", "Đơn vị", "Nguồn thứ nhất", "Nguồn thứ hai"),
        rows=tuple(_contradiction(row, levels, names) for row in records(found)),
        bars_title="Mâu thuẫn theo loại",
        bars=most(rules),
        note="Mâu thuẫn là điều cần hỏi lại, chưa phải là sai phạm.",
    )


def explanations(found: pd.DataFrame, *, names: Names, at: Moment) -> Slide:
    """The overdue of the requests of `domain.explanations.with_states`, the longest first."""
    late = found[found["state"] == State.OVERDUE].sort_values(["days_over", "id"], ascending=[False, True])
    return Slide(
        rule="explanations",
        title=f"{number(len(late))} yêu cầu giải trình quá hạn trả lời",
        as_of=at.as_of,
        figures=(Figure("Quá hạn trả lời", number(len(late)), of(len(found), "yêu cầu")),),
        headings=("Nội dung yêu cầu", "Đơn vị", "Hạn", "Quá hạn (ngày)"),
        rows=tuple(
            Row(
                (str(row["question"]), names[str(row["committee_id"])], day(row["due_on"]), str(row["days_over"])),
                about="explanation",
                code=str(row["id"]),
            )
            for row in records(late)
        ),
    )


def _contradiction(row: Cells, levels: Mapping[str, str], names: Names) -> Row:
    rule = RULES[str(row["rule"])]
    first, second = (_side(text, which, row, levels) for which, text in (("first", rule.first), ("second", rule.second)))
    cells = (rule.name, names[str(row["committee_id"])], first, second)
    return Row(cells, group=rule.code, source=_source(row, "second"), earlier=_source(row, "first"))


def _side(text: str, which: str, row: Cells, levels: Mapping[str, str]) -> str:
    """The words of one figure, with what stands in the row for each of its places."""
    words = {
        "count": _count(row[f"{which}_count"]),
        "of": _count(row[f"{which}_of"]),
        "period": Period.parse(row[f"{which}_period"]).label if pd.notna(row[f"{which}_period"]) else "",
        "on": day(row[f"{which}_on"]),
        "about": str(row["about"]),
        "name": str(row["about_name"]),
        "level": levels.get(str(row["level"]), str(row["level"])),
    }
    asked = {name for _, name, _, _ in Formatter().parse(text) if name}
    return text.format(**{name: words[name] for name in asked})


def _count(value: float | None) -> str:
    return "–" if value is None or pd.isna(value) else number(value)


def _source(row: Cells, which: str) -> Source | None:
    found = row[f"{which}_submission_id"]
    return None if pd.isna(found) else Source(int(found), str(row[f"{which}_sheet"]), int(row[f"{which}_row"]))
