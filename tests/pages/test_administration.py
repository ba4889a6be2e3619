"""Quản trị on screen: for administrators alone, each change confirmed, a first password seen once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from data_access import passwords
from data_access.aliases import aliases
from data_access.changes import sessions, users
from data_access.changes.aliases import add
from data_access.changes.rules import NewValue, set_rule
from data_access.rules import number_on, rules
from data_access.schema.system import audit
from data_access.sessions import open_sessions
from data_access.users import Account, User, password_hash
from data_access.users import users as users_of
from domain.roles import Role
from tests.accounts import ADMIN, CITY, REPORTER, VERIFIER, an_account
from tests.pages.conftest import NOW, Screen
from ui import administration, sign_in
from ui.lists.administration import PARTS
from ui.loaders import administration as loaders
from ui.loaders.units import search_entries
from ui.navigation import SCREENS, concerns

OTHERS = [CITY, VERIFIER, REPORTER, an_account("district", scope=["xp-26740"]), an_account("secretary")]
OFFICE = "Ban Tổ chức Thành ủy"
PRESSED: list[tuple[str, dict[str, str], str]] = [
    ("phien", {"tk": "btctu"}, "Xác nhận kết thúc mọi phiên"),
    ("tai-khoan", {"tk": "btctu"}, "Xác nhận cấp mật khẩu mới"),
    ("tai-khoan", {"tk": "btctu"}, "Xác nhận khóa"),
    ("quy-tac", {"ma": "due_soon_days"}, "Đặt giá trị mới"),
    ("ten-goi", {"ma": "xp-26740"}, "Xác nhận bỏ"),
]
"""A part, what it is about, and a button that writes without a word being typed."""


@pytest.fixture(autouse=True)
def _filled(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two accounts, each with a session open."""
    monkeypatch.setattr(passwords, "COST", 4)
    monkeypatch.setattr(sign_in, "session_token", lambda: "")
    roles: dict[str, Role] = {"quantri2": "admin", "btctu": "city"}
    for name, role in roles.items():
        users.add_user(engine, name=name, label=OFFICE if name == "btctu" else "Văn phòng", role=role, by="may-chu")
        sessions.redeem(engine, ticket=sessions.issue_ticket(engine, name=name, target="/"))


def alone() -> None:
    """The page without the shell around it, which draws another page first; each run sees the newest revision."""
    import runpy

    from domain.scope import Scope
    from tests.pages.conftest import ROOT
    from ui.view import show

    show(Scope.city())
    runpy.run_path(str(ROOT / "pages" / "administration.py"))


@pytest.fixture
def opened(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """A function that opens a part of the page for an administrator, or for `account`."""
    assert engine

    def open_page(part: str = "tai-khoan", account: Account = ADMIN, **asked: str) -> AppTest:
        monkeypatch.setattr(sign_in, "account", lambda: account)
        app = AppTest.from_function(alone, default_timeout=30)
        app.session_state["reader"] = account
        for name, value in ({"phan": part} | asked).items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    return open_page


def rows(app: AppTest, key: str) -> list[list[str]]:
    (found,) = app.container(key=key).table
    return [[text.strip() for text in row] for row in found.value.to_numpy().tolist()]


def texts(app: AppTest) -> str:
    """Everything that can be read outside of tables."""
    return "\n".join(each.value for each in [*app.title, *app.header, *app.markdown, *app.success, *app.error, *app.caption])


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def records(engine: Engine) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(audit.c.actor, audit.c.action).order_by(audit.c.id))]


def user(engine: Engine, name: str) -> User:
    with engine.connect() as connection:
        return next(each for each in users_of(connection) if each.name == name)


@pytest.mark.parametrize("part", PARTS)
def test_an_administrator_sees_every_part(opened: Callable[..., AppTest], part: str) -> None:
    app = opened(part)

    assert app.table
    assert "chỉ dành cho tài khoản quản trị" not in texts(app)


