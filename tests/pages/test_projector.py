"""The wall: the frozen item and nothing else, where the secretary is, live figures marked as such, conclusions at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access import clock, meetings
from data_access.changes import meetings as changes
from data_access.changes.conclusions import Task, conclude_within
from domain.scope import Scope
from tests.builders import COMMITTEE
from tests.meetings import MONDAY, SECRETARY, closed, frozen, items, with_work
from tests.pages.conftest import NOW, Screen
from tests.works import a_progress, tell
from ui.lists.meetings import LIVE


@pytest.fixture(autouse=True)
def number(engine: Engine) -> int:
    """A meeting frozen on Monday the 16th: 2 overdue, 1 due soon, and who has not reported."""
    with_work(engine)
    return frozen(engine, at=MONDAY)


def texts(app: AppTest) -> str:
    """Everything that can be read outside of tables."""
    return "\n".join(each.value for each in [*app.title, *app.header, *app.markdown, *app.text])


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=f"chieu-{key}").click().run()


def current(engine: Engine, number: int) -> str | None:
    """The rule of the item where the secretary is."""
    with engine.connect() as connection:
        place = meetings.current_item(connection, number=number, scope=Scope.city())
    return next((rule for rule, item in items(engine, number).items() if place and item.id == place.item_id), None)


def test_a_slide_stands_alone_with_its_moment_and_its_place(screen: Screen, number: int) -> None:
    app = screen("projector", address={"so": str(number), "muc": "2"})

    assert not app.exception
    assert app.title[0].value == "1 nhiệm vụ đến hạn trong 30 ngày, chưa có sản phẩm"
    assert "**Mục 2/3**" in texts(app)
    assert "Số liệu chốt lúc 08:00, 16/11/2026" in texts(app)
    assert not app.selectbox, "nothing of the filter bar stands above a slide"


def test_a_slide_does_not_change_when_the_data_do_and_the_live_figures_say_that_they_are_live(
    screen: Screen, engine: Engine, number: int
) -> None:
    tell(engine, a_progress(done_on=date(2026, 6, 1)), period="2026-W47", at=MONDAY + timedelta(days=1))
    app = screen("projector", address={"so": str(number)})
    assert (app.metric[0].label, app.metric[0].value) == ("Quá hạn", "2")
    assert LIVE not in texts(app)

    press(app, "so-nay")

    assert LIVE in texts(app)
    live = [each for each in app.metric if "đã chốt: 2" in (each.delta or "")]
    assert [(each.label, each.value) for each in live] == [("Quá hạn", "1")]
    assert app.metric[0].value == "2", "the frozen figure stays"
    press(app, "so-nay")
    assert LIVE not in texts(app)


def test_the_secretary_leads_and_the_address_keeps_the_place(screen: Screen, engine: Engine, number: int) -> None:
    app = screen("projector", account=SECRETARY, address={"so": str(number)})

    press(app, "sau")
    assert current(engine, number) == "due_soon"
    assert app.query_params["muc"] == "2"

    press(app, "cuoi")
    assert current(engine, number) == "unreported"
    press(app, "dau")
    assert current(engine, number) == "overdue"
    assert app.button(key="chieu-truoc").disabled


def test_who_follows_is_where_the_secretary_is_until_leaving_and_after_coming_back(
    screen: Screen, engine: Engine, number: int
) -> None:
    changes.move_to(engine, number=number, item_id=items(engine, number)["due_soon"].id, by=SECRETARY)
    app = screen("projector", address={"so": str(number), "muc": "1"})
    assert "**Mục 2/3**" in texts(app)

    press(app, "sau")
    assert "**Mục 3/3**" in texts(app)
    assert "Đang xem riêng · Màn hình chung ở mục 2" in texts(app)
    assert current(engine, number) == "due_soon", "a reader moves nobody"

    press(app, "ve")
    assert "**Mục 2/3**" in texts(app)
    assert "Đang xem riêng" not in texts(app)


def test_clocks_count_from_the_item_and_from_the_first_item(
    screen: Screen, engine: Engine, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for rule, minutes in (("overdue", 20), ("due_soon", 5)):
        monkeypatch.setattr(clock, "now", lambda early=minutes: NOW - timedelta(minutes=early))
        changes.move_to(engine, number=number, item_id=items(engine, number)[rule].id, by=SECRETARY)
    monkeypatch.setattr(clock, "now", lambda: NOW)

    app = screen("projector", address={"so": str(number)})

    assert [each.value for each in app.text] == ["Mục này 05:00", "Cuộc họp 20:00"]


def test_a_conclusion_stands_on_its_slide_and_on_no_other(screen: Screen, engine: Engine, number: int) -> None:
    task = Task("Báo cáo bằng văn bản", COMMITTEE, date(2026, 11, 30), items(engine, number)["overdue"].id)
    with engine.execution_options(writes=True).begin() as connection:
        conclude_within(connection, number=number, task=task, by=SECRETARY, at=MONDAY + timedelta(hours=1))

    assert "Báo cáo bằng văn bản (Phường Sài Gòn, hạn 30/11/2026" in texts(screen("projector", address={"so": "1", "muc": "1"}))
    assert "Báo cáo bằng văn bản" not in texts(screen("projector", address={"so": "1", "muc": "2"}))


def test_a_meeting_that_is_over_is_read_and_not_led(screen: Screen, engine: Engine, number: int) -> None:
    closed(engine, number, at=MONDAY + timedelta(hours=2))

    app = press(screen("projector", account=SECRETARY, address={"so": str(number)}), "sau")

    assert "**Mục 2/3**" in texts(app)
    assert "Cuộc họp kết thúc lúc 10:00, 16/11/2026" in texts(app)
    assert "Ghi kết luận" not in [button.label for button in app.button]
    assert current(engine, number) is None


@pytest.mark.parametrize("asked", [{}, {"so": "99"}, {"so": "abc"}])
def test_an_address_without_a_frozen_meeting_says_so(screen: Screen, asked: dict[str, str]) -> None:
    app = screen("projector", address=asked)

    assert not app.exception
    assert "Không có cuộc họp nào đã chốt số liệu" in texts(app)
