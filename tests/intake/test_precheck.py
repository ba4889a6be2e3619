"""Files that must not even be opened: the wrong kind, the broken and the malicious, each refused in one sentence."""

from __future__ import annotations

import io
import time
import tracemalloc
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from intake import precheck, reader
from intake.refusals import Refused
from tests.intake.workbooks import packed, part

HTML = b"<html><table><tr><td>Chi b\xe1\xbb\x99</td></tr></table></html>"
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


def archive(**parts: bytes) -> bytes:
    """An archive with these parts; two underscores stand for a slash, one for a dot."""
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def bomb(megabytes: int) -> bytes:
    """An archive that says it is a workbook and holds this many megabytes of nothing."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", b"<workbook/>")
        made.writestr("xl/worksheets/sheet1.xml", b"\0" * (megabytes << 20))
    return file.getvalue()


@pytest.mark.parametrize(
    ("kind", "file", "words"),
    [
        ("54 empty file", b"", "tệp rỗng"),
        ("54 blank file", b"  \r\n ", "tệp rỗng"),
        ("38 password, 39 .xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "bỏ mật khẩu"),
        ("57 HTML", HTML, "trang web mang tên bảng tính"),
        ("57 HTML in UTF-16", HTML.decode().encode("utf-16"), "trang web mang tên bảng tính"),
        ("58 CSV in UTF-16", "Mã;Tên\n1;Chi bộ".encode("utf-16"), "CSV"),
        ("59 CSV in CP1258", "Mã;Tên".encode("cp1258", "replace"), "CSV"),
        ("78 ODS", archive(mimetype=b"application/vnd.oasis", content_xml=b"<x/>"), r"OpenDocument \(\.ods\)"),
        ("79 some archive", archive(readme_txt=b"x"), "không phải sổ tính"),
        ("40 zip bomb", bomb(50), "phình quá lớn"),
        ("41 millions of rows", bomb(70), r"phình quá lớn khi mở \(70 MB\)"),
        ("44 macro", archive(xl__workbook_xml=b"<x/>", xl__vbaProject_bin=b"x"), "có macro"),
        ("45 external link", archive(xl__workbook_xml=b"<x/>", xl__externalLinks__e1_xml=b"<x/>"), "liên kết đến tệp khác"),
        ("45 connection", archive(xl__workbook_xml=b"<x/>", xl__connections_xml=b"<x/>"), "kết nối dữ liệu ngoài"),
        ("42 entities", archive(xl__workbook_xml=DOCTYPE), "khai báo lạ"),
        ("43 entities in another encoding", archive(xl__workbook_xml=DOCTYPE.decode().encode("utf-16")), "khai báo lạ"),
        ("80 too many parts", archive(xl__workbook_xml=b"<x/>", **{f"p{n}_xml": b"<x/>" for n in range(301)}), "cấu tạo lạ"),
    ],
    ids=lambda value: value if isinstance(value, str) and value[:2].isdigit() else "",
)
def test_a_file_of_another_kind_is_refused_before_it_is_opened(kind: str, file: bytes, words: str) -> None:
    started = time.process_time()

    with pytest.raises(Refused, match=words):
        precheck.parts(file)

    assert time.process_time() - started < 1, kind


def test_a_bomb_is_never_unpacked() -> None:
    file = bomb(50)
    tracemalloc.start()

    with pytest.raises(Refused):
        precheck.parts(file)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 << 20


def test_a_file_that_is_too_large_is_refused_by_its_size() -> None:
    with pytest.raises(Refused, match="20 MB"):
        precheck.parts(b"PK" + bytes(precheck.LARGEST))


def test_a_truncated_file_is_refused(right: bytes) -> None:
    with pytest.raises(Refused, match="hỏng hoặc tải lên chưa hết"):
        precheck.parts(right[: len(right) // 2])


def test_a_part_with_broken_bytes_is_refused_by_its_name(right: bytes) -> None:
    broken = bytearray(right)
    with ZipFile(io.BytesIO(right)) as whole:
        place = whole.getinfo("xl/worksheets/sheet2.xml").header_offset
    broken[place + 80 : place + 120] = bytes(40)

    with pytest.raises(Refused, match=r"«xl/worksheets/sheet2.xml» của tệp hỏng"):
        precheck.parts(bytes(broken))


def test_a_path_that_leaves_the_archive_is_refused() -> None:
    with pytest.raises(Refused, match="đường dẫn lạ"):
        precheck.parts(leaving())


def leaving() -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        made.writestr("xl/workbook.xml", b"<x/>")
        made.writestr(ZipInfo("../out.xml"), b"<x/>")
    return file.getvalue()


def test_what_lies_far_outside_the_table_is_refused_without_filling_the_way_there(right: bytes) -> None:
    sheet = "xl/worksheets/sheet2.xml"
    far = part(right, sheet).replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')

    with pytest.raises(Refused, match="XFD1048576"):
        reader.opened(packed(right, {sheet: far}))


def test_broken_markup_is_refused_by_its_part(right: bytes) -> None:
    sheet = "xl/worksheets/sheet2.xml"

    with pytest.raises(Refused, match="hỏng"):
        reader.opened(packed(right, {sheet: part(right, sheet)[:-40]}))


def test_pictures_and_programs_inside_are_not_handed_on(right: bytes) -> None:
    found = precheck.parts(packed(right, {"xl/media/image1.png": b"\x89PNG", "xl/embeddings/a.bin": b"MZ"}))

    assert "xl/workbook.xml" in found
    assert not [name for name in found if "media" in name or "embeddings" in name]


def test_what_is_read_is_what_was_checked(right: bytes) -> None:
    with ZipFile(precheck.repacked(precheck.parts(right))) as plain:
        assert plain.read("xl/workbook.xml") == part(right, "xl/workbook.xml")
        assert {entry.compress_type for entry in plain.infolist()} == {0}
