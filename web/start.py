"""What happens before the port opens: secrets are there, settings are safe, the database is looked at, everything is warm."""

from __future__ import annotations

import gc
import logging
import os
import secrets
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

from starlette.concurrency import run_in_threadpool
from streamlit import config

from data_access.engine import VAR, is_current
from data_access.outage import OUTAGES, BadAddress
from data_access.users import has_stray_demo_users
from ui.loaders import connection, engine
from web.guard import SESSION_HEADER

_logger = logging.getLogger("chithi06")
_SAFE = {  # a start with any other value would open a door that the guard thinks shut
    "client.showErrorDetails": "none",
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.enableAgentApi": False,
    "server.enableStaticServing": False,
    "browser.gatherUsageStats": False,
    "server.trustedUserHeaders": {SESSION_HEADER: "session"},
}
_SHORTEST_SECRET = 32


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


def refuse_unsafe_start() -> None:
    """End the process with one line if it would be served with unsafe settings or with accounts everybody knows."""
    for name, value in _SAFE.items():
        if config.get_option(name) != value:
            sys.exit(f"Không khởi động: thiết lập {name} phải là {value!r} (xem .streamlit/config.toml).")
    if len(os.environ["STREAMLIT_SERVER_COOKIE_SECRET"]) < _SHORTEST_SECRET:
        sys.exit(f"Không khởi động: STREAMLIT_SERVER_COOKIE_SECRET cần ít nhất {_SHORTEST_SECRET} ký tự.")
    try:
        with connection() as opened:
            stray = has_stray_demo_users(opened)
    except BadAddress:
        sys.exit("Không khởi động: DATABASE_URL không phải là địa chỉ của một cơ sở dữ liệu.")
    except OUTAGES:
        return  # the screens say so themselves, and such an account cannot sign in anyhow
    if stray:
        sys.exit("Không khởi động: cơ sở dữ liệu thật đang có tài khoản minh họa. Khóa chúng bằng: chithi06 user disable TÊN.")


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
