"""From a file to the facts: what a right workbook says, what it says again, and that a wrong one says nothing."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine, func, select

from data_access.changes import comparison, invariants, submissions
from data_access.changes.withdrawals import withdraw
from data_access.facts import current
from data_access.known import Known, known
from data_access.schema import FACTS, system
from domain.periods import Period
from domain.scope import Scope
from intake import prefill, template
from intake import workbook as intake
from intake.marks import VERSION, Mark
from intake.reader import opened
from intake.refusals import Refused
from tests.builders import COMMITTEE, NEIGHBOUR
from tests.intake import workbooks
from tests.intake.workbooks import CASE, CODE, NEXT_INSPECTION, NOW, TASK, Book, changed, packed, part, put


@pytest.fixture
def written(engine: Engine) -> Engine:
    """A database of its own with the small committee's history, on each kind in turn."""
    workbooks.history(engine)
    return engine


def received(engine: Engine, file: bytes, *, scope: Scope | None = None) -> comparison.Outcome:
    """Hand a file in; what became of it."""
    with engine.connect() as connection:
        report = intake.received(file, connection=connection, scope=scope or Scope.city(), as_of=NOW, name="bao-cao.xlsx")
    return submissions.accept(engine, report=report, by="phuong", at=NOW)


def facts(engine: Engine) -> dict[str, pd.DataFrame]:
    """What the database holds to be true, by fact table, without where it was said."""
    with engine.connect() as connection:
        frames = {name: current(connection, name, scope=Scope.city(), as_of=NOW) for name in FACTS}
    return {name: frame.drop(columns=list(comparison.PROVENANCE)) for name, frame in frames.items()}


def assert_same(before: dict[str, pd.DataFrame], after: dict[str, pd.DataFrame]) -> None:
    for name, frame in before.items():
        pd.testing.assert_frame_equal(frame, after[name], obj=name)


def test_a_filled_template_becomes_facts(written: Engine) -> None:
    outcome = received(written, workbooks.workbook(workbooks.held(written)))

    found = facts(written)
    told = found["assignment_report"].set_index("assignment_code")
    bases = found["base_organisation"].set_index("code")
    steps = found["weak_case_event"].set_index(["case_code", "stage"])
    remedies = found["recommendation"].set_index("code")
    assert outcome.submission_id is not None
    assert list(told.index) == [TASK], "rows without an answer say nothing"
    assert told.loc[TASK, "done_on"] == pd.Timestamp("2026-09-01")
    assert bases.loc[f"{CODE}-004", "name"] == "Chi bộ Trường THCS Nguyễn Du"
    assert f"{CODE}-005" not in bases.index, "a code without a name is no base"
    assert steps.loc[(CASE, "proposed"), "happened_on"] == pd.Timestamp("2026-09-25")
    assert steps.loc[(f"{CODE}-003-CC1", "listed"), "document"] == "31-QĐ/ĐU"
    assert remedies.loc[f"{NEXT_INSPECTION}-KN1", "inspection_code"] == NEXT_INSPECTION
    observed = found["observation"].set_index(["indicator", "item"])
    assert tuple(observed.loc[("I09", ""), ["numerator", "denominator", "target"]]) == (40.0, 50.0, 90.0)


def test_every_fact_remembers_sheet_and_row(written: Engine) -> None:
    received(written, workbooks.workbook(workbooks.held(written)))

    with written.connect() as connection:
        told = current(connection, "assignment_report", scope=Scope.of([COMMITTEE]), as_of=NOW)

    assert (told.loc[0, "sheet"], told.loc[0, "row"]) == ("Nhiệm vụ", 6)


