"""The parts of Streamlit's program that every screen of ours draws with, fetched while the visitor still signs in.

By itself the program asks for each part only when the first element that needs it has arrived, and for the parts of that part
only then: three waits in a row on a first visit.
"""

from __future__ import annotations

import re
from pathlib import Path

_ELEMENTS = ("TextInput", "Selectbox", "ButtonGroup", "DateInput", "ArrowVegaLiteChart", "Table", "DataFrame")
_IMPORTED = re.compile(r"(?:from|import)\s*\"\./([^\"]+\.js)\"")


def with_soon_needed(page: str, *, modules: Path) -> str:
    """`page` with a hint for each module of our elements that it does not name yet."""
    named = set(re.findall(r"/static/js/([^\"]+)", page))
    needed = {name for element in _ELEMENTS for file in modules.glob(f"{element}.*.js") for name in _closure(file.name, modules)}
    links = (f'<link rel="prefetch" crossorigin href="/static/js/{name}">' for name in sorted(needed - named))
    return page.replace("</head>", "\n    ".join((*links, "</head>")))


def _closure(name: str, modules: Path) -> set[str]:
    """The module and all it imports, directly or not."""
    found, waiting = set(), [name]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += _IMPORTED.findall((modules / each).read_text(encoding="utf-8"))
    return found
