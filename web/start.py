"""What happens before the port opens: the secret is there, the database is looked at, everything is warm."""

from __future__ import annotations

import gc
import logging
import os
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

from starlette.concurrency import run_in_threadpool
from streamlit import config

from data_access.engine import VAR, is_current
from data_access.outage import OUTAGES
from ui.loaders import engine

_logger = logging.getLogger("chithi06")


def use_cookie_secret(folder: Path = VAR) -> None:
    """Give Streamlit the secret it signs with: that of the environment, else one made at the first start and kept."""
    name = "STREAMLIT_SERVER_COOKIE_SECRET"
    os.environ[name] = os.environ.get(name) or kept_secret("cookie", folder=folder)
    config.set_option("server.cookieSecret", os.environ[name])


def kept_secret(name: str, *, folder: Path) -> str:
    """A secret of this machine, made at the first start in a file that only its owner can read."""
    file = folder / f"{name}.secret"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as made:
            made.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return file.read_text(encoding="ascii").strip()


def warm_lifespan(
    *warmers: Callable[[], Any], beside: Callable[[Event], None] | None = None
) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """The lifespan of the app: run `warmers` one after the other, then set aside all they left in memory.

    What a frozen heap holds is never again looked through by the collector, which would hold up every session. `beside`
    runs in a thread of its own from then on, until the event it is given is set.
    """

    @asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        began = time.perf_counter()
        await run_in_threadpool(_look_at_database)
        for warmer in warmers:
            await run_in_threadpool(_warmed, warmer)
        gc.collect()
        gc.freeze()
        _logger.info("Sẵn sàng sau %.1f giây", time.perf_counter() - began)
        with _running(beside):
            yield

    return lifespan


@contextmanager
def _running(beside: Callable[[Event], None] | None) -> Iterator[None]:
    stop = Event()
    if beside is not None:
        Thread(target=beside, args=(stop,), name="beside", daemon=True).start()
    try:
        yield
    finally:
        stop.set()


def _warmed(warmer: Callable[[], Any]) -> None:
    try:
        warmer()
    except Exception:  # cold is slow, but it serves
        _logger.exception("Not warmed up")


def _look_at_database() -> None:
    try:
        if not is_current(engine()):
            _logger.error("Cơ sở dữ liệu chưa có cấu trúc của phiên bản này. Chạy: chithi06 init")
    except OUTAGES as outage:
        _logger.error("Chưa kết nối được cơ sở dữ liệu (%s). Màn hình sẽ báo và tự nối lại.", type(outage).__name__)