def test_the_template_after_a_report_repeats_what_was_reported(written: Engine) -> None:
    received(written, workbooks.workbook(workbooks.held(written)))
    before = facts(written)
    now = workbooks.held(written)
    again = template.report(now, rows={name: [*rows, {}] for name, rows in prefill.report(now).items()})

    outcome = received(written, changed(again, put("Nhiệm vụ", I7="Đang lấy ý kiến")))

    assert [(change.statement.fact, change.kind) for change in outcome.changes] == [
        ("assignment_report", "unchanged"),
        ("assignment_report", "new"),
    ]
    after = facts(written)
    assert_same({name: frame for name, frame in before.items() if name != "assignment_report"}, after)


def test_the_same_file_twice_changes_nothing(written: Engine) -> None:
    file = workbooks.workbook(workbooks.held(written))
    first = received(written, file)

    second = received(written, file)

    assert second.repeated_of == first.submission_id
    assert submission_count(written) == 3


def test_a_file_saved_again_by_another_program_changes_nothing(written: Engine) -> None:
    file = workbooks.workbook(workbooks.held(written))
    first = received(written, file)
    resaved = changed(file, lambda _book: None)

    second = received(written, resaved)

    assert resaved != file
    assert second.repeated_of == first.submission_id


def submission_count(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(system.submission)).scalar_one())


def test_a_trial_names_every_change_and_writes_nothing(written: Engine) -> None:
    before = facts(written)
    with written.connect() as connection:
        report = intake.received(
            workbooks.workbook(workbooks.held(written)), connection=connection, scope=Scope.city(), as_of=NOW
        )
        outcome = comparison.preview(connection, report=report)

    fresh = {(change.statement.fact, change.kind) for change in outcome.changes}
    assert ("assignment_report", "new") in fresh
    assert ("recommendation", "changed") in fresh
    assert ("weak_case", "unchanged") in fresh
    assert_same(before, facts(written))
    assert submission_count(written) == 2


def test_withdrawing_restores_what_was_known(written: Engine) -> None:
    before = facts(written)
    number = received(written, workbooks.workbook(workbooks.held(written))).submission_id

    withdraw(written, submission_id=number or 0, reason="Nộp nhầm", by="btctu", at=NOW)

    assert_same(before, facts(written))
    with written.connect() as connection:
        assert set(invariants.broken(connection).values()) == {0}


def test_a_refused_file_leaves_no_trace(written: Engine) -> None:
    before = facts(written)
    wrong = changed(workbooks.workbook(workbooks.held(written)), put("Cơ sở", E6="hai mươi"))

    with pytest.raises(Refused):
        received(written, wrong)

    assert_same(before, facts(written))
    assert submission_count(written) == 2


def test_every_reason_is_given_at_once_in_the_order_of_the_workbook(right: bytes, held: Known) -> None:
    def change(book: Book) -> None:
        book["Kiến nghị"]["F6"] = "10/31/2026"
        book["Nhiệm vụ"]["G6"] = "mai"
        book["Cơ sở"]["E7"] = -3
        book["Cơ sở"]["C6"] = "Chi hội"

    with pytest.raises(Refused) as refused:
        intake.read(changed(right, change), known=held)

    places = [(refusal.sheet, refusal.cell) for refusal in refused.value.refusals]
    assert places == [("Nhiệm vụ", "G6"), ("Cơ sở", "C6"), ("Cơ sở", "E7"), ("Kiến nghị", "F6")]


def test_a_ticked_sheet_says_that_there_is_nothing_to_report(held: Known) -> None:
    file = template.report(held, ticked=["Cơ sở cần củng cố", "Nhiệm vụ"])

    report = intake.read(file, known=held)

    assert (report.sheets["Cơ sở cần củng cố"], report.sheets["Nhiệm vụ"]) == (0, 0)
    assert not [each for each in report.statements if each.sheet == "Cơ sở cần củng cố"]
    assert "Chỉ tiêu" not in report.sheets, "neither filled nor ticked"


