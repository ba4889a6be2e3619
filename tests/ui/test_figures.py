"""The numbers on top of a screen."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from ui.figures import figures


def test_numbers_stand_with_what_they_are_of_and_without_good_or_bad() -> None:
    app = AppTest.from_string('import streamlit\nstreamlit.session_state["draw"]()')
    app.session_state["draw"] = lambda: figures([("Trong danh sách", "8", "trên 90 cơ sở"), ("Tái yếu kém", "0", "")], key="so")
    app.run()

    assert not app.exception
    first, second = app.container(key="so").metric
    assert (first.label, first.value, first.delta) == ("Trong danh sách", "8", "trên 90 cơ sở")
    assert first.proto.color == second.proto.color == first.proto.MetricColor.GRAY
    assert first.proto.direction == first.proto.MetricDirection.NONE
    assert second.delta == ""
