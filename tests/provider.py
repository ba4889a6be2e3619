"""A small OpenID Connect provider, real on the wire and signing with a real key; a test tells it whom to let in, and to lie."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "chithi06-thu", "Zr7qX2mVt9LwKd4sNfHb8jYcPg3eAu6T"


def a_key() -> RSAKey:
    """A new key of 2048 bits. Each has the same identifier, so that nobody tells two apart by it."""
    return RSAKey.generate_key(2048, {"kid": "1", "use": "sig"}, auto_kid=False)


@cache
def own_key() -> RSAKey:
    """The key that the provider is known by."""
    return a_key()


@dataclass
class SmallProvider:
    """The provider at `address`: `user` is whom it lets in; `lies` are put over the claims that it seals with `key`.

    It seals with `algorithm`; its metadata name `algorithms`, and `issuer` where one is given. `asked` are the paths that were
    asked for.
    """

    address: str
    user: str = "btctu"
    lies: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=own_key)
    issuer: str = ""
    algorithm: str = "RS256"
    algorithms: list[str] = field(default_factory=lambda: ["RS256"])
    asked: list[str] = field(default_factory=list)
    grants: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def metadata_url(self) -> str:
        """Where a program learns all else."""
        return f"{self.address}/.well-known/openid-configuration"

    @property
    def app(self) -> Starlette:
        """What it serves."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.metadata),
                Route("/authorize", self.authorize, methods=["GET", "POST"]),
                Route("/token", self.token, methods=["POST"]),
                Route("/jwks", self.jwks),
                Route("/moved/.well-known/openid-configuration", self.moved),
            ]
        )

    async def metadata(self, request: Request) -> Response:
        """What it is and can do. It does not say that it knows PKCE, as many do not, and insists on it all the same."""
        self.asked.append(request.url.path)
        return JSONResponse(
            {
                "issuer": self.issuer or self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/jwks",
                "end_session_endpoint": f"{self.address}/leave",
                "id_token_signing_alg_values_supported": self.algorithms,
            }
        )

    async def moved(self, request: Request) -> Response:
        """Elsewhere."""
        self.asked.append(request.url.path)
        return RedirectResponse(self.metadata_url)

    async def authorize(self, request: Request) -> Response:
        """A page with one button, and after it the way back with a code."""
        self.asked.append(request.url.path)
        asked = request.query_params
        if (asked["client_id"], asked["response_type"], asked["code_challenge_method"]) != (CLIENT, "code", "S256"):
            return Response(status_code=400)
        if request.method == "GET":
            return HTMLResponse("<form method=post><button>Cho phép</button></form>")
        code = secrets.token_urlsafe()
        self.grants[code] = {name: asked[name] for name in ("nonce", "code_challenge", "redirect_uri")}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}", 303)

    async def token(self, request: Request) -> Response:
        """An identity for a code, once, and only to the program that asked for it."""
        self.asked.append(request.url.path)
        sent = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        grant = self.grants.pop(sent.get("code", ""), None)
        who = base64.b64decode(request.headers["authorization"].removeprefix("Basic ")).decode()
        if grant is None or unquote(who) != f"{CLIENT}:{SECRET}" or sent["redirect_uri"] != grant["redirect_uri"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != grant["code_challenge"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {"iss": self.address, "sub": "1", "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": grant["nonce"]}
        said = {
            name: value for name, value in (claims | {"preferred_username": self.user} | self.lies).items() if value is not None
        }
        signed = self.sealed(said)
        return JSONResponse({"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "id_token": signed})

    def sealed(self, claims: dict[str, Any]) -> str:
        """The claims as a token: with a signature; with none; or with the public key, which everybody has, taken for a secret."""
        header = {"alg": self.algorithm, "kid": "1"}
        if self.algorithm == "RS256":
            return jwt.encode(header, claims, self.key)
        parts = b".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in (header, claims))
        mark = hmac.digest(self.key.as_pem(private=False), parts, "sha256") if self.algorithm == "HS256" else b""
        return b".".join((parts, base64.urlsafe_b64encode(mark).rstrip(b"="))).decode()

    async def jwks(self, request: Request) -> Response:
        """The public half of the key that it is known by."""
        self.asked.append(request.url.path)
        return Response(json.dumps({"keys": [own_key().as_dict(private=False)]}), media_type="application/json")


@contextmanager
def small_provider(host: str = "localhost") -> Iterator[SmallProvider]:
    """A provider that answers at a free port of this machine."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        provider = SmallProvider(f"http://{host}:{door.getsockname()[1]}")
        server = uvicorn.Server(uvicorn.Config(provider.app, log_level="error", lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.should_exit = True
            thread.join(20)
