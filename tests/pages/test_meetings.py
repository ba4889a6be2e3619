"""Họp giao ban on screen: from an empty list to the wall in two clicks, the agenda of a draft, and the locked record."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from docx import Document
from sqlalchemy import Engine, select
from streamlit.testing.v1 import AppTest

from data_access import meetings
from data_access.places import CITY
from data_access.schema.system import audit
from data_access.users import Account
from domain.agenda import State
from domain.scope import Scope
from tests.accounts import REPORTER
from tests.builders import COMMITTEE
from tests.meetings import MONDAY, SECRETARY, closed, frozen, prepared, with_work
from tests.pages.conftest import NOW, Screen
from ui import meeting_files
from ui.accounts import UnknownView

FREEZE, PREPARE = "Chốt số liệu và trình chiếu", "Chuẩn bị cuộc họp Thành phố"
"""The two clicks."""


@pytest.fixture(autouse=True)
def _filled(engine: Engine) -> None:
    """Overdue work, work that is due soon, and units that have not reported."""
    with_work(engine)


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button of that name."""
    return next(button for button in app.button if button.label == label).click().run()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def texts(app: AppTest) -> str:
    """Everything that can be read outside of tables."""
    return "\n".join(each.value for each in [*app.title, *app.header, *app.markdown, *app.success, *app.error, *app.caption])


def order(engine: Engine, number: int) -> list[str]:
    """The rules of the items that stand, in their order."""
    with engine.connect() as connection:
        found = meetings.items(connection, number=number, scope=Scope.city())
    return [item.rule for item in found if item.removed_reason is None]


def test_two_clicks_lead_from_an_empty_list_to_the_first_slide(screen: Screen, engine: Engine) -> None:
    app = screen("meetings", account=SECRETARY)
    assert "Chưa có cuộc họp nào." in texts(app)

    press(app, PREPARE)
    assert not app.exception
    assert "Chương trình họp (3 mục)" in texts(app)
    press(app, FREEZE)

    assert not app.exception
    assert app.title[0].value == "2 nhiệm vụ quá hạn"
    assert "**Mục 1/3**" in texts(app)
    with engine.connect() as connection:
        (held,) = meetings.meetings(connection, scope=Scope.city())
        place = meetings.current_item(connection, number=held.id, scope=Scope.city())
    assert (held.state, held.place, held.as_of) == (State.FROZEN, CITY, NOW)
    assert place is not None


def test_a_second_meeting_of_the_same_day_is_refused_in_words(screen: Screen, engine: Engine) -> None:
    prepared(engine, at=NOW)

    app = press(screen("meetings", account=SECRETARY), PREPARE)

    assert "Chưa ghi. Đã có một cuộc họp ngày 23/11/2026 chưa kết thúc" in texts(app)


def test_the_secretary_orders_removes_with_a_reason_restores_and_adds(screen: Screen, engine: Engine) -> None:
    number = prepared(engine, at=NOW)
    app = screen("meetings", account=SECRETARY, address={"so": str(number)})
    with engine.connect() as connection:
        first = meetings.items(connection, number=number, scope=Scope.city())[0].id

    app.button(key=f"Xuống-{first}").click().run()
    assert order(engine, number) == ["due_soon", "overdue", "unreported"]

    app.text_area(key=f"bo-muc-{first}-noi-dung").input("Đã bàn tuần trước")
    press_in_form(app, f"bo-muc-{first}", "Bỏ mục")
    assert order(engine, number) == ["due_soon", "unreported"]
    assert "Đã bỏ: Nhiệm vụ quá hạn (lý do: Đã bàn tuần trước)" in texts(app)

    press(app, "Đưa trở lại")
    assert "overdue" in order(engine, number)

    app.text_input(key=f"them-muc-{number}-ten-muc").input("Chuẩn bị tổng kết")
    press_in_form(app, f"them-muc-{number}", "Thêm mục")
    assert order(engine, number)[-1] == "own"


def press_in_form(app: AppTest, form: str, label: str) -> AppTest:
    """Press the button of one form."""
    return next(each for each in app.button if each.label == label and each.form_id == form).click().run()


def test_nothing_is_removed_without_a_reason(screen: Screen, engine: Engine) -> None:
    number = prepared(engine, at=NOW)
    app = screen("meetings", account=SECRETARY, address={"so": str(number)})
    with engine.connect() as connection:
        first = meetings.items(connection, number=number, scope=Scope.city())[0].id

    press_in_form(app, f"bo-muc-{first}", "Bỏ mục")

    assert "Chưa ghi. Lý do bỏ" in texts(app)
    assert order(engine, number) == ["overdue", "due_soon", "unreported"]


