"""One assignment on screen: for whom it is there, how it stands, and what may be written on the spot."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from data_access.changes import verifications
from data_access.schema.system import audit
from data_access.verifications import standing
from domain.scope import Scope
from tests.pages.conftest import NOW, Screen, verifying
from tests.works import ASSIGNER, a_move, a_progress, a_work, code_of, give, tell
from ui import sign_in

MINE, OTHER = "xp-26890", "xp-26740"
"""Phường Hạnh Thông in Gò Vấp, Phường Sài Gòn in Quận 1."""

LATE, DONE, FOREIGN = code_of(1, committee=MINE), code_of(2, committee=MINE), code_of(1, committee=OTHER)
UNKNOWN = "Không có nhiệm vụ nào như địa chỉ này nêu trong phạm vi được xem."
CONFIRM, RETURN, ASK = "Xác nhận", "Trả lại", "Gửi yêu cầu"


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    """Work that is late against two deadlines, work reported done, and work of another district."""
    give(
        engine,
        a_work(1, committee=MINE, title="Rà soát *quy chế*", due_on=date(2026, 8, 31)),
        a_work(2, committee=MINE, title="Quán triệt nghị quyết", clause="1.1", letter="a", due_on=date(2026, 6, 30)),
        a_work(1, committee=OTHER, title="Kiện toàn khu phố", due_on=date(2026, 9, 15)),
        at=datetime(2026, 1, 12, 2),
    )
    give(engine, a_move(date(2026, 10, 31), date(2026, 8, 28), committee=MINE), period="2026-W35", at=datetime(2026, 9, 1, 2))
    done = a_progress(2, committee=MINE, done_on=date(2026, 6, 20), product_document="31-BC/ĐU")
    tell(engine, a_progress(1, committee=MINE, note="chờ hướng dẫn"), done, committee=MINE, at=datetime(2026, 10, 8, 2))


def opened(screen: Screen, code: str = LATE, **who: str) -> AppTest:
    """The page of one assignment as an account sees it."""
    address = {"ma": code} | ({"ngay": who.pop("day")} if "day" in who else {})
    return screen("assignment", address=address, **who)


def rows(app: AppTest, key: str) -> list[list[str]]:
    (found,) = app.container(key=key).table
    return [[text.strip() for text in row] for row in found.value.to_numpy().tolist()]


def texts(app: AppTest) -> str:
    """Everything that can be read outside of tables."""
    return "\n".join(each.value for each in [*app.title, *app.subheader, *app.markdown, *app.success, *app.error, *app.caption])


def buttons(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def test_everything_about_the_work_is_there_with_its_sources(screen: Screen) -> None:
    app = opened(screen)

    assert not app.exception
    assert app.title[0].value == "Rà soát \\*quy chế\\*"
    assert app.subheader[0].value == "▲ Quá hạn, trễ 23 ngày, trễ 84 ngày so với hạn gốc"
    assert [(metric.label, metric.value) for metric in app.metric][:3] == [
        ("Ngày giao", "12/01/2026"),
        ("Hạn gốc", "31/08/2026"),
        ("Hạn", "31/10/2026"),
    ]
    told = dict(rows(app, "noi-dung-nhiem-vu"))
    assert told["Yêu cầu của Chỉ thị"].startswith("Xây dựng, định kỳ rà soát, bổ sung quy chế hoạt động; ")
    events = rows(app, "dien-bien")
    assert [event[1] for event in events] == ["Giao việc", "Bắt đầu thực hiện", "Dời hạn lần 1"]
    assert events[1][3] == (
        "[Lần nộp 3, tờ “Nhiệm vụ”, dòng 9](lan-nop?dia-ban=thanh-pho&so=3&to=Nhi%E1%BB%87m%20v%E1%BB%A5&dong=9)"
    )


def test_the_way_up_has_an_address_at_every_step_and_keeps_the_day(screen: Screen) -> None:
    (way,) = [each.value for each in opened(screen, day="2026-11-02").markdown if " › " in each.value]

    assert way == (
        "[Toàn thành phố](tien-do?dia-ban=thanh-pho&ngay=2026-11-02) › "
        "[Gò Vấp](tien-do?dia-ban=go-vap&ngay=2026-11-02) › "
        f"[Phường Hạnh Thông](tien-do?dia-ban=go-vap&don-vi={MINE}&ngay=2026-11-02) › **Nhiệm vụ {LATE}**"
    )


def test_the_way_up_ends_where_the_account_may_look(screen: Screen) -> None:
    (district,) = [each.value for each in opened(screen, district="go-vap").markdown if " › " in each.value]
    (own,) = [each.value for each in opened(screen, committee=MINE).markdown if " › " in each.value]

    assert district.startswith("[Gò Vấp](")
    assert own.startswith("[Phường Hạnh Thông](")


def test_a_past_day_shows_what_was_so_and_offers_no_form(screen: Screen) -> None:
    app = opened(screen, day="2026-08-15")

    assert app.subheader[0].value == "◌ Chưa triển khai, chưa đến hạn", "the report of October was not known"
    assert [event[1] for event in rows(app, "dien-bien")] == ["Giao việc"]
    assert not buttons(app) & {CONFIRM, RETURN, ASK}
    assert "muốn ghi, vui lòng chọn lại ngày hôm nay" in texts(app)


@pytest.mark.parametrize(
    ("code", "who"),
    [
        ("NV-2026-9999-XP26890", {}),
        ("", {}),
        ("' OR 1=1 --", {}),
        (FOREIGN, {"district": "go-vap"}),
        (FOREIGN, {"committee": MINE}),
        (LATE, {"committee": OTHER}),
    ],
)
def test_what_is_unknown_and_what_is_foreign_are_told_in_the_same_sentence(
    screen: Screen, code: str, who: dict[str, str]
) -> None:
    app = opened(screen, code, **who)

    assert not app.exception
    assert app.title[0].value == "Nhiệm vụ"
    assert UNKNOWN in texts(app)
    assert not app.table
    assert not app.metric
    assert "Kiện toàn khu phố" not in texts(app)


@pytest.mark.parametrize(
    ("code", "who", "offered"),
    [
        (DONE, {"verifier": ASSIGNER}, {CONFIRM, RETURN, ASK}),
        (LATE, {"verifier": ASSIGNER}, {ASK}),
        (DONE, {}, {ASK}),
        (DONE, {"district": "go-vap"}, {ASK}),
        (DONE, {"committee": MINE}, set()),
    ],
)
def test_each_role_is_offered_what_it_may_write(screen: Screen, code: str, who: dict[str, str], offered: set[str]) -> None:
    assert buttons(opened(screen, code, **who)) & {CONFIRM, RETURN, ASK} == offered


def test_a_verifier_confirms_by_a_document(screen: Screen) -> None:
    app = opened(screen, DONE, verifier=ASSIGNER)

    app.text_input(key=f"{DONE}-xac-nhan-noi-dung").input("17-TB/BTCTU")
    press(app, CONFIRM)

    assert "Đã xác nhận hoàn thành." in texts(app)
    assert app.metric[4].value == "23/11/2026"
    assert rows(app, "dien-bien")[-1][1:3] == ["Thẩm tra", "Ban Tổ chức Thành ủy xác nhận hoàn thành; 17-TB/BTCTU"]
    assert not buttons(app) & {CONFIRM, RETURN}


def test_a_verifier_sends_back_with_a_reason_and_the_work_is_open_again(screen: Screen) -> None:
    app = opened(screen, DONE, verifier=ASSIGNER)

    app.text_area(key=f"{DONE}-tra-lai-noi-dung").input("Thiếu danh mục kèm theo")
    press(app, RETURN)

    assert "Đã trả lại." in texts(app)
    assert app.subheader[0].value == "▲ Quá hạn, trễ 146 ngày, đã bị trả lại ngày 23/11/2026"
    assert rows(app, "dien-bien")[-1][1:3] == ["Trả lại lần 1", "Ban Tổ chức Thành ủy: Thiếu danh mục kèm theo"]


def test_what_was_typed_stays_when_it_is_not_written(screen: Screen) -> None:
    app = opened(screen, DONE, verifier=ASSIGNER)

    app.text_area(key=f"{DONE}-tra-lai-noi-dung").input("Gọi số 0903123456 để hỏi")
    press(app, RETURN)

    assert "Chưa ghi. Lý do trả lại: không ghi thông tin cá nhân" in texts(app)
    assert app.text_area(key=f"{DONE}-tra-lai-noi-dung").value == "Gọi số 0903123456 để hỏi"
    assert "Đã trả lại" not in texts(app)


def test_who_was_slower_is_told_what_changed_and_nothing_is_written(screen: Screen, engine: Engine) -> None:
    app = opened(screen, DONE, verifier=ASSIGNER)
    app.text_area(key=f"{DONE}-tra-lai-noi-dung").input("Thiếu danh mục kèm theo")

    with engine.connect() as connection:
        seen = standing(connection, code=DONE, scope=Scope.city(), as_of=NOW)
    quicker = verifying("tp-ubktu")
    verifications.verify(engine, code=DONE, document="9-TB/UBKT", verified_on=date(2026, 11, 20), by=quicker, seen=seen)
    press(app, RETURN)

    assert "Chưa ghi. Nhiệm vụ này vừa được người khác xác nhận" in texts(app)
    assert app.metric[4].value == "20/11/2026", "the screen is fresh"


def test_a_session_that_has_ended_writes_nothing(screen: Screen, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(screen, DONE, verifier=ASSIGNER)
    app.text_input(key=f"{DONE}-xac-nhan-noi-dung").input("17-TB/BTCTU")

    monkeypatch.setattr(sign_in, "account", lambda: None)
    press(app, CONFIRM)

    with engine.connect() as connection:
        assert "verification" not in str(connection.execute(select(audit.c.action)).all())
    assert not app.exception


def test_a_question_is_asked_on_the_spot_and_listed_with_its_day(screen: Screen) -> None:
    app = opened(screen, LATE, district="go-vap")

    app.text_area(key=f"{LATE}-noi-dung").input("Vì sao chậm, khi nào xong?")
    press(app, ASK)

    assert "Đã gửi yêu cầu giải trình." in texts(app)
    ((question, state, asked, answer),) = rows(app, "giai-trinh-ve-viec-nay")
    assert question == "[Vì sao chậm, khi nào xong?](giai-trinh?dia-ban=go-vap&so=1)"
    assert (state, asked, answer) == ("○ Đang chờ trả lời, hạn 30/11/2026", "Địa bàn, 23/11/2026", "–")
    assert app.text_area(key=f"{LATE}-noi-dung").value == ""


def test_a_second_press_asks_nothing_twice(screen: Screen) -> None:
    app = opened(screen, LATE)

    for _ in range(2):
        app.text_area(key=f"{LATE}-noi-dung").input("Vì sao chậm?")
        press(app, ASK)

    assert len(rows(app, "giai-trinh-ve-viec-nay")) == 1
    assert "Đã gửi yêu cầu giải trình." in texts(app)
