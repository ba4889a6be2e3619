"""The one HTML page of the app: Streamlit's own, in Vietnamese from the first paint and without a word about Streamlit."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from streamlit import file_util

TITLE = "Chỉ thị 06-CT/TU – Thành ủy Thành phố Hồ Chí Minh"

_HEAD = """<title>{title}</title>
    <meta name="description" content="Bảng theo dõi thực hiện Chỉ thị 06-CT/TU của Ban Thường vụ Thành ủy" />
    <meta name="robots" content="noindex, nofollow" />
    <script src="{script}"></script>
    <link rel="stylesheet" href="{style}" />"""
_OPENING = """<div id="root"><div style="min-height:100vh;display:grid;place-items:center;font:1.1rem sans-serif;color:#808495">
      <p role="status">Đang mở bảng theo dõi Chỉ thị 06-CT/TU…</p></div></div>"""
_NOSCRIPT = "<noscript>Trình duyệt đang tắt JavaScript. Vui lòng bật JavaScript để mở bảng theo dõi.</noscript>"

_CHANGES = (  # what stands in Streamlit's page, and what stands there instead
    (r"<!--.*?-->\s*", ""),
    (r"\s*<link rel=\"service-desc\"[^>]*>", ""),
    (r"\s*<script>\s*window\.prerenderReady = false\s*</script>", ""),
    (r"<html lang=\"en\">", '<html lang="vi">'),
    (r"<link rel=\"shortcut icon\"[^>]*>", '<link rel="icon" type="image/svg+xml" href="/bieu-trung.svg" />'),
    (r"<title>Streamlit</title>", _HEAD),
    (r"(href|src)=\"\./", r'\1="/'),
    (r"<noscript>.*?</noscript>", _NOSCRIPT),
    (r"<div id=\"root\"></div>", _OPENING),
)


class UnknownPage(RuntimeError):
    """The installed Streamlit has another page than the one this program was written for; the message is the part not found."""


def document(*, script: str, style: str) -> str:
    """The page, with `script` (an address) run before everything else, and a `style` of our own. Raises UnknownPage."""
    page = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    for pattern, instead in _CHANGES:
        page, found = re.subn(pattern, instead, page, flags=re.DOTALL)
        if not found:
            raise UnknownPage(pattern)
    return page.replace("{title}", TITLE).replace("{script}", script).replace("{style}", style)


def inline_hashes(page: str) -> tuple[str, ...]:
    """The CSP source of each script written into `page` itself; none, as long as every script has a file."""
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page, flags=re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in inline)
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
