"""The one cookie of a signed-in browser: out of reach of scripts, sent to this site only, gone with the browser."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

_SECURE, _PLAIN = "__Host-ct06", "ct06"  # a browser takes a __Host- cookie over https only, and from this host only


def token_in(cookies: Mapping[str, str]) -> str:
    """The session token a browser sent; empty if it sent none."""
    return cookies.get(_SECURE) or cookies.get(_PLAIN) or ""


def give(response: Response, *, token: str, secure: bool) -> None:
    """Let the browser keep `token`; over https it will send it over https only."""
    response.set_cookie(_SECURE if secure else _PLAIN, token, path="/", secure=secure, httponly=True, samesite="strict")


def take(response: Response, *, secure: bool) -> None:
    """Let the browser forget its token."""
    response.delete_cookie(_SECURE if secure else _PLAIN, path="/", secure=secure, httponly=True, samesite="strict")