def test_a_target_that_was_filled_in_says_nothing_by_itself(held: Known) -> None:
    stated = {"committee_id": COMMITTEE, "indicator": "I09", "period": "2026-Q2", "item": "", "target": 92.5, "recorded_from": 1}
    facts = {**held.facts, "observation": {(COMMITTEE, "I09", "2026-Q2", ""): stated}}
    told = Known(held.reference, held.committee, held.period, held.on, facts)
    rows = prefill.report(told)["Chỉ tiêu"]
    filled = [{**row, "numerator": 1, "denominator": 2} if row["indicator"] == "I10" else row for row in rows]

    report = intake.read(template.report(told, rows={"Chỉ tiêu": filled}), known=told)

    assert [each.values["indicator"] for each in report.statements] == ["I10"]
    assert dict(report.sheets) == {"Chỉ tiêu": 1}
    other = [{**row, "target": 95.0} if row["indicator"] == "I09" else row for row in filled]
    with pytest.raises(Refused, match="chưa có số liệu thì để trống cả dòng"):
        intake.read(template.report(told, rows={"Chỉ tiêu": other}), known=told)


def test_a_sheet_left_out_says_nothing(held: Known) -> None:
    rows = {"Nhiệm vụ": workbooks.answers(held)["Nhiệm vụ"]}

    report = intake.read(template.report(held, rows=rows), known=held)

    assert dict(report.sheets) == {"Nhiệm vụ": 1}


def test_a_tick_above_something_new_is_a_contradiction(right: bytes, held: Known) -> None:
    with pytest.raises(Refused, match="hai điều trái nhau") as refused:
        intake.read(changed(right, put("Nhiệm vụ", A3="x")), known=held)

    assert [(refusal.sheet, refusal.cell) for refusal in refused.value.refusals] == [("Nhiệm vụ", "A6")]


@pytest.mark.parametrize("resaved", [False, True])
def test_an_untouched_template_reports_nothing_however_much_stands_in_it(held: Known, resaved: bool) -> None:
    file = template.report(held)

    with pytest.raises(Refused, match="chưa ghi gì"):
        intake.read(changed(file, lambda _book: None) if resaved else file, known=held)


def test_an_untouched_sheet_beside_a_filled_one_says_nothing(held: Known) -> None:
    file = changed(template.report(held), put("Nhiệm vụ", F6=date(2026, 2, 1)))

    report = intake.read(file, known=held)

    assert dict(report.sheets) == {"Nhiệm vụ": 1}
    assert {each.fact for each in report.statements} == {"assignment_report"}


def test_a_workbook_is_received_within_the_scope_of_the_account_only(seeded: Engine, right: bytes) -> None:
    with seeded.connect() as connection, pytest.raises(Refused, match="không nộp thay"):
        intake.received(right, connection=connection, scope=Scope.of([NEIGHBOUR]), as_of=NOW)


def test_a_file_name_that_names_a_person_is_not_kept(right: bytes, held: Known) -> None:
    name = "_".join(("bao_cao", "Trần", "Thị", "Bình"))

    report = intake.read(opened(right, name=f"{name}.xlsx"), known=held)

    assert report.file_name == "xp-26740-2026-Q3.xlsx"
    assert intake.read(opened(right, name="quy-3.xlsx"), known=held).file_name == "quy-3.xlsx"


@pytest.mark.parametrize(
    ("committee", "period", "words"),
    [
        ("qh-760", "2026-Q3", "đã kết thúc hoạt động ngày 30/06/2025; từ đó thuộc .*Đảng ủy phường Sài Gòn"),
        ("xp-26740", "2025-Q1", "hoạt động từ ngày 01/07/2025"),
        ("xp-26740", "2027-Q1", "bắt đầu ngày 01/01/2027"),
        ("xp-00000", "2026-Q3", "mã đơn vị của biểu mẫu không có"),
    ],
)
def test_a_report_of_a_committee_or_period_that_cannot_be_is_refused(
    committee: str, period: str, words: str, right: bytes, seeded: Engine
) -> None:
    with seeded.connect() as connection, pytest.raises(Refused, match=words):
        intake.received(marked(right, committee, period), connection=connection, scope=Scope.city(), as_of=NOW)


