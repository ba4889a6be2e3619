"""The hash of what a report says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.statements import Report
from tests.builders import NEIGHBOUR, a_base, a_report

SAID = a_report(a_base(1), a_base(2))


def test_the_order_and_the_place_of_statements_do_not_matter() -> None:
    moved = a_report(a_base(2, row=9), a_base(1, row=8))

    assert moved.content_sha256 == SAID.content_sha256
    assert moved.file_sha256 != SAID.file_sha256


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(a_report(a_base(1)), id="a statement less"),
        pytest.param(a_report(a_base(1), a_base(2, members=13)), id="another value"),
        pytest.param(a_report(a_base(1), a_base(2), period="2026-Q4"), id="another period"),
        pytest.param(a_report(a_base(1), a_base(2), committee=NEIGHBOUR), id="another committee"),
        pytest.param(a_report(a_base(1), a_base(2), kind="assign"), id="another kind of workbook"),
        pytest.param(replace(SAID, sheets={**SAID.sheets, "Kiểm tra": 0}), id="a sheet with nothing to report"),
    ],
)
def test_whoever_says_something_else_has_another_hash(other: Report) -> None:
    assert other.content_sha256 != SAID.content_sha256
