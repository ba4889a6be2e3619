"""Giải trình on screen: who is asked by whom, what is overdue first, answers, and nothing of committees out of reach."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access.changes.explanations import Matter, answer, answer_within, ask_within
from data_access.users import Account
from domain.scope import Scope
from tests.pages.conftest import Screen, verifying
from tests.works import ASSIGNER, a_work, code_of, give
from ui.navigation import SCREENS, menu_title

MINE, NEXT, OTHER = "xp-26890", "xp-26876", "xp-26740"
"""Phường Hạnh Thông and Phường An Nhơn in Gò Vấp, Phường Sài Gòn in Quận 1."""

ANSWERED, LATE, FOREIGN, WAITING = range(1, 5)
"""The numbers of the requests in the order in which they are asked."""

SEND, ANSWER = "Gửi yêu cầu", "Gửi giải trình"
UNKNOWN = "Không có yêu cầu giải trình nào như địa chỉ này nêu trong phạm vi được xem."


def reporting(committee: str) -> Account:
    """The account by which a committee answers."""
    return Account("don-vi", "Đơn vị", "reporter", Scope.of([committee]), None, committee, must_change=False, is_demo=False)


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    """Of one committee a request that is overdue, one that waits and one answered late; one of another district."""
    give(engine, *(a_work(committee=place, title=f"Việc của {place}") for place in (MINE, OTHER)), at=datetime(2026, 1, 12, 2))
    work = Matter(MINE, "assignment", code_of(committee=MINE))
    figure = Matter(MINE, "indicator", "I09", "2026-Q3")
    foreign = Matter(OTHER, "assignment", code_of(committee=OTHER))
    asked = [
        (work, "Ai phụ trách?", date(2026, 10, 10), datetime(2026, 10, 1, 2)),
        (work, "Vì sao chậm?", date(2026, 11, 16), datetime(2026, 11, 2, 2)),
        (foreign, "Bao giờ xong?", date(2026, 11, 20), datetime(2026, 11, 3, 2)),
        (figure, "Vì sao chỉ 80%?", date(2026, 11, 30), datetime(2026, 11, 20, 2)),
    ]
    with engine.execution_options(writes=True).begin() as connection:
        for matter, question, due_on, at in asked:
            number = ask_within(connection, matter=matter, question=question, due_on=due_on, by=verifying(ASSIGNER), at=at)
            if number == ANSWERED:
                said, told_at = "Ban Xây dựng Đảng phụ trách", datetime(2026, 10, 13, 2)
                answer_within(connection, request_id=number, text=said, by=reporting(MINE), at=told_at)


@pytest.fixture
def opened(screen: Screen) -> Callable[..., AppTest]:
    """A function that opens the page at an address as an account sees it."""

    def open_page(**asked: str) -> AppTest:
        who = {key: asked.pop(key) for key in ("district", "committee", "verifier") if key in asked}
        app = screen("explanations", address={key.replace("_", "-"): value for key, value in asked.items()}, **who)
        assert not app.exception
        return app

    return open_page


def rows(app: AppTest, key: str) -> list[list[str]]:
    (found,) = app.container(key=key).table
    return [[text.strip() for text in row] for row in found.value.to_numpy().tolist()]


def texts(app: AppTest) -> str:
    """Everything that can be read outside of tables."""
    return "\n".join(each.value for each in [*app.header, *app.markdown, *app.success, *app.error, *app.caption])


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def test_what_is_overdue_comes_first_and_what_was_answered_last(opened: Callable[..., AppTest]) -> None:
    app = opened(dia_ban="go-vap")

    assert [(metric.label, metric.value) for metric in app.metric] == [
        ("Quá hạn trả lời", "1"),
        ("Đang chờ trả lời", "1"),
        ("Đã trả lời", "1 trên 3"),
    ]
    waiting, answered = rows(app, "cho-tra-loi"), rows(app, "da-tra-loi")
    assert [row[0] for row in waiting] == [
        "[Vì sao chậm?](giai-trinh?dia-ban=go-vap&so=2)",
        "[Vì sao chỉ 80%?](giai-trinh?dia-ban=go-vap&so=4)",
    ]
    assert [row[3] for row in waiting] == ["▲ Quá hạn trả lời 7 ngày", "○ Đang chờ trả lời, hạn 30/11/2026"]
    assert waiting[1][1] == "Tỷ lệ chi bộ sinh hoạt định kỳ đúng quy định, Quý III/2026"
    assert answered[0][3:] == ["13/10/2026: Ban Xây dựng Đảng phụ trách", "◐ Đã trả lời, trễ 3 ngày"]


def test_the_place_and_the_account_narrow_the_lists(opened: Callable[..., AppTest]) -> None:
    assert len(rows(opened(), "cho-tra-loi")) == 3
    assert [row[2] for row in rows(opened(dia_ban="q1"), "cho-tra-loi")] == ["Phường Sài Gòn"]
    assert {row[2] for row in rows(opened(district="go-vap"), "cho-tra-loi")} == {"Phường Hạnh Thông"}
    assert "Chưa có yêu cầu giải trình nào" in texts(opened(committee=NEXT))


def test_on_a_past_day_a_later_answer_was_not_there(opened: Callable[..., AppTest]) -> None:
    app = opened(ngay="2026-10-12")

    assert [row[3] for row in rows(app, "cho-tra-loi")] == ["▲ Quá hạn trả lời 2 ngày"]


@pytest.mark.parametrize("asked", [{"so": "99"}, {"so": "abc"}, {"so": str(FOREIGN), "committee": MINE}])
def test_what_is_unknown_and_what_is_foreign_are_told_in_the_same_sentence(
    opened: Callable[..., AppTest], asked: dict[str, str]
) -> None:
    app = opened(**asked)

    assert UNKNOWN in texts(app)
    assert "Bao giờ xong" not in texts(app)


def test_one_request_stands_alone_and_leads_back_to_all(opened: Callable[..., AppTest]) -> None:
    app = opened(so=str(LATE), dia_ban="go-vap")

    assert "[Xem mọi yêu cầu giải trình ›](giai-trinh?dia-ban=go-vap)" in texts(app)
    assert not app.metric


def test_what_was_answered_last_stands_first(opened: Callable[..., AppTest], engine: Engine) -> None:
    answer(engine, request_id=WAITING, text="Đã đối chiếu lại", by=reporting(MINE))

    assert [row[0].partition("]")[0] for row in rows(opened(), "da-tra-loi")] == ["[Vì sao chỉ 80%?", "[Ai phụ trách?"]


def test_a_request_leads_to_what_it_is_about(opened: Callable[..., AppTest]) -> None:
    work, figure = opened(so=str(LATE)), opened(so=str(WAITING))

    assert f"Về việc: [Việc của {MINE}](nhiem-vu?dia-ban=thanh-pho&ma={code_of(committee=MINE)})" in texts(work)
    assert f"(chi-tieu?dia-ban=go-vap&don-vi={MINE}&ma=I09)" in texts(figure)
    assert dict(rows(work, "yeu-cau"))["Hạn trả lời"] == "16/11/2026"


def test_the_committee_that_was_asked_answers_and_may_add_to_it(opened: Callable[..., AppTest]) -> None:
    app = opened(so=str(LATE), committee=MINE)

    for said in ("Đang chờ hướng dẫn", "Xong trước ngày 30/11"):
        app.text_area(key="tra-loi-2-noi-dung").input(said)
        press(app, ANSWER)
        assert "Đã gửi giải trình." in texts(app)

    assert [row[2] for row in rows(app, "cac-lan-tra-loi")] == ["Xong trước ngày 30/11", "Đang chờ hướng dẫn"]
    assert app.text_area(key="tra-loi-2-noi-dung").value == ""


@pytest.mark.parametrize("who", [{}, {"district": "go-vap"}, {"verifier": ASSIGNER}])
def test_nobody_else_answers(opened: Callable[..., AppTest], who: dict[str, str]) -> None:
    assert not [button for button in opened(so=str(LATE), **who).button if button.label == ANSWER]


def test_a_request_sent_by_mistake_is_taken_back_on_its_page(opened: Callable[..., AppTest]) -> None:
    app = opened(so=str(LATE))
    app.text_area(key=f"tra-loi-{LATE}-rut-noi-dung").input("Gửi nhầm đơn vị")
    press(app, "Rút yêu cầu")

    assert "Đã rút yêu cầu. Đơn vị không phải trả lời nữa." in texts(app)
    assert "Rút yêu cầu" not in [button.label for button in app.button]
    asked = opened(so=str(LATE), committee=MINE)
    assert ANSWER not in [button.label for button in asked.button]
    assert rows(asked, "yeu-cau")[-1] == ["Lý do rút", "Rút ngày 23/11/2026: Gửi nhầm đơn vị"]


def test_an_answer_that_is_refused_stays_in_its_field(opened: Callable[..., AppTest]) -> None:
    app = opened(so=str(LATE), committee=MINE)

    app.text_area(key="tra-loi-2-noi-dung").input("Gọi 0903123456")
    press(app, ANSWER)

    assert "Chưa ghi. Nội dung trả lời: không ghi thông tin cá nhân" in texts(app)
    assert app.text_area(key="tra-loi-2-noi-dung").value == "Gọi 0903123456"


def test_the_form_is_filled_in_from_the_address(opened: Callable[..., AppTest]) -> None:
    app = opened(don_vi=MINE, ky="2026-Q3", ma="I13", district="go-vap")
    assert "Phường Hạnh Thông: chỉ tiêu «" in texts(app)
    assert app.date_input(key=f"yeu-cau-{MINE}-I13-ngay").value == date(2026, 11, 30)

    app.text_area(key=f"yeu-cau-{MINE}-I13-noi-dung").input("Vì sao chưa có số liệu?")
    press(app, SEND)

    assert "Đã gửi yêu cầu giải trình." in texts(app)
    assert "Vì sao chưa có số liệu?" in str(rows(app, "cho-tra-loi"))


@pytest.mark.parametrize(
    "asked",
    [
        {"ma": "I13"},  # of which committee?
        {"ma": "I99", "don_vi": MINE},
        {"ma": code_of(committee=OTHER), "district": "go-vap"},
        {"ma": "NV-2026-9999-XP1"},
    ],
)
def test_nothing_is_asked_about_what_the_address_does_not_name(opened: Callable[..., AppTest], asked: dict[str, str]) -> None:
    app = opened(**asked)

    assert "Địa chỉ này không nêu một nhiệm vụ" in texts(app)
    assert not [button for button in app.button if button.label == SEND]


def test_whoever_is_to_answer_sees_in_the_menu_how_many_wait(opened: Callable[..., AppTest]) -> None:
    (screen,) = (each for each in SCREENS if each.address == "giai-trinh")

    assert not opened().exception
    assert menu_title(screen, reporting(MINE)) == "Giải trình (2)"
    assert menu_title(screen, reporting(NEXT)) == "Giải trình"
    assert menu_title(screen, verifying(ASSIGNER)) == "Giải trình"
