"""A choice within a screen stands in the address: a link shows the same, and what an address cannot mean is the first."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def screen() -> None:
    import streamlit as st

    from ui.picking import picked

    options = {"I09": "Sinh hoạt", "I13": "Kết nạp", "I15": "Chỉ tiêu"}
    st.write(picked(options, parameter="ma", label="Chỉ tiêu", key="chon", first="I13", read=lambda text: text.upper()))


def opened(address: str | None = None) -> AppTest:
    """The screen at an address."""
    app = AppTest.from_function(screen)
    if address is not None:
        app.query_params["ma"] = address
    return app.run()


def chosen(app: AppTest) -> str:
    assert not app.exception
    return str(app.markdown[0].value)


@pytest.mark.parametrize(("address", "code"), [(None, "I13"), ("I15", "I15"), ("i09", "I09"), ("I99", "I13"), ("", "I13")])
def test_the_address_holds_and_what_it_cannot_mean_is_the_first(address: str | None, code: str) -> None:
    app = opened(address)

    assert chosen(app) == code
    assert app.selectbox[0].value == code


def test_choosing_changes_the_address() -> None:
    app = opened("I15")

    app.selectbox[0].set_value("I09").run()

    assert chosen(app) == "I09"
    assert app.query_params["ma"] == "I09"


def test_a_link_followed_on_the_same_screen_changes_the_choice() -> None:
    app = opened("I15")

    app.query_params["ma"] = "I09"

    assert chosen(app.run()) == "I09"
