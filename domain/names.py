"""Names of people in Vietnamese text, told from names of organisations and places that are called after people.

A family name followed by given names counts unless a word for a body or a place leads up to it; so does any name behind a
title. Names of our own units and of well-known places are set aside first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from domain.text import fold, modern_tones


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Family names that are hardly ever another word: three capitalised words from them on are a name.
_CLEAR = _words(
    "nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý trịnh đinh trương phùng quách doãn nghiêm"
)
_CLEAR_PLAIN = _words("nguyen tran pham huynh hoang phan dang bui ngo duong truong dinh trinh")
# Family names that are also common words: they count only before a usual middle name.
_OTHER = _words(
    """
    đoàn lâm mai tô đào tạ vương lưu tống trầm thạch triệu kiều lương hứa chu châu diệp đàm giang khổng lại lục mạc nông ông
    sầm sơn tiêu tôn từ ứng văn viên cao hà la kim thái tăng thân bạch âu cù đồng khúc mã ninh thi thới danh sử tiền
    """
)
_MIDDLE = _words(
    """
    văn thị hữu đức minh ngọc thanh quốc xuân hoàng đình bá công duy gia hồng huy khánh kim mạnh mỹ nhật như phú phương
    phước quang quý tấn thành thế thiện thu thúy trọng trung tuấn tường viết vĩnh anh bảo bích cẩm chí diệu hải hoài lan
    mai mộng nam ngân nguyên nhã tâm thái thảo thiên thùy trà trúc tuyết uyên vân việt yến an bình đăng đại hạnh hoàn hương
    khắc
    """
)
_LANDSCAPE = _words("hồ hoàng dương lý")  # «Hồ Tràm» is a place
_MIDDLE_PLAIN = frozenset(fold(word) for word in _MIDDLE)
_FAMILY = _CLEAR | _OTHER | _CLEAR_PLAIN

# Words for bodies and places, and the words that may stand between them and the name they carry.
_BODY = re.compile(
    r"(?<!\w)(?:trường|thcs|thpt|thpt chuyên|mầm non|mẫu giáo|học viện|trung tâm|bệnh viện|phòng khám|trạm|công ty|tập đoàn|cty|"
    r"doanh nghiệp|xí nghiệp|nhà máy|ngân hàng|hợp tác xã|htx|tnhh|dntn|chi bộ|đảng bộ|đảng ủy|chi đoàn|khu phố|ấp|tổ dân phố|"
    r"phường|xã|quận|huyện|thị trấn|thành phố|tp|tỉnh|đường|phố|hẻm|chợ|(?<!yêu )(?<!nhu )cầu|công viên|khu|cụm|chung cư|cư xá|"
    r"nhà văn hóa|nhà thiếu nhi|thư viện|bảo tàng|chùa|đình|tòa nhà|giải thưởng|quỹ|đặc khu|địa bàn|cảng|bến|siêu thị|khách sạn|"
    r"nhà hát|tuyến|kênh|rạch|cửa hàng|nhóm trẻ|tạp chí|phong cách|tư tưởng)[\s.,–-]*$",
    re.IGNORECASE,
)
_BETWEEN = _words(
    """
    cổ phần trách nhiệm hữu hạn một thành viên tư nhân dựng xây mại vụ xuất nhập khẩu nghiệp thương sản đầu phát triển kỹ
    thuật dịch và số tế học sở cơ tiểu trung phổ thông đại cao đẳng du lịch vận tải in ấn may giày dược phẩm thực khí điện
    máy tin
    """
)
_TITLE = re.compile(r"(?<!\w)(?:[Đđ]ồng chí|[Đđ]/c|[Đđ]\.c|[Ôô]ng|[Bb]à|anh|chị|cô|chú)[.:]?\s+(?P<name>[^\W\d_][\w]*.{0,24})")
_OFFICES = re.compile(
    r"(bi thu|pho|chu (tich|nhiem|tri)|truong|uy vien|giam doc|hieu truong|thu ky|cap uy|can bo|dang (vien|uy|bo)|chuyen vien|"
    r"chanh|to (truong|pho)|thuong (truc|vu)|dai (bieu|dien)|lanh dao|thanh (uy|vien)|tong (bi|giam)|me viet|tham muu|chi uy|"
    r"quan uy|huyen uy|phu trach|dung dau|nguyen (bi|pho|chu))\b"
)
_PLACES = (
    "Hồ Chí Minh|Bà Rịa|Bà Điểm|Bà Chiểu|Bà Quẹo|Bà Hom|Bà Hạt|Bà Triệu|Bà Huyện Thanh Quan|Bà Lụa|Ông Lãnh|Ông Tạ|Ông Thìn|"
    "Ông Ích Khiêm|Tôn Đức Thắng|Võ Thị Sáu|Lê Nin"
)
_BREAK = re.compile(r"[.;:()\n\"«»!?/]")
_WORD = re.compile(r"[^\W\d_]+")
_HINTS = _FAMILY | _words("đồng đ ông bà anh chị cô chú")


def names_in(text: str, *, catalogue: Iterable[str] = ()) -> bool:
    """Whether `text` names a person. `catalogue` are names of our own units, which are never people."""
    if _HINTS.isdisjoint(_WORD.findall(text.casefold())):
        return False  # quick: most cells of a workbook
    plain = modern_tones(text)
    if not _suspect(plain):
        return False
    return _suspect(_known(tuple(catalogue)).sub(" · ", plain))


@lru_cache(maxsize=4)
def _known(catalogue: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted({modern_tones(name) for name in catalogue if " " in name}, key=len, reverse=True)
    return re.compile("|".join([*(re.escape(name) for name in names), _PLACES]), re.IGNORECASE)


def _suspect(text: str) -> bool:
    return any(_is_titled(match) for match in _TITLE.finditer(text)) or any(_is_named(part) for part in _BREAK.split(text))


def _is_titled(match: re.Match[str]) -> bool:
    """Whether a title leads up to a name and not to an office: «đồng chí Bí thư» names nobody."""
    name = match["name"]
    if not name[0].isupper() or _OFFICES.match(fold(name)):
        return False
    return not match[0].startswith(("Ông", "Bà")) or not _BODY.search(match.string[: match.start()])


def _is_named(text: str) -> bool:
    words = list(_WORD.finditer(text))
    return any(word[0].casefold() in _FAMILY and _is_name(text, words, place) for place, word in enumerate(words[:-1]))


def _is_name(text: str, words: list[re.Match[str]], place: int) -> bool:
    """Whether the words from `place` on, the first of them a family name, are the name of a person."""
    family, second = words[place][0], words[place + 1][0].casefold()
    if text[words[place].end() : words[place + 1].start()].strip() or _leads_body(text[: words[place].start()]):
        return False
    if family.islower():
        return family in _CLEAR and second in ("văn", "thị") and place + 2 < len(words)
    length = _capitalised(text, words, place)
    is_usual = second in _MIDDLE or fold(second) in _MIDDLE_PLAIN
    if family.casefold() in _OTHER or text.isupper():
        return length >= 3 and is_usual
    return length >= 3 or (length == 2 == len(words) and family.casefold() not in _LANDSCAPE)


def _leads_body(before: str) -> bool:
    """Whether a word for a body or a place stands before, with at most words of its own kind in between."""
    for _ in range(10):
        if _BODY.search(before):
            return True
        head, _, last = before.rstrip(" ,–-&").rpartition(" ")
        if not last or not (last[0].isupper() or last[0].isdigit() or last.casefold() in _BETWEEN):
            return False
        before = f"{head} "
    return False


def _capitalised(text: str, words: list[re.Match[str]], place: int) -> int:
    """How many words from `place` on are capitalised and stand side by side."""
    length = 1
    for before, word in zip(words[place:], words[place + 1 :], strict=False):
        if not word[0][0].isupper() or text[before.end() : word.start()].strip():
            break
        length += 1
    return length
