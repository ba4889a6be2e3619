"""A list is taken along with one click, and the screen stays as it is."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect
from python_calamine import load_workbook

from tests.browser.conftest import PATIENCE, Opening


def test_a_click_under_a_list_brings_its_file_and_leaves_the_screen_alone(opened: Opening, tmp_path: Path) -> None:
    page = opened(user="govap")
    page.goto("/kiem-tra")
    page.get_by_text("Các cuộc", exact=True).click(timeout=PATIENCE * 1000)
    expect(page.get_by_role("heading", name="Các cuộc kiểm tra, giám sát")).to_be_visible(timeout=PATIENCE * 1000)
    link = page.get_by_role("link", name="Tải danh sách (.xlsx)").last
    with page.expect_download(timeout=PATIENCE * 1000) as taken:
        link.click()
    saved = tmp_path / taken.value.suggested_filename
    taken.value.save_as(saved)

    rows = load_workbook(str(saved)).get_sheet_by_index(0).to_python()
    assert saved.name.startswith("kiem-tra-giam-sat_go-vap_")
    assert "Gò Vấp" in str(rows[2][0])
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kiểm tra – giám sát")
    assert len(page.context.pages) == 1
