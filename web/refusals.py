"""Why a start is refused: each reason is one line that says what to change, before a port is open to anybody."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from streamlit import config

from data_access.outage import OUTAGES, BadAddress
from data_access.users import has_stray_demo_users
from ui.loaders import connection, engine
from web.guard import SESSION_HEADER
from web.mounts import network_kind
from web.provider import HalfConfigured, provider
from web.visitors import PER_ADDRESS

SAFE: Mapping[str, object] = {
    "client.allowedOrigins": [],
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "client.disableDataExport": True,
    "browser.gatherUsageStats": False,
    "global.developmentMode": False,
    "global.e2eTest": False,
    "logger.level": "warning",
    "server.baseUrlPath": "",
    "server.corsAllowedOrigins": [],
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.enableXsrfProtection": True,
    "server.fileWatcherType": "none",
    "server.runOnSave": False,
    "server.scriptHealthCheckEnabled": False,
    "server.showEmailPrompt": False,
    "server.trustedUserHeaders": {SESSION_HEADER: "session"},
    "server.unsafeMetricsUserAttributes": [],
    "server.xsrfCookieSameSite": "strict",
}
"""Settings of Streamlit that a start with any other value would open a door by, one that the guard thinks shut."""

_LARGEST_FILE = 20
_SHORTEST_SECRET = 32
_FEWEST_SIGNS = 8
_SHOWN_ELSEWHERE = (
    "some_key",
    "signature",
    "secret",
    "example",
    "changeme",
    "change_me",
    "change-me",
    "password",
    "matkhau",
    "chithi06",
)
_COOKIE_SECRET, _CLIENT_SECRET = "STREAMLIT_SERVER_COOKIE_SECRET", "OIDC_CLIENT_SECRET"
_VISITORS = "CHITHI06_VISITORS_PER_ADDRESS"


def refuse_unsafe_start() -> None:
    """End the process with the first reason there is, if it would be served with a door open."""
    for reason in refusals():
        sys.exit(f"Không khởi động: {reason}")


def refusals() -> Iterator[str]:
    """Every reason not to start, as a sentence in Vietnamese."""
    for name, value in SAFE.items():
        if config.get_option(name) != value:
            yield f"thiết lập {name} phải là {value!r} (xem .streamlit/config.toml)."
    if config.get_option("server.maxUploadSize") > _LARGEST_FILE:
        yield f"thiết lập server.maxUploadSize không được lớn hơn {_LARGEST_FILE} (MB)."
    yield from _weak_secrets()
    if "*" in os.environ.get("FORWARDED_ALLOW_IPS", ""):
        yield "FORWARDED_ALLOW_IPS phải ghi đúng địa chỉ của máy chủ chuyển tiếp, không được là *."
    if _places() is None:
        yield f"{_VISITORS} phải là một số nguyên từ 1 trở lên."
    try:
        provider()
    except HalfConfigured as amiss:
        yield str(amiss)
    yield from _unfit_database()


def visitors_per_address() -> int:
    """How many connections one address may hold open without having signed in: `CHITHI06_VISITORS_PER_ADDRESS`."""
    return _places() or PER_ADDRESS


def _places() -> int | None:
    written = os.environ.get(_VISITORS) or str(PER_ADDRESS)
    return int(written) if written.isdecimal() and int(written) > 0 else None


def _weak_secrets() -> Iterator[str]:
    ours = {name: os.environ.get(name, "") for name in (_COOKIE_SECRET, _CLIENT_SECRET)}
    given = {name: value for name, value in ours.items() if value or name == _COOKIE_SECRET}
    for name, value in given.items():
        if len(value.encode()) < _SHORTEST_SECRET:
            yield f"{name} cần ít nhất {_SHORTEST_SECRET} ký tự."
        elif _is_guessable(value):
            yield f"{name} lặp lại, theo thứ tự hoặc lấy từ ví dụ nên đoán được; hãy tạo một giá trị ngẫu nhiên."
    purposes = given | {"DATABASE_URL": _database_password()}
    times = Counter(purposes.values())
    shared = [name for name, value in purposes.items() if value and times[value] > 1]
    if shared:
        yield f"{', '.join(shared)} đang dùng chung một giá trị; mỗi nơi cần một giá trị riêng."


def _database_password() -> str:
    """The password in the address of the database; empty without one."""
    try:
        return str(engine().url.password or "")
    except BadAddress:
        return ""


def _is_guessable(secret: str) -> bool:
    """Whether a secret is a few signs over and over, signs in their order, or words that stand in examples."""
    is_repeated = secret in (secret + secret)[1:-1]
    pairs = [abs(ord(later) - ord(earlier)) for earlier, later in pairwise(secret)]
    in_order = sum(step <= 1 for step in pairs) > len(pairs) / 2
    return is_repeated or in_order or len(set(secret)) < _FEWEST_SIGNS or any(word in secret.lower() for word in _SHOWN_ELSEWHERE)


def _unfit_database() -> Iterator[str]:
    try:
        place = engine().url
        kind = network_kind(place.database) if place.get_backend_name() == "sqlite" and place.database else None
        if kind:
            yield f"tệp cơ sở dữ liệu nằm trên thư mục mạng ({kind}); hãy đặt trên ổ đĩa của máy chủ hoặc dùng PostgreSQL."
            return
        with connection() as opened:
            has_stray = has_stray_demo_users(opened)
    except BadAddress:
        yield "DATABASE_URL không phải là địa chỉ của một cơ sở dữ liệu."
    except OUTAGES:
        return  # the screens say so themselves, and such an account cannot sign in anyhow
    else:
        if has_stray:
            yield "cơ sở dữ liệu thật đang có tài khoản minh họa. Khóa chúng bằng: chithi06 user disable TÊN."
