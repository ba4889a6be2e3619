"""Each rule names the documents that set it, as they were in force."""

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access.regulations import regulation


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (date(2023, 10, 3), "132-QĐ/TW; 21-HD/BTCTW"),
        (date(2023, 10, 4), "124-QĐ/TW; 25-HD/BTCTW"),
        (date(2025, 12, 31), "366-QĐ/TW; 43-HD/BTCTW"),
        (date(2018, 3, 7), ""),
    ],
)
def test_the_documents_behind_the_cap(engine: Engine, day: date, named: str) -> None:
    with engine.connect() as connection:
        assert regulation(connection, key="htxs_cap", day=day) == named
