"""The identity provider of single sign-on, as the environment names it. Where it names none, there is no other way in.

Nothing here asks anybody for anything; whoever is named by a provider is let in by web/single_sign_on.py.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

CALLBACK = "/oauth2callback"
"""Where a provider sends the browser back to: Streamlit has it so."""

_NEEDED = {
    "metadata_url": "OIDC_METADATA_URL",
    "client_id": "OIDC_CLIENT_ID",
    "client_secret": "OIDC_CLIENT_SECRET",
    "redirect_url": "OIDC_REDIRECT_URL",
}
_CHOSEN = {"claim": "OIDC_CLAIM", "label": "OIDC_LABEL"}
_METADATA = "/.well-known/openid-configuration"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class HalfConfigured(ValueError):
    """The environment names a provider, but not so that it can be used; the message says in one line what is amiss."""


@dataclass(frozen=True)
class Provider:
    """An OpenID Connect provider: `claim` is what it calls the name of an account here, `label` what people call the provider."""

    metadata_url: str
    client_id: str
    client_secret: str = field(repr=False)
    redirect_url: str
    claim: str = "preferred_username"
    label: str = "tài khoản cơ quan"

    def account(self, claims: Mapping[str, object]) -> str:
        """The name of the account that verified `claims` speak of; empty if they are of or for somebody else, or name none.

        Authlib takes whatever issuer the metadata name, and leaves the audience alone when the token names us as its authorised
        party; so both are looked at here. Only plain letters are taken: in other alphabets there are signs that become those of
        another name when case is ignored.
        """
        issuer, audience, named = str(claims.get("iss")), claims.get("aud"), claims.get(self.claim)
        if issuer.rstrip("/") != self.metadata_url.removesuffix(_METADATA).rstrip("/"):
            return ""
        if self.client_id not in (audience if isinstance(audience, list) else [audience]):
            return ""
        return named.casefold() if isinstance(named, str) and named.isascii() else ""


def provider(environment: Mapping[str, str] = os.environ) -> Provider | None:
    """The provider that is switched on, or None. Raises HalfConfigured."""
    given = {key: environment.get(name, "").strip() for key, name in (_NEEDED | _CHOSEN).items()}
    if not any(given.values()):
        return None
    missing = [name for key, name in _NEEDED.items() if not given[key]]
    if missing:
        raise HalfConfigured(f"đăng nhập một lần còn thiếu {', '.join(missing)}.")
    for key in ("metadata_url", "redirect_url"):
        if not _is_safe(given[key]):
            raise HalfConfigured(f"{_NEEDED[key]} phải bắt đầu bằng https://.")
    if not given["metadata_url"].endswith(_METADATA):
        raise HalfConfigured(f"{_NEEDED['metadata_url']} phải kết thúc bằng {_METADATA}.")
    if urlsplit(given["redirect_url"]).path != CALLBACK:
        raise HalfConfigured(f"{_NEEDED['redirect_url']} phải là địa chỉ của hệ thống này và kết thúc bằng {CALLBACK}.")
    return Provider(**{key: value for key, value in given.items() if value})


def _is_safe(address: str) -> bool:
    """Whether nobody on the way can read what is sent to `address`: by https, or within one machine."""
    parts = urlsplit(address)
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK))
