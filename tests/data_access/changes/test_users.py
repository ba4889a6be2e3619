"""Accounts are made with their scope, refused with a reason, and lose their sessions when they change."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from data_access import clock, passwords, sessions, users
from data_access.changes import users as changes
from data_access.changes.revision import mark_demo, open_change
from data_access.changes.sessions import issue_ticket, redeem
from data_access.changes.texts import own_names
from data_access.changes.user_rules import check_label
from data_access.schema.system import audit, revision
from domain.passwords import WeakPassword
from domain.roles import Role
from domain.scope import Scope


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash at the least cost: these tests are not about time."""
    monkeypatch.setattr(passwords, "COST", 4)


def _demo(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        open_change(connection)
        mark_demo(connection)


def _token(engine: Engine, name: str) -> str:
    return redeem(engine, ticket=issue_ticket(engine, name=name, target="/"))[0]


def _account(engine: Engine, token: str) -> users.Account:
    with engine.connect() as connection:
        return sessions.account(connection, token=token, at=clock.now())[0]


def test_a_new_account_signs_in_with_its_first_password_and_must_change_it(engine: Engine) -> None:
    password = changes.add_user(engine, name="btctu", label="Ban Tổ chức Thành ủy", role="city", by="may-chu")

    with engine.connect() as connection:
        assert passwords.matches(password, users.password_hash(connection, name="btctu"))
    account = _account(engine, _token(engine, "btctu"))
    assert (account.label, account.must_change, account.scope) == ("Ban Tổ chức Thành ủy", True, Scope.city())


def test_a_district_account_sees_the_committees_of_both_eras_and_no_neighbour(engine: Engine) -> None:
    changes.add_user(engine, name="govap", label="Theo dõi Gò Vấp", role="district", place="go-vap", by="may-chu")

    scope = _account(engine, _token(engine, "govap")).scope

    assert scope.allows("qh-764")
    assert not scope.allows("xp-26740")
    assert len(scope.committees or ()) > 3


def test_a_reporter_sees_its_own_committee_only(engine: Engine) -> None:
    changes.add_user(engine, name="saigon", label="Phường Sài Gòn", role="reporter", place="xp-26740", by="may-chu")

    assert _account(engine, _token(engine, "saigon")).scope == Scope.of(["xp-26740"])


@pytest.mark.parametrize(("named", "body"), [(None, "tp-btctu"), ("tp-ubktu", "tp-ubktu")])
def test_a_verifier_sees_the_whole_city_and_confirms_in_the_name_of_its_body(
    engine: Engine, named: str | None, body: str
) -> None:
    changes.add_user(engine, name="thamtra", label="Thẩm tra", role="verifier", place=named, by="may-chu")

    account = _account(engine, _token(engine, "thamtra"))

    assert (account.role, account.committee_id, account.scope) == ("verifier", body, Scope.city())


def test_a_verifier_belongs_to_a_city_body_and_not_to_a_committee_that_reports(engine: Engine) -> None:
    with pytest.raises(changes.RefusedUser, match="xp-26740"):
        changes.add_user(engine, name="thamtra", label="Thẩm tra", role="verifier", place="xp-26740", by="may-chu")


@pytest.mark.parametrize(
    ("name", "label", "role", "place", "reason"),
    [
        ("Hoa", "Ban Tổ chức", "city", None, "chữ thường"),
        ("ab", "Ban Tổ chức", "city", None, "3 đến 40"),
        ("btctu", " ", "city", None, "tên đơn vị"),
        ("btctu", "Ban Tổ chức, thu-ky@vi-du.vn", "city", None, "thông tin cá nhân"),
        ("btctu", "Ban Tổ chức " * 20, "city", None, "dài quá 120"),
        ("btctu", "Ban Tổ chức", "district", None, "cần mã địa bàn"),
        ("btctu", "Ban Tổ chức", "city", "go-vap", "cần mã địa bàn"),
        ("btctu", "Ban Tổ chức", "district", "xp-26740", "Không có địa bàn"),
        ("btctu", "Ban Tổ chức", "reporter", "go-vap", "Không có đơn vị"),
        ("khacroi", "Ban Tổ chức", "city", None, "Đã có tài khoản"),
    ],
)
def test_an_account_is_refused_with_the_reason(
    engine: Engine, name: str, label: str, role: Role, place: str | None, reason: str
) -> None:
    changes.add_user(engine, name="khacroi", label="Văn phòng", role="city", by="may-chu")

    with pytest.raises(changes.RefusedUser, match=reason):
        changes.add_user(engine, name=name, label=label, role=role, place=place, by="may-chu")

    with engine.connect() as connection:
        assert [user.name for user in users.users(connection)] == ["khacroi"]


def test_demo_accounts_are_made_once_and_only_in_a_demo_database(engine: Engine) -> None:
    with pytest.raises(changes.NotDemo):
        changes.add_demo_accounts(engine)
    _demo(engine)

    changes.add_demo_accounts(engine)
    changes.add_demo_accounts(engine)

    with engine.connect() as connection:
        made = users.demo_users(connection)
        assert passwords.matches(changes.DEMO_PASSWORD, users.password_hash(connection, name="govap"))
        assert not users.has_stray_demo_users(connection)
    assert {user.name: user.role for user in made} == {
        "toanthanh": "city",
        "govap": "district",
        "saigon": "reporter",
        "quantri": "admin",
        "thamtra": "verifier",
        "thuky": "secretary",
    }


@pytest.mark.parametrize("action", ["disable", "reset", "role", "label", "change"])
def test_every_change_of_an_account_ends_its_sessions_and_not_those_of_others(engine: Engine, action: str) -> None:
    for name in ("btctu", "vptu"):
        changes.add_user(engine, name=name, label=name.upper(), role="city", by="may-chu")
    mine, other, ticket = _token(engine, "btctu"), _token(engine, "vptu"), issue_ticket(engine, name="btctu", target="/")

    match action:
        case "disable":
            changes.disable(engine, name="btctu", by="quantri")
        case "reset":
            changes.reset_password(engine, name="btctu", by="quantri")
        case "role":
            changes.change_role(engine, name="btctu", role="secretary", by="quantri")
        case "label":
            changes.rename(engine, name="btctu", label="Văn phòng", by="quantri")
        case _:
            changes.change_password(engine, name="btctu", password="Một câu đủ dài để nhớ")

    with pytest.raises(sessions.NoSession):
        _account(engine, mine)
    with pytest.raises(LookupError):
        redeem(engine, ticket=ticket)
    assert _account(engine, other).name == "vptu"


def test_a_disabled_account_has_no_password_until_it_is_reset(engine: Engine) -> None:
    changes.add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    changes.disable(engine, name="btctu", by="quantri")

    with engine.connect() as connection, pytest.raises(users.NoSuchUser):
        users.password_hash(connection, name="btctu")
    password = changes.reset_password(engine, name="btctu", by="quantri")

    with engine.connect() as connection:
        assert passwords.matches(password, users.password_hash(connection, name="btctu"))


def test_the_chosen_password_replaces_the_first_one(engine: Engine) -> None:
    first = changes.add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")

    with pytest.raises(WeakPassword):
        changes.change_password(engine, name="btctu", password="ngắn")
    changes.change_password(engine, name="btctu", password="Một câu đủ dài để nhớ")

    with engine.connect() as connection:
        kept = users.password_hash(connection, name="btctu")
    assert passwords.matches("Một câu đủ dài để nhớ", kept)
    assert not passwords.matches(first, kept)
    assert not _account(engine, _token(engine, "btctu")).must_change


@pytest.mark.parametrize("change", [changes.disable, changes.reset_password])
def test_an_unknown_account_is_named(engine: Engine, change: Callable[..., object]) -> None:
    with pytest.raises(users.NoSuchUser, match="khongco"):
        change(engine, name="khongco", by="quantri")


def test_each_change_leaves_one_record_without_a_password(engine: Engine) -> None:
    password = changes.add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    changes.disable(engine, name="btctu", by="quantri")

    with engine.connect() as connection:
        rows = connection.execute(select(audit.c.actor, audit.c.action, audit.c.target, audit.c.detail)).all()
    assert [tuple(row)[:3] for row in rows] == [("may-chu", "user.add", "btctu"), ("quantri", "user.disable", "btctu")]
    assert password not in repr(rows)


def test_demo_accounts_count_for_nothing_once_the_database_is_not_a_demo(engine: Engine) -> None:
    _demo(engine)
    changes.add_demo_accounts(engine)
    token = _token(engine, "toanthanh")
    _unmark(engine)

    with pytest.raises(sessions.NoSession):
        _account(engine, token)
    with engine.connect() as connection:
        assert users.has_stray_demo_users(connection)
        assert users.demo_users(connection) == ()
        with pytest.raises(users.NoSuchUser):
            users.password_hash(connection, name="toanthanh")


def _unmark(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(revision.update().values(is_demo=False))


def _records(engine: Engine, action: str) -> list[tuple[str, str, str]]:
    with engine.connect() as connection:
        told = select(audit.c.actor, audit.c.target, audit.c.detail).where(audit.c.action == action)
        return [(row.actor, row.target, row.detail) for row in connection.execute(told)]


def test_another_role_gives_another_scope_and_is_written_down_with_the_former(engine: Engine) -> None:
    changes.add_user(engine, name="govap", label="Theo dõi Gò Vấp", role="district", place="go-vap", by="may-chu")

    changes.change_role(engine, name="govap", role="reporter", place="xp-26740", by="quantri")
    changes.change_role(engine, name="govap", role="reporter", place="xp-26740", by="quantri")

    account = _account(engine, _token(engine, "govap"))
    assert (account.role, account.scope, account.district_code) == ("reporter", Scope.of(["xp-26740"]), None)
    told = "quyền: district → reporter\nđịa bàn: go-vap → –\nđơn vị: – → xp-26740"
    assert _records(engine, "user.role") == [("quantri", "govap", told)]


def test_another_office_is_written_down_with_the_former(engine: Engine) -> None:
    changes.add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")

    changes.rename(engine, name="btctu", label=" Ban Tổ chức Thành ủy ", by="quantri")

    assert _account(engine, _token(engine, "btctu")).label == "Ban Tổ chức Thành ủy"
    assert _records(engine, "user.label") == [("quantri", "btctu", "tên sử dụng: Ban Tổ chức → Ban Tổ chức Thành ủy")]


@pytest.mark.parametrize(
    ("role", "place", "reason"),
    [("district", None, "cần mã địa bàn"), ("reporter", "go-vap", "Không có đơn vị"), ("city", "go-vap", "cần mã địa bàn")],
)
def test_a_role_without_its_place_is_refused_and_ends_no_session(
    engine: Engine, role: Role, place: str | None, reason: str
) -> None:
    changes.add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    token = _token(engine, "btctu")

    with pytest.raises(changes.RefusedUser, match=reason):
        changes.change_role(engine, name="btctu", role=role, place=place, by="quantri")

    assert _account(engine, token).role == "city"


def test_nobody_changes_the_role_of_the_account_in_use(engine: Engine) -> None:
    for name in ("quantri", "quantri2"):
        changes.add_user(engine, name=name, label="Quản trị", role="admin", by="may-chu")

    with pytest.raises(changes.RefusedUser, match="tự đổi quyền"):
        changes.change_role(engine, name="quantri", role="city", by="quantri")
    changes.change_role(engine, name="quantri", role="city", by="quantri2")


@pytest.mark.parametrize("action", ["disable", "demote"])
def test_the_last_open_account_that_administers_stays(engine: Engine, action: str) -> None:
    for name in ("quantri", "quantri2"):
        changes.add_user(engine, name=name, label="Quản trị", role="admin", by="may-chu")

    def take_away(name: str) -> None:
        if action == "disable":
            changes.disable(engine, name=name, by="may-chu")
        else:
            changes.change_role(engine, name=name, role="city", by="may-chu")

    take_away("quantri")
    with pytest.raises(changes.RefusedUser, match="quản trị duy nhất"):
        take_away("quantri2")

    changes.add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    changes.disable(engine, name="btctu", by="may-chu")  # others are closed as ever


def test_an_invented_administrator_on_real_data_can_be_closed(engine: Engine) -> None:
    _demo(engine)
    changes.add_demo_accounts(engine)
    _unmark(engine)

    for name in ("toanthanh", "govap", "saigon", "quantri", "thamtra", "thuky"):
        changes.disable(engine, name=name, by="may-chu")

    with engine.connect() as connection:
        assert not users.has_stray_demo_users(connection)


def test_a_chosen_password_does_not_lapse_and_one_given_anew_does(engine: Engine) -> None:
    changes.add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")
    until = []
    for change in (
        lambda: changes.change_password(engine, name="btctu", password="Một câu đủ dài để nhớ"),
        lambda: changes.reset_password(engine, name="btctu", by="quantri"),
    ):
        change()
        with engine.connect() as connection:
            until += [user.password_until for user in users.users(connection)]

    assert until[0] is None
    assert until[1] is not None
    assert timedelta(hours=71) < until[1] - clock.now() <= timedelta(hours=72)


def test_a_password_that_is_guessed_first_is_refused_for_the_names_of_units_too(engine: Engine) -> None:
    changes.add_user(engine, name="btctu", label="Ban Tổ chức", role="city", by="may-chu")

    with pytest.raises(WeakPassword, match="ai cũng đoán được"):
        changes.change_password(engine, name="btctu", password="Quận ủy Gò Vấp 2026")


def test_what_our_units_are_called_passes_for_an_office_with_or_without_more_words(engine: Engine) -> None:
    with engine.connect() as connection:
        for called in own_names(connection)[::9]:
            for label in (called, f"Văn phòng {called}", f"Theo dõi {called} (minh họa)"):
                check_label(connection, label=label)
