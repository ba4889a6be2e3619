"""The page is Vietnamese before any script has run, and an unforeseen page of another Streamlit is noticed at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit import file_util

from web.document import UnknownPage, document, inline_hashes

PAGE = document(script="/tieng-viet.abc.js", style="/trinh-chieu.abc.css")


def test_the_first_paint_is_vietnamese_and_names_the_product() -> None:
    assert '<html lang="vi">' in PAGE
    assert "<title>Chỉ thị 06-CT/TU – Thành ủy Thành phố Hồ Chí Minh</title>" in PAGE
    assert "Đang mở bảng theo dõi" in PAGE
    assert "Vui lòng bật JavaScript" in PAGE
    assert 'href="/bieu-trung.svg"' in PAGE


def test_nothing_of_the_page_speaks_of_streamlit_or_offers_its_agent_api() -> None:
    words = re.sub(r"\"/static/[^\"]+\"", "", PAGE)

    assert not re.search("streamlit|agent|<!--", words, re.IGNORECASE)


def test_our_script_runs_before_every_other() -> None:
    scripts = re.findall(r"<script[^>]*src=\"([^\"]+)\"", PAGE)

    assert scripts[0] == "/tieng-viet.abc.js"
    assert len(scripts) > 1


def test_addresses_are_good_at_any_depth_and_lead_nowhere_else() -> None:
    addresses = re.findall(r"(?:href|src)=\"([^\"]+)\"", PAGE)

    assert len(addresses) > 20
    assert [address for address in addresses if not re.match(r"/\w", address)] == []


def test_no_script_is_written_into_the_page_and_one_that_were_would_be_hashed() -> None:
    assert inline_hashes(PAGE) == ()
    assert inline_hashes("<script>1</script><script src='a.js'></script>") == (
        "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='",
    )


def test_a_page_of_another_streamlit_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<html><title>Another</title></html>")
    monkeypatch.setattr(file_util, "get_static_dir", lambda: str(tmp_path))

    with pytest.raises(UnknownPage):
        document(script="/a.js", style="/a.css")
