"""The emblem of the product as an address that needs no request: the icon of the window and the mark in the header."""

from __future__ import annotations

import base64
from pathlib import Path

_FILE = Path(__file__).with_name("static") / "bieu-trung.svg"

EMBLEM = f"data:image/svg+xml;base64,{base64.b64encode(_FILE.read_bytes()).decode()}"
