"""The first look at a file, before anything opens it as a workbook: only its parts that are safe to read are handed on.

What is checked here is what is read later: the parts come from memory, never again from the file.
"""

from __future__ import annotations

import io
import re
import zlib
from zipfile import BadZipFile, ZipFile, ZipInfo

from intake.refusals import Refusal, Refused

LARGEST = 20 * 2**20
"""Bytes of a file; a full template of the largest committee has less than a hundredth of it."""

MOST_PARTS, MOST_UNPACKED, STEEPEST = 300, 60 * 2**20, 120
"""Limits against files made to burst when unpacked: parts, bytes unpacked, bytes unpacked for one packed."""

_SAVE = "mở tệp bằng Excel, lưu lại dạng «Excel Workbook (.xlsx)» từ mẫu của hệ thống rồi nộp lại"
_OLE = b"\xd0\xcf\x11\xe0"
_HTML = re.compile(rb"<\s*(!doctype|html|table|\?xml)", re.IGNORECASE)
_READ = re.compile(r"(\[Content_Types\]\.xml|.*\.(xml|rels|vml))", re.IGNORECASE)
_FORBIDDEN = (
    (re.compile(r"vbaProject|xl/macrosheets", re.IGNORECASE), "tệp có macro; lưu lại dạng .xlsx không có macro"),
    (re.compile(r"xl/externalLinks/", re.IGNORECASE), "tệp có liên kết đến tệp khác; chép thành giá trị rồi bỏ liên kết"),
    (re.compile(r"xl/(connections\.xml|queryTables/)", re.IGNORECASE), "tệp có kết nối dữ liệu ngoài; bỏ kết nối rồi lưu lại"),
)


def parts(file: bytes) -> dict[str, bytes]:
    """The XML parts of an .xlsx by path. Raises Refused where the file is not one, or is unsafe to open."""
    problem = _not_a_workbook(file)
    if problem:
        raise Refused([Refusal(problem)])
    try:
        with ZipFile(io.BytesIO(file)) as archive:
            problem = _unsafe(archive.infolist())
            if problem:
                raise Refused([Refusal(problem)])
            return {entry.filename: _unpacked(archive, entry) for entry in archive.infolist() if _READ.fullmatch(entry.filename)}
    except (BadZipFile, EOFError, OSError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused([Refusal("tệp hỏng hoặc tải lên chưa hết; lấy lại tệp gốc rồi nộp lại")]) from error


def repacked(found: dict[str, bytes]) -> io.BytesIO:
    """The parts as a plain archive without any trick: what the reader of workbooks is given."""
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, part in found.items():
            archive.writestr(name, part)
    file.seek(0)
    return file


def _not_a_workbook(file: bytes) -> str:
    """What is wrong with the kind of the file, told from its first bytes; empty where it may be an .xlsx."""
    head = file[:2048]
    if not head.strip():
        return "tệp rỗng; lấy lại tệp gốc rồi nộp lại"
    if len(file) > LARGEST:
        return f"tệp lớn quá {LARGEST >> 20} MB; chỉ nộp biểu mẫu của hệ thống, không chèn ảnh"
    if head.startswith(_OLE):
        return f"tệp .xls đời cũ hoặc có mật khẩu; bỏ mật khẩu, {_SAVE}"
    if head.startswith(b"PK"):
        return ""
    if _HTML.search(head.replace(b"\0", b"")):
        return f"tệp là trang web mang tên bảng tính; {_SAVE}"
    return f"tệp không phải .xlsx (CSV hoặc dạng khác); {_SAVE}"


def _unsafe(entries: list[ZipInfo]) -> str:
    """Why an archive must not be opened; empty where it may."""
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_PARTS or len(set(names)) < len(names):
        return f"tệp có cấu tạo lạ ({len(entries)} phần); chép số liệu sang mẫu mới rồi nộp lại"
    if any(name.startswith(("/", "\\")) or ".." in name or ":" in name for name in names):
        return "tệp có đường dẫn lạ bên trong; chép số liệu sang mẫu mới rồi nộp lại"
    if "xl/workbook.xml" not in names:
        other = "OpenDocument (.ods)" if "mimetype" in names else "dạng khác"
        return f"tệp không phải sổ tính .xlsx ({other}); {_SAVE}"
    for forbidden, words in _FORBIDDEN:
        if any(forbidden.search(name) for name in names):
            return words
    return _bursting(entries)


def _bursting(entries: list[ZipInfo]) -> str:
    total = sum(entry.file_size for entry in entries)
    steep = any(entry.file_size > max(2**20, STEEPEST * entry.compress_size) for entry in entries)
    if total > MOST_UNPACKED or steep:
        return f"tệp phình quá lớn khi mở ({total >> 20} MB); xóa các dòng trống có định dạng ở cuối trang rồi lưu lại"
    return ""


def _unpacked(archive: ZipFile, entry: ZipInfo) -> bytes:
    """One part, never more of it than its entry declares; zipfile compares length and checksum."""
    try:
        part = archive.read(entry)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise Refused([Refusal(f"phần «{entry.filename}» của tệp hỏng; {_SAVE}")]) from error
    # Expanding entities are the one attack of XML; a part in another encoding could hide them from this look.
    if b"<!DOCTYPE" in part or b"\0" in part[:4] or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Refused([Refusal(f"phần «{entry.filename}» có khai báo lạ; {_SAVE}")])
    return part
