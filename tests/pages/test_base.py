"""One base on screen: for whom it is there, what happened to it, and what may be written on the spot."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data_access import audit
from data_access.changes import submissions, weak_cases
from data_access.users import Account
from data_access.weak_cases import Standing, standing
from domain.discretion import NAMELESS
from domain.scope import Scope
from domain.statements import Statement
from domain.weak_course import Step
from tests.builders import a_base, a_report
from tests.pages.conftest import NOW, Screen
from tests.registers import a_case, a_level, a_recommendation, a_step, an_inspection
from ui import sign_in

MINE, OTHER, ENDED = "xp-26890", "xp-26740", "qh-764"
"""Phường Hạnh Thông in Gò Vấp, Phường Sài Gòn in Quận 1, and the committee of Gò Vấp until 30/6/2025."""

WEAK, FINE, FOREIGN, OLD = "XP26890-001", "XP26890-002", "XP26740-001", "QH764-001"
UNKNOWN = "Không có cơ sở nào như địa chỉ này nêu trong phạm vi được xem."
STEP, EXIT, LIST, MILESTONE = "Ghi bước này", "Công nhận", "Đưa vào danh sách", "Thêm mốc"
BODY = "tp-btctu"


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    """A base in its second stay, one that never was on the register, one of another district and one of before 2025."""
    again = f"{WEAK}-CC2"
    report(
        engine,
        *(a_base(number, committee=MINE, members=members) for number, members in ((1, 2), (2, 14))),
        a_case(committee=MINE, listed_on=date(2025, 8, 1)),
        a_step("listed", date(2025, 8, 1), document="1-QĐ/ĐU", committee=MINE),
        a_step("planned", date(2025, 8, 20), due_on=date(2026, 2, 20), committee=MINE),
        a_step("underway", date(2025, 9, 1), document=None, committee=MINE),
        a_step("proposed", date(2026, 1, 10), document=None, committee=MINE),
        a_step("exited", date(2026, 2, 1), document="31-QĐ/ĐU", committee=MINE),
        a_case(committee=MINE, code=again, listed_on=date(2026, 5, 4), document="44-QĐ/ĐU"),
        a_step("listed", date(2026, 5, 4), document="44-QĐ/ĐU", case_code=again, committee=MINE),
        a_step("planned", date(2026, 5, 20), due_on=date(2026, 9, 20), document="50-KH/ĐU", case_code=again, committee=MINE),
        a_level("KHT", committee=MINE),
        an_inspection(
            committee=MINE,
            base_code=WEAK,
            started_on=date(2026, 4, 2),
            ended_on=date(2026, 4, 9),
            concluded_on=date(2026, 4, 20),
            document="7-TB/UBKT",
        ),
        a_recommendation(committee=MINE),
    )
    report(engine, a_base(committee=OTHER, name="Chi bộ số 9"), committee=OTHER)
    old = [a_base(committee=ENDED, founded_on=None), a_case(committee=ENDED, listed_on=date(2025, 2, 3))]
    report(engine, *old, committee=ENDED, period="2025-Q2")


def report(engine: Engine, *said: Statement, committee: str = MINE, period: str = "2026-Q3") -> None:
    told = a_report(*said, committee=committee, period=period)
    submissions.accept(engine, report=told, by="don-vi", at=datetime(2026, 11, 20, 2))


def opened(screen: Screen, code: str = WEAK, **who: str) -> AppTest:
    """The page of one base as an account sees it."""
    return screen("base", address={"ma": code}, **who)


def rows(app: AppTest, key: str) -> list[list[str]]:
    (found,) = app.container(key=key).table
    return [[text.replace("\u2060", "").strip() for text in row] for row in found.value.to_numpy().tolist()]


def texts(app: AppTest) -> str:
    """Everything that can be read outside of tables."""
    each = [*app.title, *app.subheader, *app.markdown, *app.info, *app.success, *app.error, *app.caption]
    return "\n".join(one.value for one in each)


def buttons(app: AppTest) -> set[str]:
    return {button.label for button in app.button}


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def seen(engine: Engine, code: str = WEAK) -> Standing:
    with engine.connect() as connection:
        return standing(connection, code=code, scope=Scope.city(), as_of=NOW)


def reporting(committee: str = MINE) -> Account:
    """The account that reports for a committee."""
    return Account("don-vi", "Đơn vị", "reporter", Scope.of([committee]), None, committee, must_change=False, is_demo=False)


def test_every_stay_is_there_with_documents_sources_and_the_relapse(screen: Screen) -> None:
    app = opened(screen)

    assert not app.exception
    assert app.title[0].value == "Chi bộ số 1"
    assert app.subheader[0].value == ("Phê duyệt kế hoạch củng cố · ▲ Quá hạn củng cố 64 ngày · ↻ Tái yếu kém · □ Trên 6 tháng")
    told = rows(app, "dien-bien")
    assert told[0][:4] == ["Lần 2", "20/05/2026", "Phê duyệt kế hoạch củng cố, hạn 20/09/2026", "50-KH/ĐU"]
    assert told[1][2] == "Đưa vào danh sách (↻ tái yếu kém)"
    assert told[2][:4] == ["Lần 1", "01/02/2026", "Đã củng cố, ra khỏi danh sách", "31-QĐ/ĐU"]
    assert all("lan-nop?" in row[4] for row in told)


def test_what_the_base_is_and_what_was_found_there_stands_beside(screen: Screen) -> None:
    app = opened(screen)

    assert dict(rows(app, "ve-co-so"))["Số đảng viên"] == "dưới 3"
    assert rows(app, "xep-loai")[0][1] == "Không hoàn thành nhiệm vụ"
    assert rows(app, "kiem-tra")[0][1:3] == ["● Kết luận 20/04/2026", "7-TB/UBKT"]
    assert rows(app, "kien-nghi")[0][2] == "▲ Quá hạn 54 ngày (hạn 30/09/2026)"


def test_the_way_up_leads_to_the_places_the_account_sees(screen: Screen) -> None:
    (city,) = [text.value for text in opened(screen).markdown if " › " in text.value]
    (own,) = [text.value for text in opened(screen, committee=MINE).markdown if " › " in text.value]

    assert city.startswith("[Toàn thành phố](co-so?dia-ban=thanh-pho) › [Gò Vấp](co-so?dia-ban=go-vap) › ")
    assert "Gò Vấp" not in own


def test_a_period_of_the_past_shows_what_stood_then(screen: Screen) -> None:
    app = screen("base", address={"ma": WEAK, "ky": "2026-Q1"})

    assert "Không còn trong danh sách từ 01/02/2026: đã được công nhận củng cố, văn bản 31-QĐ/ĐU" in app.subheader[0].value
    assert rows(app, "dien-bien")[0][0] == "01/02/2026"


@pytest.mark.parametrize("code", [FOREIGN, "XP99999-001", ""])
def test_a_foreign_and_an_unknown_base_get_the_same_sentence(screen: Screen, code: str) -> None:
    for who in ({"committee": MINE}, {"district": "go-vap"}):
        app = opened(screen, code, **who)
        assert not app.exception
        assert UNKNOWN in texts(app)
        assert "Chi bộ số 9" not in texts(app)
        assert not app.table


def test_a_base_of_a_committee_that_ended_says_so_and_takes_no_step(screen: Screen) -> None:
    app = opened(screen, OLD, district="go-vap")

    assert "Quận ủy Gò Vấp kết thúc hoạt động ngày 30/06/2025." in texts(app)
    assert "Không còn trong danh sách từ 30/06/2025" in app.subheader[0].value
    assert STEP not in buttons(app)


def test_who_administers_reads_no_name_of_a_base_of_two_members(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    screen("overview")
    admin = Account("quan-tri", "Quản trị", "admin", Scope.city(), None, None, must_change=False, is_demo=False)
    app = screen("weak_bases", address={"dia-ban": "go-vap"})
    monkeypatch.setattr(sign_in, "account", lambda: admin)

    app = app.switch_page("../pages/base.py")
    app.query_params["ma"] = WEAK
    app = app.run()

    assert app.title[0].value == NAMELESS
    assert "Chi bộ số 1" not in texts(app)


@pytest.mark.parametrize(
    ("who", "offered"),
    [
        ({}, set()),
        ({"district": "go-vap"}, set()),
        ({"committee": MINE}, {STEP, MILESTONE, "Ghi biện pháp, nơi phụ trách"}),
        ({"verifier": BODY}, set()),
    ],
    ids=["city", "district", "reporter", "verifier before a proposal"],
)
def test_only_its_committee_is_offered_the_next_step(screen: Screen, who: dict[str, str], offered: set[str]) -> None:
    assert buttons(opened(screen, **who)) & {STEP, MILESTONE, EXIT, LIST, "Ghi biện pháp, nơi phụ trách"} == offered


def test_the_verifier_reads_why_an_exit_is_not_possible_yet(screen: Screen) -> None:
    assert "đơn vị phải đề nghị công nhận trước" in texts(opened(screen, verifier=BODY))


def test_only_the_steps_that_may_follow_are_offered(screen: Screen) -> None:
    (chosen,) = opened(screen, committee=MINE).get("button_group")

    assert [option.content for option in chosen.proto.options] == ["Đang củng cố", "Gia hạn", "Giải thể hoặc sáp nhập"]


def test_a_step_is_written_and_seen_at_once(screen: Screen, engine: Engine) -> None:
    app = opened(screen, committee=MINE)

    app = press(app, STEP)

    assert "Đã ghi bước «Đang củng cố»." in texts(app)
    assert rows(app, "dien-bien")[0][:3] == ["Lần 2", "23/11/2026", "Đang củng cố"]
    case = seen(engine).case
    assert case is not None
    assert case.steps[-1].stage == "underway"


def test_a_refusal_says_why_and_keeps_what_was_typed(screen: Screen) -> None:
    app = opened(screen, FINE, committee=MINE)
    app.text_input(key=f"vao-danh-sach-{FINE}-van-ban").set_value("60-QĐ/ĐU")

    app = press(app, LIST)

    assert "Chưa ghi. Nguyên nhân: cần chọn ít nhất một." in texts(app)
    assert app.text_input(key=f"vao-danh-sach-{FINE}-van-ban").value == "60-QĐ/ĐU"


def test_a_base_is_listed_for_several_reasons(screen: Screen, engine: Engine) -> None:
    app = opened(screen, FINE, committee=MINE)
    app.text_input(key=f"vao-danh-sach-{FINE}-van-ban").set_value("60-QĐ/ĐU")
    app.multiselect(key=f"vao-danh-sach-{FINE}-nguyen-nhan").set_value(["CAP_UY", "SINH_HOAT"])

    app = press(app, LIST)

    assert "Đã đưa cơ sở vào danh sách cần củng cố." in texts(app)
    case = seen(engine, FINE).case
    assert case is not None
    assert case.reasons == ("CAP_UY", "SINH_HOAT")


def test_the_second_of_two_people_sees_what_changed_and_keeps_the_text(screen: Screen, engine: Engine) -> None:
    app = opened(screen, committee=MINE)
    app.text_input(key=f"moc-moi-{WEAK}-noi-dung").set_value("Kiện toàn cấp ủy")
    weak_cases.take_step(engine, step=Step("underway", 1, date(2026, 6, 1)), by=reporting(), seen=seen(engine))

    app = press(app, MILESTONE)

    assert "Vừa có người ghi «Đang củng cố» ngày 01/06/2026" in texts(app)
    assert app.text_input(key=f"moc-moi-{WEAK}-noi-dung").value == "Kiện toàn cấp ủy"
    assert "Đang củng cố" in rows(app, "dien-bien")[0][2]


def test_a_milestone_is_added_and_reached(screen: Screen) -> None:
    app = opened(screen, committee=MINE)
    app.text_input(key=f"moc-moi-{WEAK}-noi-dung").set_value("Kiện toàn cấp ủy")

    app = press(app, MILESTONE)
    assert rows(app, "moc-cung-co")[0][1:3] == ["Kiện toàn cấp ủy", "○ Hạn 23/11/2026"]
    app = press(app, "Ghi đã xong")

    assert rows(app, "moc-cung-co")[0][2] == "● Xong 23/11/2026, đúng hạn (hạn 23/11/2026)"
    assert [(metric.label, metric.value) for metric in app.metric][-1] == ("Mốc đã xong", "1 trên 1")


def test_a_name_is_refused_without_being_repeated_in_the_sentence(screen: Screen) -> None:
    app = opened(screen, committee=MINE)
    named = " ".join(("giao đồng chí", "Trần", "Thị", "Bình"))
    app.text_input(key=f"moc-moi-{WEAK}-noi-dung").set_value(named)

    app = press(app, MILESTONE)

    assert "Nội dung mốc: không ghi thông tin cá nhân" in texts(app)
    assert "Bình" not in texts(app)


def test_the_verifier_recognises_what_was_proposed(screen: Screen, engine: Engine) -> None:
    weak_cases.take_step(engine, step=Step("underway", 1, date(2026, 6, 1)), by=reporting(), seen=seen(engine))
    weak_cases.take_step(engine, step=Step("proposed", 1, date(2026, 10, 1)), by=reporting(), seen=seen(engine))
    app = opened(screen, verifier=BODY)
    app.text_input(key=f"cong-nhan-{WEAK}-noi-dung").set_value("31-TB/BTCTU")

    app = press(app, EXIT)

    assert "Đã ghi bước «Đã củng cố, ra khỏi danh sách»." in texts(app)
    assert app.subheader[0].value.startswith("○ Không còn trong danh sách từ 23/11/2026: đã được công nhận củng cố")


def test_whoever_opens_a_base_is_written_down_once_and_whoever_may_not_is_not(screen: Screen, engine: Engine) -> None:
    opened(screen).run()
    opened(screen, FOREIGN, committee=MINE)
    opened(screen, "KHONG-CO")

    with engine.connect() as connection:
        found = audit.records(connection, about={"action": "base.open"})
    assert [*zip(found["actor"], found["target"], strict=True)] == [("thanh-pho", WEAK)]
