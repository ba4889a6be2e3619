"""Whether an explanation was asked and given, in a few words beside a piece of work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from domain.explanations import State
from ui import format as form


def explained(row: Mapping[Any, Any]) -> str:
    """The newest request about `row`: asked_state (null if there was none), answer_due_on, answered_on, days_over."""
    if pd.isna(row["asked_state"]):
        return "chưa hỏi"
    return {
        State.OPEN: f"đã hỏi, hạn {form.day(row['answer_due_on'])}",
        State.OVERDUE: f"▲ chưa trả lời, quá {form.number(row['days_over'])} ngày",
        State.ANSWERED_ON_TIME: f"● trả lời {form.day(row['answered_on'])}",
        State.ANSWERED_LATE: f"◐ trả lời {form.day(row['answered_on'])}, trễ {form.number(row['days_over'])} ngày",
    }[State(row["asked_state"])]
