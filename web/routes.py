"""The way in and the way out: a one-time ticket is swapped for the session cookie, and signing out ends the session."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from data_access.changes.sessions import NoTicket, redeem, revoke
from data_access.outage import OUTAGES
from ui.loaders import engine
from web import cookies
from web.notices import database_away, used_ticket

OPEN, CLOSE = "/phien/mo", "/phien/dong"


def local_target(target: str) -> str:
    """`target` if it is a path of this site, else the first screen: nobody is sent elsewhere after signing in."""
    return target if target.startswith("/") and not target.startswith(("//", "/\\")) else "/"


async def open_session(request: Request) -> Response:
    """Swap the ticket in the address for a cookie and go on to where the visitor wanted to be."""
    if not _from_here(request):
        return used_ticket()
    try:
        token, target = await run_in_threadpool(redeem, engine(), ticket=request.query_params.get("ve", ""))
    except NoTicket:
        return used_ticket()
    except OUTAGES:
        return database_away()
    response = RedirectResponse(local_target(target), 303, headers={"cache-control": "no-store"})
    cookies.give(response, token=token, secure=request.url.scheme == "https")
    return response


async def close_session(request: Request) -> Response:
    """End the session of this browser, here and in the database, and show the sign-in."""
    token = cookies.token_in(request.cookies)
    response = RedirectResponse("/", 303, headers={"cache-control": "no-store"})
    if not token or not _from_here(request):
        return response
    try:
        await run_in_threadpool(revoke, engine(), token=token)
    except OUTAGES:
        return database_away()
    cookies.take(response, secure=request.url.scheme == "https")
    return response


def _from_here(request: Request) -> bool:
    """Whether one of our own pages asked: a link on another site must not sign anybody in or out.

    Browsers say so over https; where they say nothing, the ticket or the SameSite cookie has to do.
    """
    return request.headers.get("sec-fetch-site", "same-origin") == "same-origin"


ROUTES = [Route(OPEN, open_session, methods=["GET"]), Route(CLOSE, close_session, methods=["GET"])]
