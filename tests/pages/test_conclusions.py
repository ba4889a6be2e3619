"""Kết luận on screen: what is overdue on top, who may take which step, and nothing of units out of reach."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access.changes.conclusions import Task, conclude_within
from data_access.users import Account
from tests.accounts import an_account
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.meetings import MONDAY, NEXT, SECRETARY, frozen, with_work
from tests.pages.conftest import Screen
from tests.works import ASSIGNER
from ui.navigation import SCREENS, menu_title

OVERDUE, IN_TERM, FOREIGN = range(1, 4)
"""The numbers of the conclusions in the order in which they are made."""

LATER = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    """Of one unit a conclusion that is overdue and one in term, one of its neighbour; and a meeting since."""
    with_work(engine)
    number = frozen(engine, at=MONDAY)
    made = [("Gửi báo cáo", COMMITTEE, date(2026, 11, 20)), ("Họp chi bộ", COMMITTEE, LATER), ("Việc khác", NEIGHBOUR, LATER)]
    with engine.execution_options(writes=True).begin() as connection:
        for text, owner, due_on in made:
            conclude_within(
                connection, number=number, task=Task(text, owner, due_on), by=SECRETARY, at=MONDAY + timedelta(hours=1)
            )
    frozen(engine, at=NEXT)


def reporter(committee: str) -> Account:
    return an_account("reporter", committee=committee, scope=[committee])


def rows(app: AppTest, key: str = "ket-luan") -> list[list[str]]:
    (found,) = app.container(key=key).table
    return [[text.strip() for text in row] for row in found.value.to_numpy().tolist()]


def texts(app: AppTest) -> str:
    """Everything that can be read outside of tables."""
    return "\n".join(each.value for each in [*app.header, *app.markdown, *app.success, *app.error, *app.caption])


def labels(app: AppTest) -> set[str]:
    return {button.label for button in app.button} & {"Báo cáo hoàn thành", "Xác nhận hoàn thành", "Trả lại", "Hủy kết luận"}


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_what_is_overdue_comes_first_with_the_number_of_its_reminders(screen: Screen) -> None:
    app = screen("conclusions")

    assert not app.exception
    assert rows(app)[0][0].startswith("[Gửi báo cáo](ket-luan?")
    assert rows(app)[0][3:5] == ["▲ Quá hạn 3 ngày", "lần nhắc thứ 1"]
    assert [(each.label, each.value) for each in app.metric][:2] == [("Quá hạn", "1"), ("Đang thực hiện", "2")]


def test_a_unit_sees_its_own_conclusions_and_how_many_wait(screen: Screen) -> None:
    app = screen("conclusions", account=reporter(COMMITTEE))
    (entry,) = (each for each in SCREENS if each.address == "ket-luan")

    assert {row[1] for row in rows(app)} == {"Phường Sài Gòn"}
    assert menu_title(entry, reporter(COMMITTEE)) == "Kết luận (2)"
    assert menu_title(entry, SECRETARY) == "Kết luận"
    foreign = screen("conclusions", account=reporter(COMMITTEE), address={"so": str(FOREIGN)})
    assert "Không có kết luận nào như địa chỉ này nêu" in texts(foreign)
    assert "Việc khác" not in texts(foreign)


def test_a_conclusion_goes_from_its_unit_to_the_verifier_and_to_its_end(screen: Screen) -> None:
    one = {"so": str(OVERDUE)}
    app = screen("conclusions", account=reporter(COMMITTEE), address=one)
    assert labels(app) == {"Báo cáo hoàn thành"}
    app.text_input(key="ket-luan-so-1-reported-noi-dung").input("Số 12-BC/ĐU")
    press(app, "Báo cáo hoàn thành")
    assert "Đã báo cáo hoàn thành, chờ thẩm tra." in texts(app)
    assert not labels(app)

    app = screen("conclusions", verifier=ASSIGNER, address=one)
    assert labels(app) == {"Xác nhận hoàn thành", "Trả lại"}
    press(app, "Xác nhận hoàn thành")
    assert "● Đã thẩm tra, hoàn thành" in str(rows(app, "mot-ket-luan"))
    assert [row[1] for row in rows(app, "cac-buoc")] == ["Thẩm tra: đã hoàn thành", "Báo cáo hoàn thành"]
    assert not labels(app)


def test_what_is_not_done_after_all_goes_back_with_the_reason(screen: Screen) -> None:
    one = {"so": str(IN_TERM)}
    app = screen("conclusions", account=reporter(COMMITTEE), address=one)
    app.text_input(key="ket-luan-so-2-reported-noi-dung").input("Số 13-BC/ĐU")
    press(app, "Báo cáo hoàn thành")

    app = screen("conclusions", verifier=ASSIGNER, address=one)
    app.text_input(key="ket-luan-so-2-returned-noi-dung").input("Thiếu biên bản")
    press(app, "Trả lại")

    assert rows(app, "cac-buoc")[0][1:] == ["Trả lại, chưa đạt", "Thẩm tra", "Thiếu biên bản"]
    assert "○ Đang thực hiện" in str(rows(app, "mot-ket-luan"))


def test_the_secretary_cancels_with_a_reason_and_not_without(screen: Screen) -> None:
    app = screen("conclusions", account=SECRETARY, address={"so": str(IN_TERM)})
    assert labels(app) == {"Hủy kết luận"}

    press(app, "Hủy kết luận")
    assert "Chưa ghi. Lý do hủy" in texts(app)

    app.text_input(key="ket-luan-so-2-cancelled-noi-dung").input("Trùng nhiệm vụ khác")
    press(app, "Hủy kết luận")
    assert "✕ Đã hủy: Trùng nhiệm vụ khác" in str(rows(app, "mot-ket-luan"))
    assert len(rows(app)) == 2


@pytest.mark.parametrize("who", [{}, {"committee": NEIGHBOUR}, {"district": "q1"}])
def test_nobody_else_may_do_anything(screen: Screen, who: dict[str, str]) -> None:
    assert not labels(screen("conclusions", address={"so": str(OVERDUE)}, **who))
