"""The two cookies of a browser, out of reach of scripts and sent to this site only.

One names its session and is gone with the browser. The other says that somebody signed in here before, so that the failures of
strangers do not keep its owner out (data_access.changes.attempts); it opens nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

_SECURE, _PLAIN = "__Host-ct06", "ct06"  # a browser takes a __Host- cookie over https only, and from this host only
_KNOWN = "-may"  # the name of the second cookie ends so
_KNOWN_FOR = 180 * 24 * 60 * 60  # seconds since the last sign-in, as long as the database keeps it


def token_in(cookies: Mapping[str, str]) -> str:
    """The session token a browser sent; empty if it sent none."""
    return cookies.get(_SECURE) or cookies.get(_PLAIN) or ""


def browser_in(cookies: Mapping[str, str]) -> str:
    """The secret of a browser in which somebody signed in before; empty of any other."""
    return cookies.get(f"{_SECURE}{_KNOWN}") or cookies.get(f"{_PLAIN}{_KNOWN}") or ""


def know(response: Response, *, browser: str, secure: bool) -> None:
    """Let the browser keep its secret for half a year."""
    name = f"{_SECURE if secure else _PLAIN}{_KNOWN}"
    response.set_cookie(name, browser, max_age=_KNOWN_FOR, path="/", secure=secure, httponly=True, samesite="strict")


def give(response: Response, *, token: str, secure: bool) -> None:
    """Let the browser keep `token`; over https it will send it over https only."""
    response.set_cookie(_SECURE if secure else _PLAIN, token, path="/", secure=secure, httponly=True, samesite="strict")


def take(response: Response, *, secure: bool) -> None:
    """Let the browser forget its token."""
    response.delete_cookie(_SECURE if secure else _PLAIN, path="/", secure=secure, httponly=True, samesite="strict")
