"""Names of bars: in lines that fit, and never two rows under one name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.charts import rows


def test_a_short_name_stands_with_its_figures_on_the_line_at_the_bar() -> None:
    assert rows.row_name("Giám sát chuyên đề", "3 cuộc") == "\nGiám sát chuyên đề · 3 cuộc"


def test_figures_that_do_not_fit_beside_a_name_stand_below_it_whole() -> None:
    name = rows.row_name("Kiểm tra thường xuyên (kiểm tra chấp hành)", "đã làm 201 trên 241, cả năm 266")

    assert name == "Kiểm tra thường xuyên (kiểm tra chấp hành)\nđã làm 201 trên 241, cả năm 266"


def test_a_long_name_is_wrapped_and_not_cut() -> None:
    long = "Kiểm tra việc thực hiện nhiệm vụ kiểm tra, giám sát, thi hành kỷ luật"

    name = rows.row_name(long, "đã làm 1 trên 2, cả năm 3")

    assert name.replace("\n", " ") == f"{long} · đã làm 1 trên 2, cả năm 3"
    assert name.count("\n") == 1


@given(st.lists(st.sampled_from(["Chi bộ Khu phố 1", "Chi bộ Khu phố 2", "Đảng bộ Ấp 3"])))
def test_names_that_repeat_become_rows_of_their_own_that_read_the_same(names: list[str]) -> None:
    made = rows.distinct(names)

    assert len(set(made)) == len(made)
    assert [name.replace("\u2063", "") for name in made] == names