def marked(file: bytes, committee: str, period: str, version: int = VERSION) -> bytes:
    """The file with another mark, rightly made."""
    mine, other = opened(file).mark, Mark("report", committee, Period.parse(period), version=version)
    names = ("docProps/custom.xml", "xl/sharedStrings.xml")
    return packed(file, {name: part(file, name).replace(str(mine).encode(), str(other).encode()) for name in names})


def test_a_template_of_an_older_version_is_refused(right: bytes, held: Known) -> None:
    with pytest.raises(Refused, match="phiên bản 1; tệp này theo phiên bản 9"):
        intake.read(marked(right, COMMITTEE, "2026-Q3", version=9), known=held)


def test_a_workbook_is_not_checked_against_another_period(right: bytes, seeded: Engine) -> None:
    other = workbooks.held(seeded, period=Period.parse("2026-Q2"))

    with pytest.raises(Refused, match="đơn vị hoặc kỳ khác"):
        intake.read(right, known=other)


def test_a_file_that_says_nothing_of_itself_is_refused(right: bytes) -> None:
    custom = part(right, "docProps/custom.xml").replace(b'name="chithi06"', b'name="khac"')
    strings = part(right, "xl/sharedStrings.xml").replace(b"CT06|", b"")
    bare = packed(right, {"docProps/custom.xml": custom, "xl/sharedStrings.xml": strings})

    with pytest.raises(Refused, match="không có mã biểu mẫu"):
        opened(bare)


def test_a_file_with_two_marks_is_refused(right: bytes) -> None:
    other = str(Mark("report", NEIGHBOUR, workbooks.PERIOD)).encode()
    custom = part(right, "docProps/custom.xml").replace(str(opened(right).mark).encode(), other)

    with pytest.raises(Refused, match="hai biểu mẫu"):
        opened(packed(right, {"docProps/custom.xml": custom}))


def test_a_city_body_is_asked_for_its_work_and_figures_only(seeded: Engine) -> None:
    with seeded.connect() as connection:
        body = known(connection, committee_id="tp-ubktu", period=Period.parse("2026-6T"), scope=Scope.city(), as_of=NOW)

    assert set(prefill.report(body)) == {"Nhiệm vụ", "Chỉ tiêu"}


def test_columns_in_another_order_say_the_same(right: bytes, held: Known) -> None:
    def swap(book: Book) -> None:
        page = book["Nhiệm vụ"]
        for row in range(5, 9):
            page.cell(row, 6).value, page.cell(row, 7).value = page.cell(row, 7).value, page.cell(row, 6).value

    report = intake.read(changed(right, swap), known=held)

    told = next(each for each in report.statements if each.fact == "assignment_report")
    assert (told.values["started_on"], told.values["done_on"]) == (date(2026, 2, 1), date(2026, 9, 1))
    assert "column-order" in {note.rule for note in report.normalisations}


def test_a_new_case_keeps_its_code_when_it_is_handed_in_again(written: Engine) -> None:
    file = workbooks.workbook(workbooks.held(written))
    received(written, file)
    moved = changed(file, put("Cơ sở cần củng cố", G7="Kiện toàn cấp ủy"))

    received(written, moved)

    cases = facts(written)["weak_case"].set_index("code")
    assert sorted(cases.index) == [CASE, f"{CODE}-003-CC1"]
    assert cases.loc[f"{CODE}-003-CC1", "measures"] == "Kiện toàn cấp ủy"


def test_the_codes_of_spare_rows_follow_the_last_known_ones(held: Known) -> None:
    assert prefill.next_base_codes(held)[0] == f"{CODE}-004"
    assert prefill.next_inspection_codes(held)[0] == NEXT_INSPECTION
