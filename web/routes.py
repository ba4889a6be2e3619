"""The way in and the way out: a one-time ticket is swapped for the session cookie, and signing out ends the session."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from data_access.changes.browsers import known
from data_access.changes.sessions import NoTicket, Visit, redeem, revoke
from data_access.outage import OUTAGES
from domain.browsers import device
from ui.loaders import engine
from web import cookies
from web.notices import database_away, used_ticket

OPEN, CLOSE = "/phien/mo", "/phien/dong"


def local_target(target: str) -> str:
    """`target` if it is a path of this site, else the first screen: nobody is sent elsewhere after signing in."""
    return target if target.startswith("/") and not target.startswith(("//", "/\\")) else "/"


async def open_session(request: Request) -> Response:
    """Swap the ticket in the address for a cookie and go on to where the visitor wanted to be."""
    if not from_here(request):
        return used_ticket()
    try:
        token, target, browser = await run_in_threadpool(_opened, request)
    except NoTicket:
        return used_ticket()
    except OUTAGES:
        return database_away()
    response = RedirectResponse(local_target(target), 303, headers={"cache-control": "no-store"})
    cookies.give(response, token=token, secure=request.url.scheme == "https")
    cookies.know(response, browser=browser, secure=request.url.scheme == "https")
    return response


async def close_session(request: Request) -> Response:
    """End the session of this browser, here and in the database, and show the sign-in."""
    token = cookies.token_in(request.cookies)
    response = RedirectResponse("/", 303, headers={"cache-control": "no-store"})
    if not token or not from_here(request):
        return response
    try:
        await run_in_threadpool(revoke, engine(), token=token)
    except OUTAGES:
        return database_away()
    cookies.take(response, secure=request.url.scheme == "https")
    return response


def _opened(request: Request) -> tuple[str, str, str]:
    """Token and target of the session that the ticket of a request opens, and the secret by which its browser is known."""
    address = request.client.host[:64] if request.client else None
    visit = Visit(device(request.headers.get("user-agent", "")), address, cookies.token_in(request.cookies))
    token, target = redeem(engine(), ticket=request.query_params.get("ve", ""), visit=visit)
    return token, target, known(engine(), token=token, browser=cookies.browser_in(request.cookies))


def from_here(request: Request) -> bool:
    """Whether one of our own pages asked: a link on another site must not sign anybody in or out.

    Browsers say so over https; where they say nothing, the ticket or the SameSite cookie has to do.
    """
    return request.headers.get("sec-fetch-site", "same-origin") == "same-origin"


ROUTES = [Route(OPEN, open_session, methods=["GET"]), Route(CLOSE, close_session, methods=["GET"])]
