"""No person in a workbook: what is caught, what is not, and that a refusal never repeats it.

Names are put together here from syllables, so that no file holds one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from importlib import import_module
from itertools import product

import pytest

from data_access import reference
from data_access.known import Known
from domain.privacy import personal
from intake import template
from intake import workbook as intake
from intake.privacy import personal_heading
from intake.refusals import UNSHOWN, Refused, shown
from tests.intake import workbooks
from tests.intake.workbooks import Book, changed, put

# Weighted as they are frequent.
FAMILIES = ["Nguyễn"] * 31 + ["Trần"] * 11 + ["Lê"] * 9 + ["Phạm"] * 7 + ["Huỳnh"] * 3 + ["Hoàng"] * 3 + ["Phan"] * 4 + ["Vũ"] * 2
FAMILIES += ["Võ", "Võ", "Đặng", "Đặng", "Bùi", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Trương", "Đinh", "Lâm", "Mai", "Đoàn"]
MIDDLES = ["Văn", "Thị", "Hữu", "Đức", "Minh", "Ngọc", "Thanh", "Quốc", "Kiều", "Bội", "Sĩ", "Thục", "Xuân", "Thị Thu"]
GIVEN = ["An", "Bình", "Cường", "Dung", "Hạnh", "Khoa", "Lan", "Phúc", "Trang", "Vy", "Đạt", "Ưng"]
FRAMES = [
    "{}",
    "Đồng chí {} phụ trách",
    "Chi bộ đề nghị {} chuyển sinh hoạt",
    "Đảng ủy phân công {} theo dõi",
    "{} – chưa nộp",
    "giao đ/c {}, hạn 30/9",
    "yêu cầu ông {} kiểm điểm",
]
BODIES = ["Chi bộ Trường THCS {}", "Đảng bộ Công ty {}", "Chi bộ Công ty cổ phần Xây dựng {}", "Trường Tiểu học {}", "đường {}"]
BODIES += ["Chi bộ Bệnh viện {}", "Công ty TNHH Một thành viên {}", "Chi bộ Khu phố {}", "Trường Trung học cơ sở {}", "phường {}"]
PLAIN = [
    "Hồ sơ đề nghị công nhận",
    "HỒ SƠ ĐỀ NGHỊ CÔNG NHẬN",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Tăng cường kiểm tra, giám sát",
    "đồng chí Bí thư Chi bộ",
    "các đồng chí Thành ủy viên",
    "đ/c Phó Bí thư Thường trực phụ trách",
    "Ủy viên Ban Thường vụ phụ trách địa bàn",
    "bà con Nhân dân khu phố",
    "Chi bộ Chợ Bà Chiểu",
    "Cao đẳng Nghề Thành phố",
    "Lương thực, thực phẩm",
    "Chi bộ Trường THCS Nguyễn Du",
    "Đảng bộ Công ty Lê Thành",
    "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Số 123-QĐ/ĐU ngày 05/6/2026",
    "1.234.567.890 đồng",
    "Quyết định 1374-QĐ/TU; Kết luận 52-KL/TU",
]


def full_names(number: int) -> Iterator[str]:
    """Names as frequent as they are, one in ten in capitals, one in twenty without marks of tone."""
    chance = random.Random(6)
    for _ in range(number):
        name = " ".join((chance.choice(FAMILIES), chance.choice(MIDDLES), chance.choice(GIVEN)))
        yield name.upper() if chance.random() < 0.1 else name


@pytest.fixture(scope="module")
def catalogue() -> tuple[str, ...]:
    """The names of our own units, which are never people."""
    tables = reference.tables()
    return tuple(row[key] for name in ("committee", "district") for row in tables[name] for key in ("name", "short_name"))


def test_at_least_95_of_100_names_are_caught_in_any_sentence(catalogue: tuple[str, ...]) -> None:
    texts = [frame.format(name) for name in full_names(600) for frame in FRAMES]

    caught = sum(personal(text, catalogue=catalogue) for text in texts)

    assert caught / len(texts) >= 0.95


def test_at_least_99_of_100_identity_and_phone_numbers_are_caught() -> None:
    chance = random.Random(6)
    cards = [f"{chance.randint(1, 96):03}{chance.randint(0, 3)}{chance.randint(0, 10**8 - 1):08}" for _ in range(1000)]
    older = [f"{chance.randint(2, 3)}{chance.randint(0, 10**8 - 1):08}" for _ in range(500)]
    phones = [f"0{chance.choice('35789')}{chance.randint(0, 10**8 - 1):08}" for _ in range(500)]
    spaced = [f"{card[:3]} {card[3:6]} {card[6:9]} {card[9:]}" for card in cards[:200]]
    abroad = [f"+84 {phone[1:4]} {phone[4:7]} {phone[7:]}" for phone in phones[:200]]
    texts = [*cards, *older, *phones, *spaced, *abroad]

    assert sum(personal(f"số {text} nhé") for text in texts) / len(texts) >= 0.99


@pytest.mark.parametrize(
    "text", ["a.b@c.vn", "sinh ngày 1/2/1980", "sinh năm 1980", "SN: 1980", "028 3822 1234", "079.12.3456789"]
)
def test_other_traces_of_a_person_are_caught(text: str) -> None:
    assert personal(text)


def test_at_most_1_of_100_names_of_organisations_is_a_false_alarm(catalogue: tuple[str, ...]) -> None:
    tables = reference.tables()
    texts = {value for rows in tables.values() for row in rows for value in row.values() if isinstance(value, str)}
    texts |= {body.format(name) for body, name in product(BODIES, full_names(60))} | set(PLAIN)

    wrong = [text for text in sorted(texts) if personal(text, catalogue=catalogue)]

    assert len(wrong) / len(texts) <= 0.01, wrong
    assert not [text for text in PLAIN if text in wrong]


@pytest.mark.parametrize(
    "heading",
    ["Họ và tên", "Họ, tên đảng viên", "Tên bí thư", "Ngày sinh", "Năm sinh", "Số CCCD", "CMND", "Căn cước", "Điện thoại", "SĐT"],
)
def test_a_column_about_a_person_is_known_by_its_heading(heading: str) -> None:
    assert personal_heading(heading)
    assert personal_heading(heading.upper())


def test_no_heading_of_ours_is_about_a_person(held: Known) -> None:
    rows = workbooks.answers(held)

    assert intake.read(template.report(held, rows=rows), known=held)
    assert not personal_heading("Tên tổ chức cơ sở đảng")
    assert not personal_heading("Số đảng viên")


SECRETS = ["079" + "123456789", "0912" + "345678", " ".join(("Trần", "Thị", "Bình"))]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(("sheet", "cell"), [("Nhiệm vụ", "I6"), ("Cơ sở", "B6"), ("Kiến nghị", "D6"), ("Hướng dẫn", "B40")])
def test_a_refusal_names_the_cell_and_never_repeats_it(sheet: str, cell: str, secret: str, right: bytes, held: Known) -> None:
    with pytest.raises(Refused) as refused:
        intake.read(changed(right, put(sheet, **{cell: f"xem {secret}"})), known=held)

    assert [(each.sheet, each.cell) for each in refused.value.refusals] == [(sheet, cell)]
    assert secret not in repr(refused.value.refusals)


@pytest.mark.parametrize("number", [79123456789, 280123456, 912345678])
def test_an_identity_card_that_lost_its_zero_in_a_number_column_is_refused_unseen(number: int, right: bytes, held: Known) -> None:
    with pytest.raises(Refused) as refused:
        intake.read(changed(right, put("Cơ sở", E6=number)), known=held)

    assert [each.cell for each in refused.value.refusals] == ["E6"]
    assert str(number) not in repr(refused.value.refusals)


def title(file: Book, text: str) -> None:
    file.properties.description = text


def other_name(file: Book, text: str) -> None:
    file.create_sheet(text)


def named_range(file: Book, text: str) -> None:
    name = import_module("openpyxl.workbook.defined_name").DefinedName(f"_{text.replace(' ', '_')}", attr_text="'Cơ sở'!$A$1")
    file.defined_names[name.name] = name


def own_property(file: Book, text: str) -> None:
    told = import_module("openpyxl.packaging.custom")
    file.custom_doc_props.append(told.StringProperty(name="Ghi chú", value=text))


def hidden_cell(file: Book, text: str) -> None:
    page = file.create_sheet("Nháp")
    page["C7"], page.sheet_state = text, "hidden"


PLACES = {"title": title, "sheet": other_name, "range": named_range, "property": own_property, "hidden": hidden_cell}
"""Where a name may stand beside the cells of our own sheets."""


@pytest.mark.parametrize("place", PLACES)
def test_a_name_beside_the_cells_is_refused_and_never_repeated(place: str, right: bytes, held: Known) -> None:
    """The control is a name of a body in the same place, of which nothing is said."""
    for secret, is_refused in ((SECRETS[2], True), ("Ban Dân vận", False)):
        with pytest.raises(Refused) if is_refused or place == "hidden" else nullcontext() as refused:
            intake.read(changed(right, partial(PLACES[place], text=secret)), known=held)
        told = repr(refused.value.refusals) if refused else ""
        assert ("không ghi thông tin cá nhân" in told) == is_refused
        assert secret not in told


def test_who_made_a_file_is_not_read(right: bytes, held: Known) -> None:
    """Excel writes the name of whoever saved it; a report is not refused for that, and nothing of it is kept."""

    def signed(file: Book) -> None:
        file.properties.creator = file.properties.lastModifiedBy = SECRETS[2]

    assert SECRETS[2] not in repr(intake.read(changed(right, signed), known=held))


def test_random_figures_are_no_identity_card_and_no_phone() -> None:
    chance = random.Random(6)
    figures = [str(chance.randint(0, 10 ** chance.randint(1, 8))) for _ in range(5_000)]

    assert sum(map(personal, figures)) == 0


def test_what_a_refusal_shows_is_short_and_without_long_numbers() -> None:
    assert shown("x" * 200) == f"«{'x' * 60}…»"
    assert shown("12.345.678.901") == UNSHOWN
    assert shown("hai mươi") == "«hai mươi»"
