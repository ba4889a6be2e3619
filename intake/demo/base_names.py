"""What the invented bases are called: wards, neighbourhoods, schools, offices, companies, police, army; never a person."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, cycle, islice
from pathlib import Path

from intake.demo.dice import Dice
from intake.demo.places import Place

_WARDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("wards.toml").read_text(encoding="utf-8"))
_LAND = (
    "Bình An",
    "Tân Phước",
    "Phú Hưng",
    "Thành Công",
    "Hòa Bình",
    "Tân Tiến",
    "Minh Khai",
    "Đông Sài Gòn",
    "Nam Thành",
    "Phương Nam",
)
_TRADES = (
    "May mặc",
    "Cơ khí",
    "Thương mại dịch vụ",
    "Xây dựng",
    "In và bao bì",
    "Thực phẩm",
    "Vận tải",
    "Điện tử",
    "Dược phẩm",
    "Nhựa",
)
# Schools carry names of history now and then, as real ones do; most are called after their place.
_HISTORIC = ("Lê Văn Tám", "Nguyễn Trãi", "Trần Hưng Đạo", "Kim Đồng", "Nguyễn Du", "Lê Lợi", "Quang Trung")
_SCHOOLS = ("Mầm non", "Tiểu học", "Trung học cơ sở", "Trung học phổ thông")


@dataclass(frozen=True)
class Kin:
    """A name without its «Chi bộ» or «Đảng bộ», the type of Biểu số 5-BTCTW and the usual size beside others."""

    name: str
    type_code: str
    weight: float
    may_come_late: bool = False


def kinds(place: Place, *, throw: Dice) -> list[Kin]:
    """At least `place.bases` names for `place`, each once, in the order of its list."""
    if place.scheme == "qh":
        named = _district(place, throw)
    elif place.scheme == "xp":
        named = _commune(place, throw)
    else:
        named = _direct(place)
    return list(islice({kin.name: kin for kin in islice(named, place.bases * 3 + 60)}.values(), place.bases))


def _district(place: Place, throw: Dice) -> Iterator[Kin]:
    rank = place.name.split(maxsplit=1)[0]  # Quận, Huyện, Thành
    area = (
        place.short_name
        if place.short_name.startswith("Quận")
        else f"{'Thành phố' if rank == 'Thành' else rank} {place.short_name}"
    )
    yield from (_ward(ward, rank) for ward in _WARDS[str(place.district)])
    yield Kin(f"Công an {area}", "8", 4.0)
    yield Kin(f"Quân sự {area}", "7", 0.8)
    offices = ("Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ủy ban Kiểm tra", "Văn phòng")
    yield from (Kin(f"{office} {place.name.split()[0]} ủy", "4", 0.25) for office in offices)
    yield from (Kin(f"{union} {area}", "4", 0.25) for union in ("Mặt trận Tổ quốc", "Liên đoàn Lao động", "Hội Liên hiệp Phụ nữ"))
    rooms = ("Nội vụ", "Tài chính - Kế hoạch", "Quản lý đô thị", "Giáo dục và Đào tạo", "Tư pháp", "Y tế", "Kinh tế", "Thanh tra")
    yield from (Kin(f"Phòng {room}" if room != "Thanh tra" else f"Thanh tra {area}", "5", 0.25) for room in rooms)
    courts = ("Tòa án nhân dân", "Viện Kiểm sát nhân dân", "Chi cục Thuế", "Chi cục Thi hành án dân sự", "Bảo hiểm xã hội")
    yield from (Kin(f"{court} {area}", "5", 0.4) for court in courts)
    yield from (Kin(f"{house} {area}", "6a", 0.6) for house in ("Bệnh viện", "Trung tâm Y tế", "Trung tâm Văn hóa - Thể thao"))
    yield Kin(f"Công ty Dịch vụ công ích {area}", "9a1", 0.6)
    yield from _schools_and_firms(_LAND, throw)


def _ward(name: str, rank: str) -> Kin:
    if name.startswith("*"):
        return Kin(f"Thị trấn {name[1:]}", "3", 5.0)
    return Kin(f"Xã {name}", "1", 4.5) if rank == "Huyện" else Kin(f"Phường {name}", "2", 5.0)


def _commune(place: Place, throw: Dice) -> Iterator[Kin]:
    rank, area = place.short_name.split(maxsplit=1) if not place.short_name.startswith("Đặc khu") else ("Đặc khu", "Côn Đảo")
    low = rank.lower()
    yield Kin(f"các cơ quan Đảng {low}", "4", 0.5)
    yield Kin(f"Ủy ban nhân dân {low}", "5", 0.9)
    yield Kin(f"Công an {low}", "8", 0.9)
    yield Kin(f"Quân sự {low}", "7", 0.25)
    yield Kin(f"Trạm Y tế {low}", "6a", 0.25)
    hamlet = "Khu phố" if rank == "Phường" else "Ấp" if rank == "Xã" else "Khu dân cư"
    yield from (Kin(f"{hamlet} {number}", "KP", throw.uniform(1.0, 2.4)) for number in range(1, max(place.bases // 2, 5) + 1))
    yield from (Kin(f"Trường {school} {area}", "6a", 0.45) for school in _SCHOOLS)
    yield Kin("Trung tâm Phục vụ hành chính công", "5", 0.25, may_come_late=True)
    yield from _schools_and_firms((area, *throw.sample(_LAND, 4)), throw)


def _schools_and_firms(land: tuple[str, ...], throw: Dice) -> Iterator[Kin]:
    def school() -> Kin:
        kind, historic = throw.choice(_SCHOOLS), throw.chance(0.06)
        return Kin(f"Trường {kind} {throw.choice(_HISTORIC if historic else land)}", "6a", 0.5)

    def numbered_school() -> Kin:
        return Kin(f"Trường {throw.choice(_SCHOOLS[:3])} {throw.choice(land)} {throw.randint(2, 9)}", "6a", 0.45)

    def firm() -> Kin:
        kind, type_code = throw.choice((("Cổ phần", "9b1"), ("TNHH", "9b3"), ("TNHH", "9b3")))
        return Kin(f"Công ty {kind} {throw.choice(_TRADES)} {throw.choice(land)}", type_code, 0.3, may_come_late=True)

    def other() -> Kin:
        kind, type_code = throw.choice(
            (("Hợp tác xã", "9c"), ("Trường Phổ thông tư thục", "6b"), ("Công ty vốn nước ngoài", "9b5"))
        )
        return Kin(f"{kind} {throw.choice(land)}", type_code, 0.25, may_come_late=True)

    for make in cycle((school, numbered_school, firm, school, numbered_school, firm, other)):
        yield make()


def _direct(place: Place) -> Iterator[Kin]:
    if place.id in ("tt-cong-an", "tt-quan-su"):
        word, type_code = ("Phòng nghiệp vụ số", "8") if place.id == "tt-cong-an" else ("Đơn vị trực thuộc số", "7")
    elif place.id in ("tt-ubnd", "tt-khoi-dcd", "tt-khoi-trung-uong", "tt-cac-co-quan-dang"):
        word, type_code = ("Cơ quan, đơn vị số", "5" if place.id != "tt-cac-co-quan-dang" else "4")
    elif place.id == "tt-dhqg":
        word, type_code = "Trường, đơn vị thành viên số", "6a"
    else:
        word, type_code = "Đơn vị thành viên số", "9a1"
    head = Kin("Cơ quan chuyên trách" if type_code != "9a1" else "Cơ quan Tổng công ty", type_code, 0.6)
    return chain((head,), (Kin(f"{word} {number}", type_code, 1.0) for number in range(1, 400)))
