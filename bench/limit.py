"""The hand-written page: what a browser on this machine can do at best with the content of our screens.

One small answer a place, compressed beforehand and held in memory, without sign-in, database or framework.
"""

from __future__ import annotations

import gzip
import importlib
import json
import os
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.recording import CITY, SCREENS, Recording

_HERE = Path(__file__).parent
_FOR_GOOD = "public, immutable, max-age=31536000"


def _packed(body: str, kind: str, caching: str = "no-store") -> Response:
    headers = {"content-encoding": "gzip", "cache-control": caching}
    return Response(gzip.compress(body.encode(), 6), media_type=f"{kind}; charset=utf-8", headers=headers)


def _libraries() -> str:
    """Vega, Vega-Lite and vega-embed as one script; it comes with the exporter of charts."""
    exporter: Any = importlib.import_module("vl_convert")  # 88 MB that only `make bench` installs
    return str(exporter.javascript_bundle())


def answers(recording: Recording) -> dict[str, Response]:
    """Everything the page asks for, by address."""
    known = {"screens": SCREENS, "city": CITY, "places": recording.places, "charts": recording.charts}
    page = (_HERE / "limit.html").read_text(encoding="utf-8").replace("__KNOWN__", json.dumps(known).replace("</", "<\\/"))
    kept = {
        f"/data/{name}": _packed(json.dumps(screen, ensure_ascii=False), "application/json")
        for name, screen in recording.screens.items()
    }
    kept["/vega.js"] = _packed(_libraries(), "text/javascript", _FOR_GOOD)
    kept["/limit.js"] = _packed((_HERE / "limit.js").read_text(encoding="utf-8"), "text/javascript", _FOR_GOOD)
    return kept | {"/": _packed(page, "text/html")}


_ANSWERS = answers(Recording.load(Path(os.environ["BENCH_RECORDING"]))) if "BENCH_RECORDING" in os.environ else {}


async def _answer(request: Request) -> Response:
    return _ANSWERS.get(request.scope["path"]) or Response(status_code=404)


app = Starlette(routes=[Route("/{path:path}", _answer)])
