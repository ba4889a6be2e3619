"""What an inspection asked to be put right, by when, and whether it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from intake.demo.dice import Dice, dice
from intake.demo.documents import symbol
from intake.demo.inspections import Inspection
from intake.demo.places import Place
from intake.demo.timeline import Timeline, timeline

# No content twice: two findings of one inspection would ask for the same remedy.
_CONTENTS = {
    "NGHI_QUYET": (
        "Xây dựng kế hoạch thực hiện nghị quyết còn thiếu",
        "Sơ kết việc thực hiện nghị quyết, chỉ thị theo đúng thời hạn",
    ),
    "QUY_CHE": ("Bổ sung quy chế làm việc của cấp ủy", "Chấn chỉnh nền nếp sinh hoạt, ghi biên bản đầy đủ nội dung"),
    "PHAP_LUAT": ("Khắc phục thiếu sót về trình tự, thủ tục hồ sơ", "Rà soát, thu hồi văn bản ban hành chưa đúng thẩm quyền"),
    "TIET_KIEM": ("Ban hành quy chế chi tiêu nội bộ, công khai tài chính", "Thu, nộp đảng phí đúng mức, đúng thời hạn"),
    "CAN_BO": ("Bổ sung hồ sơ quy hoạch, phân công nhiệm vụ cấp ủy viên", "Rà soát việc nhận xét, đánh giá hằng năm"),
    "KHIEU_TO": ("Giải quyết dứt điểm đơn, thư tồn đọng", "Mở sổ theo dõi và trả lời đơn, thư đúng thời hạn"),
    "TRACH_NHIEM": (
        "Phân công lại nhiệm vụ, quy định rõ trách nhiệm và thời hạn",
        "Kiểm điểm trách nhiệm, đưa vào sinh hoạt chi bộ",
    ),
    "DIEU_CAM": (
        "Tổ chức học tập lại quy định về những điều đảng viên không được làm",
        "Rà soát việc chấp hành, báo cáo chi bộ hằng quý",
    ),
    "DAO_DUC": ("Đưa nội dung tu dưỡng, rèn luyện vào sinh hoạt chuyên đề", "Giám sát việc thực hiện cam kết tu dưỡng"),
    "TAP_TRUNG": ("Bổ sung quy chế, thực hiện đúng nguyên tắc tập trung dân chủ",),
    "TAI_CHINH": ("Thu hồi, hoàn trả các khoản chi chưa đúng quy định", "Chấn chỉnh quản lý tài chính, đầu tư"),
    "DAT_DAI": ("Rà soát, khắc phục hồ sơ quản lý đất đai chưa đúng quy định",),
    "KE_KHAI": ("Kê khai bổ sung tài sản, thu nhập theo quy định",),
    "DOAN_KET": ("Đối thoại, tự phê bình và phê bình trong chi bộ",),
    "KHAC": ("Khắc phục các hạn chế nêu trong thông báo kết luận",),
}


@dataclass(frozen=True)
class Recommendation:
    """One remedy; `remedied_on` lies in the future or is None while it is open."""

    code: str
    inspection: Inspection
    finding: str
    content: str
    responsible: str
    told_on: date
    due_on: date
    remedied_on: date | None
    document: str
    verified_on: date | None


def recommendations(place: Place, *, of: list[Inspection], seed: int) -> list[Recommendation]:
    """One remedy a finding, for every inspection that was concluded."""
    found = []
    for line in of:
        if line.concluded_on is not None and line.form != "KL":
            throw = dice(seed, "remedies", line.code)
            found += [_one(place, line, number, throw=throw) for number in range(len(line.outcome.findings))]
    return found


def _one(place: Place, line: Inspection, number: int, *, throw: Dice) -> Recommendation:
    concluded, finding = line.concluded_on or date.max, line.outcome.findings[number]
    due = throw.day(concluded + timedelta(days=throw.choice((30, 45, 60, 90))), within=4)
    last = place.valid_to or date.max
    done = _remedied_on(place, due, throw=throw)
    remedied = done if done <= last else None
    verified = throw.day(done + timedelta(days=7), within=24) if remedied and throw.chance(0.72) else None
    return Recommendation(
        code=f"{line.code}-KN{number + 1}",
        inspection=line,
        finding=finding,
        content=throw.choice(_CONTENTS[finding]),
        responsible=f"Cấp ủy {line.base.name}"
        if line.base
        else "Văn phòng cấp ủy"
        if throw.chance(0.4)
        else "Ban Tổ chức cấp ủy",
        told_on=concluded,
        due_on=due,
        remedied_on=remedied,
        document=symbol(throw, kind="BC", place=place),
        verified_on=verified if verified is None or verified <= last else None,
    )


def _remedied_on(place: Place, due: date, *, throw: Dice) -> date:
    """Mostly in time, sometimes weeks late, now and then so late that it is still open today."""
    fate, kept = throw.random(), place.care - 0.06
    if fate < kept:
        return throw.day(due - timedelta(days=22), within=18)
    if fate < kept + 0.16:
        return throw.day(due + timedelta(days=4), within=70)
    return throw.day(due + timedelta(days=90), within=260)


def recommendation_timelines(place: Place, *, of: list[Recommendation]) -> list[Timeline]:
    """What the committee states of each: that it was asked for, that it was done, that this was checked."""
    return [_stated(place, line) for line in of]


def _stated(place: Place, line: Recommendation) -> Timeline:
    asked = {
        "code": line.code,
        "committee_id": place.id,
        "inspection_code": line.inspection.code,
        "finding": line.finding,
        "content": line.content,
        "responsible": line.responsible,
        "due_on": line.due_on,
        **dict.fromkeys(("remedied_on", "document", "verified_on")),
    }
    steps = [(line.told_on, asked)]
    if line.remedied_on:
        steps.append((line.remedied_on, {"remedied_on": line.remedied_on, "document": line.document}))
    if line.verified_on:
        steps.append((line.verified_on, {"verified_on": line.verified_on}))
    return timeline("recommendation", *steps)