def test_everybody_else_reads_a_polite_sentence_and_nothing_more(opened: Callable[..., AppTest]) -> None:
    for by, part in zip(OTHERS, PARTS, strict=True):
        assert told_politely(opened(part, by, tk="btctu")), by.role


def test_the_address_of_the_page_leads_others_to_the_same_sentence(screen: Screen) -> None:
    assert told_politely(screen("administration", account=CITY, address={"phan": "phien"}))


def told_politely(app: AppTest) -> bool:
    """Whether the page says for whom it is, and nothing else."""
    said = "Trang này chỉ dành cho tài khoản quản trị hệ thống." in texts(app)
    leaked = OFFICE in texts(app).replace("tại Ban Tổ chức Thành ủy.", "")
    return said and not leaked and not (app.table or app.code or app.text_input or app.date_input)


def test_without_the_right_being_asked_for_the_screen_shows_the_accounts(
    opened: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the test before."""
    monkeypatch.setattr(administration, "may", lambda _role, _action: True)

    assert OFFICE in str(rows(opened(account=CITY), "tai-khoan"))


def test_it_stands_in_the_menu_of_administrators_only() -> None:
    (entry,) = (each for each in SCREENS if each.address == "quan-tri")

    assert [by.role for by in (*OTHERS, ADMIN) if concerns(entry, by)] == ["admin"]


def test_the_accounts_say_what_each_may_do_where_and_whether_it_has_its_first_password(opened: Callable[..., AppTest]) -> None:
    app = opened()

    found = {row[0].partition("]")[0].lstrip("["): row[1:] for row in rows(app, "tai-khoan")}
    assert found["btctu"][:3] == [OFFICE, "Xem toàn thành phố", "Toàn thành phố"]
    assert found["btctu"][3] == "◐ Chờ đổi mật khẩu lần đầu, hạn 10:32, 26/11/2026"
    assert [each.value for each in app.metric] == ["2", "1", "2", "0"]
    app.text_input(key="tim-tai-khoan").set_value("ban to chuc").run()
    assert len(rows(app, "tai-khoan")) == 1


def test_a_new_account_gets_a_first_password_that_works_and_is_seen_once(opened: Callable[..., AppTest], engine: Engine) -> None:
    app = opened()
    app.text_input(key="them-2-ten").set_value("govap")
    app.text_input(key="them-2-noi-su-dung").set_value("Theo dõi Gò Vấp")
    app.selectbox(key="them-2-chon").set_value("district").run()
    app.selectbox(key="them-2-noi-district").set_value("go-vap").run()
    press(app, "Xác nhận thêm")

    (shown,) = app.code
    with engine.connect() as connection:
        assert passwords.matches(shown.value, password_hash(connection, name="govap"))
    assert (user(engine, "govap").district_code, records(engine)[-1]) == ("go-vap", ("admin", "user.add"))
    assert "Địa bàn Gò Vấp" in str(rows(app, "tai-khoan"))
    assert shown.value not in str(app.session_state)

    app.run()
    assert not app.code
    assert shown.value not in texts(app)


def test_a_password_kept_in_the_session_would_be_found_there(opened: Callable[..., AppTest]) -> None:
    """The control of the look into the session in the test before."""
    app = opened()
    app.text_input(key="tim-tai-khoan").set_value("mật khẩu được giữ lại").run()

    assert "mật khẩu được giữ lại" in str(app.session_state)


def test_what_is_refused_is_said_in_words_and_no_password_is_shown(opened: Callable[..., AppTest], engine: Engine) -> None:
    app = opened()
    app.text_input(key="them-2-ten").set_value("btctu")
    app.text_input(key="them-2-noi-su-dung").set_value("Văn phòng")
    app.selectbox(key="them-2-chon").set_value("city").run()
    press(app, "Xác nhận thêm")

    assert "Chưa ghi. Đã có tài khoản btctu." in texts(app)
    assert not app.code
    assert len(records(engine)) == 4


def test_what_was_typed_is_told_back_as_text_and_not_as_a_link(opened: Callable[..., AppTest]) -> None:
    app = opened("ten-goi", ma="xp-26740")
    app.text_input(key="ten-goi-xp-26740-them-noi-dung").set_value("[P. Mới](x)")
    for _ in range(2):
        press(app, "Xác nhận thêm")
        app.text_input(key="ten-goi-xp-26740-them-noi-dung").set_value("[p. mới](X)")

    assert r"\[p. mới\](X)» đã là tên của" in texts(app)


def test_an_office_that_looks_like_a_picture_stays_text_wherever_it_stands(
    opened: Callable[..., AppTest], engine: Engine
) -> None:
    picture = "![Phòng](//noi-khac/anh.png)"
    users.rename(engine, name="btctu", label=picture, by="may-chu")
    sessions.redeem(engine, ticket=sessions.issue_ticket(engine, name="btctu", target="/"))

    for asked in ({}, {"tk": "btctu"}, {"part": "phien"}, {"part": "phien", "tk": "btctu"}):
        app = opened(**asked)
        read = texts(app) + str([table.value.to_numpy().tolist() for table in app.table])
        assert "Phòng" in read
        assert picture not in read


def test_a_role_and_a_place_are_changed_and_the_card_says_so(opened: Callable[..., AppTest], engine: Engine) -> None:
    app = opened("tai-khoan", tk="btctu")
    app.selectbox(key="tk-btctu-quyen-chon").set_value("reporter").run()
    app.selectbox(key="tk-btctu-quyen-noi-reporter").set_value("xp-26740").run()
    press(app, "Xác nhận đổi quyền")

    assert dict(rows(app, "mot-tai-khoan"))["Phạm vi"] == "Phường Sài Gòn"
    assert "Đã đổi quyền" in texts(app)
    with engine.connect() as connection:
        assert open_sessions(connection, at=NOW, name="btctu") == ()


def test_an_office_is_changed_and_an_account_locked_and_opened_again(opened: Callable[..., AppTest], engine: Engine) -> None:
    app = opened("tai-khoan", tk="btctu")
    app.text_input(key="tk-btctu-ten-goi-noi-dung").set_value("Văn phòng Thành ủy")
    press(app, "Xác nhận đổi")
    press(app, "Xác nhận khóa")
    assert dict(rows(app, "mot-tai-khoan"))["Tình trạng"] == "✕ Đã khóa từ 10:32, 23/11/2026"
    assert "Xác nhận khóa" not in [button.label for button in app.button]

    press(app, "Xác nhận cấp mật khẩu mới")
    assert len(app.code) == 1
    assert dict(rows(app, "mot-tai-khoan"))["Tình trạng"].startswith("◐ Chờ đổi mật khẩu lần đầu")
    assert user(engine, "btctu").label == "Văn phòng Thành ủy"
    assert [action for _, action in records(engine)][-3:] == ["user.label", "user.disable", "user.reset-password"]


def test_the_second_of_two_administrators_sees_what_the_first_one_did(opened: Callable[..., AppTest], engine: Engine) -> None:
    app = opened("tai-khoan", tk="btctu")
    users.rename(engine, name="btctu", label="Văn phòng Thành ủy", by="may-chu")

    press(app, "Xác nhận khóa")

    assert "Tài khoản này vừa được người khác sửa. Vui lòng xem lại rồi ghi." in texts(app)
    assert "Văn phòng Thành ủy" in texts(app)
    assert user(engine, "btctu").disabled_at is None


def test_a_password_that_somebody_else_has_just_given_is_not_replaced(opened: Callable[..., AppTest], engine: Engine) -> None:
    users.disable(engine, name="btctu", by="may-chu")
    app = opened("tai-khoan", tk="btctu")
    users.reset_password(engine, name="btctu", by="may-chu")

    press(app, "Xác nhận cấp mật khẩu mới")

    assert not app.code
    assert records(engine)[-1] == ("may-chu", "user.reset-password")
    assert "Chờ đổi mật khẩu lần đầu" in dict(rows(app, "mot-tai-khoan"))["Tình trạng"]
    press(app, "Xác nhận cấp mật khẩu mới")
    assert records(engine)[-1] == ("admin", "user.reset-password")


def test_the_last_account_that_may_administer_is_not_locked(opened: Callable[..., AppTest], engine: Engine) -> None:
    app = opened("tai-khoan", tk="quantri2")
    press(app, "Xác nhận khóa")

    assert "là tài khoản quản trị duy nhất đang mở" in texts(app)
    assert user(engine, "quantri2").disabled_at is None


def test_nobody_locks_or_changes_the_account_that_is_signed_in(opened: Callable[..., AppTest]) -> None:
    app = opened("tai-khoan", replace(ADMIN, name="quantri2"), tk="quantri2")

    labels = {button.label for button in app.button}
    assert not labels & {"Xác nhận khóa", "Xác nhận đổi quyền"}
    assert "Không ai tự đổi quyền" in texts(app)


def test_sessions_are_ended_one_by_one_and_all_of_an_account(opened: Callable[..., AppTest], engine: Engine) -> None:
    assert len(rows(opened("phien"), "cac-phien")) == 2
    sessions.redeem(engine, ticket=sessions.issue_ticket(engine, name="btctu", target="/"))
    app = opened("phien", tk="btctu")
    assert f"{OFFICE}: 2 phiên đang mở" in texts(app)

    next(button for button in app.button if button.label == "Xác nhận kết thúc").click().run()
    assert f"{OFFICE}: 1 phiên đang mở" in texts(app)
    press(app, "Xác nhận kết thúc mọi phiên")

    assert "Tài khoản này không có phiên nào đang mở." in texts(app)
    with engine.connect() as connection:
        assert [each.name for each in open_sessions(connection, at=NOW)] == ["quantri2"]


def test_a_rule_is_set_from_a_day_and_a_value_to_come_taken_back(opened: Callable[..., AppTest], engine: Engine) -> None:
    app = opened("quy-tac", ma="due_soon_days")
    app.number_input(key="dat-due_soon_days-chon").set_value(20)
    app.date_input(key="dat-due_soon_days-ngay").set_value(date(2026, 12, 1))
    app.text_input(key="dat-due_soon_days-noi-dung").set_value("Số 17-TB/TU")
    app.text_area(key="dat-due_soon_days-ly-do").set_value("Nhắc sát hạn hơn")
    press(app, "Đặt giá trị mới")

    assert "Đã đặt giá trị mới." in texts(app)
    assert [row[:4] for row in rows(app, "cac-gia-tri")] == [
        ["○ 20 ngày", "01/12/2026", "nay", "Số 17-TB/TU"],
        ["● 30 ngày", "30/03/2021", "30/11/2026", "Thiết lập của sản phẩm, chưa có quy định"],
    ]
    assert "20 ngày từ 01/12/2026" in str(rows(opened("quy-tac"), "quy-tac"))

    press(opened("quy-tac", ma="due_soon_days"), "Xác nhận bỏ")
    with engine.connect() as connection:
        assert number_on(connection, "due_soon_days", date(2027, 1, 1)) == 30


def test_a_rule_that_somebody_else_has_just_set_is_not_covered(opened: Callable[..., AppTest], engine: Engine) -> None:
    app = opened("quy-tac", ma="due_soon_days")
    with engine.connect() as connection:
        seen = rules(connection, key="due_soon_days")
    set_rule(engine, key="due_soon_days", new=NewValue("25", date(2026, 12, 1), "Số 1", "Thử"), by=ADMIN, seen=seen)

    app.number_input(key="dat-due_soon_days-chon").set_value(20)
    app.text_input(key="dat-due_soon_days-noi-dung").set_value("Số 2")
    app.text_area(key="dat-due_soon_days-ly-do").set_value("Khác")
    press(app, "Đặt giá trị mới")

    assert "vừa được người khác sửa: 25 ngày từ ngày 01/12/2026" in texts(app)
    assert app.text_input(key="dat-due_soon_days-noi-dung").value == "Số 2"


def test_a_unit_is_found_by_a_name_that_was_just_added(opened: Callable[..., AppTest], engine: Engine) -> None:
    app = opened("ten-goi", ma="xp-26740")
    app.text_input(key="ten-goi-xp-26740-them-noi-dung").set_value("Trung tâm mới")
    press(app, "Xác nhận thêm")
    assert ["Trung tâm mới", "Tài khoản admin, 10:32, 23/11/2026"] in rows(app, "ten-goi-khac")

    found = opened("ten-goi")
    found.text_input(key="tim-ten-goi").set_value("trung tam moi").run()
    assert [row[1] for row in rows(found, "don-vi-ten-goi")] == ["xp-26740"]

    app = opened("ten-goi", ma="xp-26740")
    app.selectbox(key="ten-goi-xp-26740-bo-chon").set_value("Trung tâm mới")
    press(app, "Xác nhận bỏ")
    with engine.connect() as connection:
        assert "Trung tâm mới" not in {each.text for each in aliases(connection)}


def test_kept_without_the_revision_the_search_would_not_know_the_new_name(
    opened: Callable[..., AppTest], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the test before: one answer for every revision is an old one."""
    once = search_entries(0)
    monkeypatch.setattr(loaders, "search_entries", lambda _revision: once)
    add(engine, kind="committee", target="xp-26740", text="Trung tâm mới", by=ADMIN)

    app = opened("ten-goi")
    app.text_input(key="tim-ten-goi").set_value("trung tam moi").run()

    assert "Không có đơn vị, địa bàn nào tên như vậy." in texts(app)


def test_the_journal_is_filtered_by_its_address_and_its_chain_is_checked(opened: Callable[..., AppTest]) -> None:
    app = opened("nhat-ky", viec="user.add", den="2026-11-23")

    assert [row[3] for row in rows(app, "nhat-ky")] == ["Thêm tài khoản", "Thêm tài khoản"]
    assert "Nhật ký đến bản ghi số 4" in texts(app)
    assert any("tai-ve/nhat-ky?" in each.proto.url for each in app.get("link_button"))
    press(app, "Kiểm tra chuỗi nhật ký")
    assert "Nguyên vẹn: 4 bản ghi nối liền nhau" in texts(app)
    assert "Không có bản ghi nào như vậy." in texts(opened("nhat-ky", tu="2026-11-24"))


@pytest.mark.parametrize("asked", [{"phan": "tai-khoan", "tk": "khongco"}, {"phan": "quy-tac", "ma": "mask_below"}])
def test_what_an_address_names_and_there_is_not_is_said_in_a_sentence(
    opened: Callable[..., AppTest], asked: dict[str, str]
) -> None:
    app = opened(asked.pop("phan"), **asked)

    assert "như địa chỉ này nêu" in texts(app)


def test_whoever_gets_past_the_screen_is_refused_by_what_writes(
    opened: Callable[..., AppTest], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the right not asked for on the screen, each button writes nothing and says why."""
    monkeypatch.setattr(administration, "may", lambda _role, _action: True)
    for by, (part, about, button) in zip(OTHERS, PRESSED, strict=True):
        app = press(opened(part, by, **about), button)
        assert "không có quyền quản trị hệ thống" in texts(app), (by.role, button)
        assert not app.code

    assert len(records(engine)) == 4


def test_an_administrator_gets_through_by_the_same_buttons(opened: Callable[..., AppTest], engine: Engine) -> None:
    """The control of the test before."""
    for part, about, button in PRESSED:
        press(opened(part, **about), button)

    assert len(records(engine)) > 4
