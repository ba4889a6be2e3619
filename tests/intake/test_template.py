"""The workbook that goes out: what it says of itself, what is filled in, and what helps the person who fills in the rest."""

from __future__ import annotations

import io
from importlib import import_module
from zipfile import ZipFile

import pytest

from data_access.known import Known
from domain.periods import Period
from intake import prefill, reader, template
from intake.layout import HEADING_ROW
from intake.marks import PROPERTY, Mark
from intake.sheets import GUIDE, LISTS, SHEETS
from tests.builders import COMMITTEE
from tests.intake.workbooks import CASE, CODE, INSPECTION, NEXT_INSPECTION, PERIOD, TASK, Book, changed


@pytest.fixture(scope="module")
def sent(held: Known) -> Book:
    """The template of the small committee, opened."""
    return import_module("openpyxl").load_workbook(io.BytesIO(template.report(held)))


def column(sheet: Book, letter: str) -> list[object]:
    """What stands below a heading."""
    return [cell.value for cell in sheet[letter][HEADING_ROW:] if cell.value is not None]


def test_it_has_a_guide_one_sheet_a_subject_and_the_lists(sent: Book) -> None:
    names = [sheet.name for sheet in SHEETS["report"]]

    assert sent.sheetnames == [GUIDE, *names, LISTS]
    assert {sent[name].sheet_state for name in sent.sheetnames} == {"visible"}


def test_every_sheet_has_the_headings_of_its_declaration(sent: Book) -> None:
    for sheet in SHEETS["report"]:
        headings = [str(cell.value).removesuffix(" *") for cell in sent[sheet.name][HEADING_ROW] if cell.value]
        assert headings == [each.heading for each in sheet.columns.values()]


@pytest.mark.parametrize("sheet", [sheet for sheets in SHEETS.values() for sheet in sheets], ids=lambda sheet: sheet.name)
def test_no_sheet_has_two_columns_of_one_heading(sheet: reader.Grid) -> None:
    declared = SHEETS["report"] + SHEETS["assign"]
    columns = next(each.columns for each in declared if each.name == sheet.name)

    assert len({each.heading.casefold() for each in columns.values()}) == len(columns)


def test_what_is_known_is_filled_in(sent: Book) -> None:
    assert column(sent["Nhiệm vụ"], "A") == [TASK, f"NV-2026-0002-{CODE}"], "what was taken back is not asked for"
    assert f"{sent['Nhiệm vụ']['E7'].value:%d/%m/%Y}" == "30/11/2026", "the deadline after its move"
    assert column(sent["Cơ sở"], "B") == ["Chi bộ số 1", "Chi bộ số 2", "Chi bộ số 3"]
    assert column(sent["Cơ sở cần củng cố"], "A") == [CASE]
    assert column(sent["Kiểm tra, giám sát"], "A")[:2] == [INSPECTION, NEXT_INSPECTION]
    assert column(sent["Kiến nghị"], "A") == [f"{INSPECTION}-KN1"]


def test_the_indicators_due_in_the_period_are_asked_for_and_no_others(sent: Book, held: Known) -> None:
    asked = column(sent["Chỉ tiêu"], "A")

    assert "I09" in asked, "every quarter"
    assert "I01" not in asked, "once a year"
    assert "I51" not in asked, "a task of the Organisation Commission"
    assert len(asked) == sum(max(len(one.items), 1) for one in held.due_indicators)


def test_choices_are_offered_and_headings_explained(sent: Book) -> None:
    bases = sent["Cơ sở"]
    offered = {str(rule.sqref): rule.formula1 for rule in bases.data_validations.dataValidation}

    assert offered["C6:C400"] == f"'{LISTS}'!$B$4:$B$5"
    assert [sent[LISTS][f"B{row}"].value for row in (4, 5)] == ["Chi bộ cơ sở", "Đảng bộ cơ sở"]
    assert "trọng yếu" in bases["F5"].comment.text
    assert (bases.freeze_panes, bases.page_setup.orientation, bases.page_setup.paperSize) == ("B6", "landscape", 9)
    assert not bases.protection.sheet


def test_it_says_what_it_is_in_two_places_and_after_being_saved_again(held: Known) -> None:
    file = template.report(held)
    resaved = changed(file, lambda _book: None)

    for each in (file, resaved, without_property(file), without_line(file)):
        mark = reader.opened(each).mark
        assert (mark.kind, mark.committee_id, mark.period) == ("report", COMMITTEE, PERIOD)


def without_property(file: bytes) -> bytes:
    def change(book: Book) -> None:
        del book.custom_doc_props[PROPERTY]

    return changed(file, change)


def without_line(file: bytes) -> bytes:
    def change(book: Book) -> None:
        for row in book[GUIDE].iter_rows():
            for cell in row:
                cell.value = None if "CT06|" in str(cell.value) else cell.value

    return changed(file, change)


def test_the_same_content_gives_the_same_bytes(held: Known) -> None:
    assert template.report(held) == template.report(held)


def test_no_author_and_no_hour_stand_in_the_file(held: Known) -> None:
    with ZipFile(io.BytesIO(template.report(held))) as archive:
        core = archive.read("docProps/core.xml").decode()
        moments = {entry.date_time for entry in archive.infolist()}

    assert "<dc:creator></dc:creator>" in core
    assert "2026-07-01T00:00:00Z" in core, "the first day of the period"
    assert moments == {(1980, 1, 1, 0, 0, 0)}


def test_a_mark_that_somebody_changed_is_none() -> None:
    line = str(Mark("report", COMMITTEE, PERIOD, ("0a1b2c3d",)))

    assert Mark.parse(f"Mã: {line}.") == Mark("report", COMMITTEE, PERIOD, ("0a1b2c3d",))
    with pytest.raises(ValueError, match="2026-Q2"):
        Mark.parse(line.replace("2026-Q3", "2026-Q2"))


@pytest.mark.parametrize("period", ["2026-W40", "2026-09", "2026-Q3", "2026-6T", "2026-9T", "2025"])
def test_every_kind_of_period_has_its_template(held: Known, period: str) -> None:
    known = Known(held.reference, held.committee, Period.parse(period), held.on, held.facts)

    assert reader.opened(template.report(known)).mark.period.code == period


def test_a_target_stated_earlier_in_the_year_is_filled_in(held: Known) -> None:
    stated = {"committee_id": COMMITTEE, "indicator": "I09", "period": "2026-Q2", "item": "", "target": 92.5, "recorded_from": 1}
    older = {**stated, "period": "2025-Q4", "target": 80.0, "recorded_from": 2}
    facts = {**held.facts, "observation": {(COMMITTEE, "I09", each["period"], ""): each for each in (stated, older)}}
    known = Known(held.reference, held.committee, held.period, held.on, facts)

    rows = {row["indicator"]: row for row in prefill.report(known)["Chỉ tiêu"]}

    assert rows["I09"]["target"] == 92.5
    assert rows["I10"]["target"] is None
