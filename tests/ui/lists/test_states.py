"""The states of each task of the Directive as a table."""

from __future__ import annotations

import pandas as pd

from domain.progress import State
from ui.lists import states as words

CLAUSES = {"1.1": "Quán triệt nghị quyết", "1.2": "Giáo dục chính trị", "1.3": "Sinh hoạt chi bộ"}


def test_each_task_of_the_directive_has_a_row_with_all_states() -> None:
    rows = [("1.2", State.OVERDUE, 2), ("1.2", State.DONE_LATE, 3), ("1.1", State.OPEN, 1)]

    table = words.state_table(pd.DataFrame(rows, columns=["clause", "state", "tasks"]), clauses=CLAUSES)

    assert table[words.CLAUSE].tolist() == ["1.1 Quán triệt nghị quyết", "1.2 Giáo dục chính trị"]
    assert table["▲ Quá hạn"].tolist() == [0, 2]
    assert table["◐ Hoàn thành trễ hạn"].tolist() == [0, 3]
    assert len(table.columns) == 6
