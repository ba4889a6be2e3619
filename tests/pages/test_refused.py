"""An address beyond an account: what is shown instead, and what the log says of it."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Screen

REFUSED = "Refused to dia-ban, an address: not there, or not for this account"


@pytest.mark.parametrize(("place", "lines"), [("go-vap", []), ("q5", [REFUSED])])
def test_an_address_beyond_an_account_is_written_into_the_log_without_what_it_says(
    screen: Screen, caplog: pytest.LogCaptureFixture, place: str, lines: list[str]
) -> None:
    app = screen("overview", district="go-vap", address={"dia-ban": place})

    assert not app.exception
    assert [record.getMessage() for record in caplog.records if record.name == "chithi06"] == lines
