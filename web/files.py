"""The files a browser needs before the first screen, held in memory as they travel: compressed once, named for good.

Streamlit's own program is 5 MB uncompressed in some 130 files; read from the disk for each visitor, it is what a first visit
waits for.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from streamlit import file_util

from web.ahead import with_soon_needed
from web.document import document

STREAMLIT = "/static/"
HOST_CONFIG = "/_stcore/host-config"
"""What the program in the browser asks for before it connects: which pages may hold ours in a frame. None may."""

_HOST = {"allowedOrigins": [], "useExternalAuthToken": False, "enableCustomParentMessages": False}
_OWN = Path(__file__).with_name("static")
_EMBLEM = _OWN / "bieu-trung.svg"
_THEIRS = Path(file_util.get_static_dir()) / "static"
_FOR_GOOD = "public, immutable, max-age=31536000"
_KINDS = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".html": "text/html",
    ".json": "application/json",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".wasm": "application/wasm",
}
_TEXT = (".js", ".css", ".svg", ".html", ".json")


@dataclass(frozen=True)
class File:
    """A file as it is kept: packed by gzip where that gains anything."""

    content: bytes
    is_packed: bool
    kind: str
    caching: str

    @classmethod
    def of(cls, body: bytes, *, name: str, caching: str) -> File:
        """The file `name` with this content."""
        kind = _KINDS.get(Path(name).suffix, "application/octet-stream")
        if name.endswith(_TEXT):
            return cls(gzip.compress(body, 6, mtime=0), True, f"{kind}; charset=utf-8", caching)
        return cls(body, False, kind, caching)

    @property
    def body(self) -> bytes:
        """The content as it was, for a browser that cannot unpack."""
        return gzip.decompress(self.content) if self.is_packed else self.content


class Files:
    """Every file by its address. Streamlit's are packed when they are first asked for and kept from then on.

    `document` is the one page (`page` as text); `first_document` the same for whoever is
    yet to sign in: meanwhile the rest is fetched.
    """

    def __init__(self) -> None:
        self._kept: dict[str, File] = {}
        self._lock = Lock()
        self._kept["/bieu-trung.svg"] = File.of(_EMBLEM.read_bytes(), name=_EMBLEM.name, caching="max-age=86400")
        self._kept[HOST_CONFIG] = File.of(json.dumps(_HOST).encode(), name="host-config.json", caching="no-store")
        self.page = page = document(script=self._kept_own("js"), style=self._kept_own("css"))
        self.document = File.of(page.encode(), name="index.html", caching="no-cache")
        ahead = with_soon_needed(page, modules=_THEIRS / "js")
        self.first_document = File.of(ahead.encode(), name="index.html", caching="no-cache")

    def at(self, path: str) -> File | None:
        """The file at an address; None if nothing is there."""
        if path not in self._kept and path.startswith(STREAMLIT):
            self._keep_theirs(path)
        return self._kept.get(path)

    def prepare(self) -> None:
        """Pack what the first visit will ask for, before there is one."""
        for path in re.findall(r"(?:href|src)=\"(/static/[^\"]+)\"", self.first_document.body.decode()):
            self.at(path)

    def _kept_own(self, kind: str) -> str:
        """The address of our files of a kind in one; it changes with every change of them, so browsers may keep it for good."""
        content = b"".join(file.read_bytes() for file in sorted(_OWN.glob(f"*.{kind}")))
        address = f"/chi-thi-06.{hashlib.sha256(content).hexdigest()[:12]}.{kind}"
        self._kept[address] = File.of(content, name=address, caching=_FOR_GOOD)
        return address

    def _keep_theirs(self, path: str) -> None:
        file = (_THEIRS / path.removeprefix(STREAMLIT)).resolve()
        if file.is_relative_to(_THEIRS.resolve()) and file.is_file():
            packed = File.of(file.read_bytes(), name=file.name, caching=_FOR_GOOD)
            with self._lock:
                self._kept[path] = packed