def test_who_does_not_run_the_meeting_reads_it_and_changes_nothing(screen: Screen, engine: Engine) -> None:
    held = frozen(engine, at=MONDAY)
    draft = prepared(engine, at=NOW)

    assert PREPARE not in labels(screen("meetings"))
    reading = screen("meetings", address={"so": str(draft)})
    assert "1. Nhiệm vụ quá hạn" in texts(reading)
    assert not {FREEZE, "Bỏ bản chuẩn bị này", "Thêm mục", "Bỏ mục"} & set(labels(reading))
    shown = screen("meetings", address={"so": str(held)})
    assert "Kết thúc và khóa" not in labels(shown)
    assert "Mọi số liệu chốt lúc **08:00, 16/11/2026**" in texts(shown)


def test_the_secretary_ends_a_meeting_and_its_minutes_can_be_had(screen: Screen, engine: Engine) -> None:
    number = frozen(engine, at=MONDAY)
    app = screen("meetings", account=SECRETARY, address={"so": str(number)})
    assert not [link for link in files(app) if "thong-bao-ket-luan" in link]

    press(app, "Kết thúc và khóa")

    assert "● Đã kết thúc" in texts(app)
    assert [link.split("?")[0] for link in files(app)] == ["tai-ve/goi-trinh-chieu", "tai-ve/thong-bao-ket-luan"]
    with engine.connect() as connection:
        held = meetings.meeting_of(connection, number=number, scope=Scope.city())
    assert f"(SHA-256): {held.sha256}" in texts(app)


def files(app: AppTest) -> list[str]:
    return [each.proto.url for each in app.get("link_button") if each.proto.url.startswith("tai-ve/")]


@pytest.mark.parametrize("who", [{"committee": COMMITTEE}, {"district": "go-vap"}])
@pytest.mark.parametrize("page", ["meetings", "projector"])
def test_a_meeting_of_the_city_is_not_for_those_who_see_a_part_of_it(
    screen: Screen, engine: Engine, page: str, who: dict[str, str]
) -> None:
    number = frozen(engine, at=MONDAY)
    closed(engine, number, at=MONDAY + timedelta(hours=2))

    app = screen(page, address={"so": str(number)}, **who)

    assert not app.exception
    assert "như địa chỉ này nêu trong phạm vi được xem" in texts(app)
    assert "nhiệm vụ quá hạn" not in texts(app)


def test_files_are_made_for_whoever_sees_the_meeting_and_are_in_the_audit(engine: Engine) -> None:
    number = frozen(engine, at=MONDAY)
    asked = {"so": str(number)}

    made = meeting_files.file(SECRETARY, meeting_files.PACK, asked)

    with engine.connect() as connection:
        held = meetings.meeting_of(connection, number=number, scope=Scope.city())
        noted = connection.execute(select(audit.c.actor, audit.c.detail).where(audit.c.target == "Bản trình chiếu")).all()
    assert str(held.sha256) in made.content.decode()
    (copy,) = re.findall(rf"^hop-giao-ban_{number}_([0-9a-f]{{12}})\.html$", made.name)
    assert [tuple(row) for row in noted] == [(SECRETARY.name, f"Bản số {copy}: cuộc họp số {number}")]


@pytest.mark.parametrize("name", meeting_files.FILES)
def test_no_two_copies_of_a_file_have_the_same_number(engine: Engine, name: str) -> None:
    number = frozen(engine, at=MONDAY)
    closed(engine, number, at=MONDAY + timedelta(hours=2))

    made = [meeting_files.file(SECRETARY, name, {"so": str(number)}) for _ in range(2)]

    copies = [re.findall(r"_([0-9a-f]{12})\.", each.name)[0] for each in made]
    assert copies[0] != copies[1]
    assert [f"Bản tải về số {copy}" in first_line(each.content) for copy, each in zip(copies, made, strict=True)] == [True, True]


def first_line(content: bytes) -> str:
    """What stands on top of the first page of a file."""
    if content.startswith(b"PK"):
        return str(Document(io.BytesIO(content)).sections[0].first_page_header.paragraphs[0].text)
    return content.decode().partition("<h1>")[0]


@pytest.mark.parametrize(
    ("account", "name", "asked"),
    [
        (REPORTER, meeting_files.PACK, {"so": "1"}),  # not for a single unit
        (SECRETARY, meeting_files.MINUTES, {"so": "1"}),  # not before the end
        (SECRETARY, meeting_files.PACK, {"so": "99"}),
        (SECRETARY, meeting_files.PACK, {"so": "1 or 1"}),
        (SECRETARY, meeting_files.PACK, {}),
    ],
)
def test_no_file_of_what_is_not_to_be_had_and_none_in_the_audit(
    engine: Engine, account: Account, name: str, asked: dict[str, str]
) -> None:
    frozen(engine, at=MONDAY)

    with pytest.raises(UnknownView):
        meeting_files.file(account, name, asked)

    with engine.connect() as connection:
        assert not connection.execute(select(audit.c.id).where(audit.c.target.in_(meeting_files.FILES.values()))).all()
