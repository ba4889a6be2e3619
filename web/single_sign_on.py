"""The other way in: Streamlit asks the identity provider who somebody is, and we open a session for the account of that name.

What the provider says never leaves the server. Streamlit would keep it for 30 days in a cookie that nobody can take back; we
read it off Streamlit's answer, drop that answer, and go on with a ticket of our own, as after a password.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from functools import partial
from http.cookies import SimpleCookie
from importlib import import_module
from typing import Any
from urllib.parse import urlencode, urlsplit
from warnings import catch_warnings, simplefilter

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from data_access.changes.single_sign_on import NotAdmitted, admit
from data_access.outage import OUTAGES
from ui.loaders import engine
from ui.sign_in import OWN_PAGES
from web import notices, routes
from web.provider import CALLBACK, Provider

BEGIN = "/auth/login"
"""Where st.login sends the browser."""

_STREAMLIT = {route.path: route.endpoint for route in create_auth_routes("")}
_TARGET = "ct06-target"
_LONGEST_TARGET = 500
_SEALS = {f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)} | {"EdDSA"}


def ways(provider: Provider | None) -> list[Route]:
    """The two addresses of single sign-on, in place of Streamlit's; none if there is no provider."""
    if provider is None:
        return []
    _load_authlib()
    return [
        Route(BEGIN, begin, methods=["GET"]),
        Route(CALLBACK, partial(finish, provider=provider), methods=["GET"]),
    ]


def secrets(provider: Provider | None) -> dict[str, Any] | None:
    """What Streamlit needs to know of the provider, in the form of its secrets file; None if there is no provider.

    A proof of the one who began (PKCE) is asked for whether or not the provider says that it knows it. Of the person nothing is
    asked for beyond the profile, which holds the name of the account.
    """
    if provider is None:
        return None
    return {
        "auth": {
            "server_metadata_url": provider.metadata_url,
            "client_id": provider.client_id,
            "client_secret": provider.client_secret,
            "redirect_uri": provider.redirect_url,
            "cookie_secret": get_cookie_secret(),
            "client_kwargs": {"scope": "openid profile", "prompt": "select_account", "code_challenge_method": "S256"},
        }
    }


async def begin(request: Request) -> Response:
    """Send the browser to the provider and keep, in the signed cookie that holds the state, where it wanted to be."""
    if not routes.from_here(request):
        return notices.used_ticket()
    answer: Response = await _STREAMLIT[BEGIN](request)
    if answer.status_code >= 400:
        return notices.provider_away()
    request.session[_TARGET] = _asked_for(request)
    return answer


async def finish(request: Request, *, provider: Provider) -> Response:
    """Let the browser go on with a ticket for the account that the provider named, or say that it may not.

    Our own page goes on to the ticket: the provider's site led the browser here, and a ticket is taken from our pages only.
    """
    name = provider.account(_claims(await _STREAMLIT[CALLBACK](request)))
    target = str(request.session.pop(_TARGET, "/"))
    address = request.client.host if request.client else "local"
    if not name:  # nobody vouches for anybody: whoever likes may ask for this address, which is nothing to write down
        return notices.not_admitted()
    try:
        ticket = await run_in_threadpool(admit, engine(), name=name, address=address, target=target)
    except NotAdmitted:
        return notices.not_admitted()
    except OUTAGES:
        return notices.database_away()
    return notices.going_on(f"{routes.OPEN}?{urlencode({'ve': ticket})}")


def _load_authlib() -> None:
    """Have at hand what the first sign-in would wait for; that Authlib will one day want another HTTP client is not news then."""
    kind = import_module("authlib.deprecate").AuthlibDeprecationWarning
    with catch_warnings():
        simplefilter("ignore", kind)
        import_module("authlib.integrations.starlette_client")


def _asked_for(request: Request) -> str:
    """Path and query of our page from which the browser comes, to go back to; the first screen if it does not say or is none.

    The path alone if both are too long to keep.
    """
    page = urlsplit(request.headers.get("referer", ""))
    if page.netloc != request.headers.get("host") or page.path.strip("/") in OWN_PAGES:
        return "/"
    whole = f"{page.path}?{page.query}" if page.query else page.path
    return routes.local_target(whole if len(whole) <= _LONGEST_TARGET else page.path[:_LONGEST_TARGET])


def _claims(answer: Response) -> dict[str, Any]:
    """What the provider says of somebody, verified by Authlib, as Streamlit would keep it in the browser; empty if refused.

    Authlib takes whatever seal the metadata name, «none» among them; here only one that nobody but the provider can make counts.
    """
    claims, tokens = (_kept(answer, name) for name in (USER_COOKIE_NAME, TOKENS_COOKIE_NAME))
    head = str(tokens.get("id_token", "")).split(".", maxsplit=1)[0]
    sealed_with = json.loads(urlsafe_b64decode(f"{head}==") or "{}").get("alg")
    return claims if sealed_with in _SEALS else {}


def _kept(answer: Response, cookie: str) -> dict[str, Any]:
    """What Streamlit put into a cookie of `answer`, in one piece or several; empty if there is none."""
    found: SimpleCookie = SimpleCookie()
    for line in answer.headers.getlist("set-cookie"):
        found.load(line)

    def signed(name: str) -> bytes | None:
        part = found.get(name)
        return decode_signed_value(get_cookie_secret(), name, part.value.encode("latin-1")) if part else None

    whole = get_cookie_with_chunks(signed, cookie)
    return dict(json.loads(whole)) if whole else {}
