"""A browser is told in words that people use, and nothing of what it says of itself is repeated."""

import pytest

from domain.browsers import device

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/156.0.0.0 Safari/537.36", "Chrome trên Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0) {WEBKIT} Chrome/156.0 Safari/537.36 Edg/156.0", "Edge trên Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0) {WEBKIT} coc_coc_browser/130.0 Chrome/124.0 Safari/537.36", "Cốc Cốc trên Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1", "Safari trên iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15", "Safari trên máy Mac"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox trên Linux"),
        (f"Mozilla/5.0 (Linux; Android 15) {WEBKIT} Chrome/156 Mobile", "Chrome trên điện thoại, máy tính bảng Android"),
        ("Something/1.0 (Windows)", "Trình duyệt trên Windows"),
        ("<script>alert(1)</script>", None),
        ("", None),
    ],
)
def test_a_browser_is_told_in_plain_words(said: str, told: str | None) -> None:
    assert device(said) == told


def test_what_is_kept_is_short_however_long_a_browser_speaks() -> None:
    assert len(device("samsungbrowser android " * 500) or "") <= 60
