"""A provider is named as a whole and safely, or the start ends; and only plain names meant for us are taken from it."""

from __future__ import annotations

import pytest

from web.provider import HalfConfigured, Provider, provider
from web.refusals import refusals

WHOLE = {
    "OIDC_METADATA_URL": "https://dang-nhap.example/.well-known/openid-configuration",
    "OIDC_CLIENT_ID": "chithi06",
    "OIDC_CLIENT_SECRET": "bi-mat",
    "OIDC_REDIRECT_URL": "https://chithi06.example/oauth2callback",
}
OURS = {"iss": "https://dang-nhap.example", "aud": "chithi06", "preferred_username": "btctu"}


def _named(**further: str) -> Provider:
    found = provider(WHOLE | further)
    if found is None:
        raise AssertionError("no provider")
    return found


@pytest.mark.parametrize("environment", [{}, dict.fromkeys(WHOLE, ""), {"OIDC_LABEL": " "}])
def test_nothing_named_is_no_provider(environment: dict[str, str]) -> None:
    assert provider(environment) is None


def test_a_provider_is_named_by_four_values_and_the_rest_has_defaults() -> None:
    named = _named()

    assert (named.claim, named.label) == ("preferred_username", "tài khoản cơ quan")
    assert _named(OIDC_CLAIM="sub", OIDC_LABEL="Cổng dịch vụ").label == "Cổng dịch vụ"
    assert "bi-mat" not in repr(named)


@pytest.mark.parametrize("missing", WHOLE)
def test_what_is_missing_is_named_in_one_line(missing: str) -> None:
    with pytest.raises(HalfConfigured, match=missing) as refused:
        provider(WHOLE | {missing: " "})

    assert "\n" not in str(refused.value)


def test_a_label_alone_is_half_a_provider() -> None:
    with pytest.raises(HalfConfigured, match="OIDC_CLIENT_ID"):
        provider({"OIDC_LABEL": "Cổng dịch vụ"})


def test_half_a_provider_is_a_reason_not_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def is_told() -> bool:
        return any("đăng nhập một lần" in reason for reason in refusals())

    assert not is_told()
    monkeypatch.setenv("OIDC_CLIENT_ID", "chithi06")
    assert is_told()


@pytest.mark.parametrize("name", ["OIDC_METADATA_URL", "OIDC_REDIRECT_URL"])
@pytest.mark.parametrize("address", ["http://chithi06.example/oauth2callback", "chithi06.example", "ftp://localhost/"])
def test_what_others_on_the_way_could_read_is_refused(name: str, address: str) -> None:
    with pytest.raises(HalfConfigured, match=name):
        provider(WHOLE | {name: address})


def test_one_machine_may_do_without_https() -> None:
    here = "http://127.0.0.1:8501/oauth2callback"

    assert (
        _named(OIDC_REDIRECT_URL=here, OIDC_METADATA_URL="http://localhost:9000/a/.well-known/openid-configuration").redirect_url
        == here
    )


def test_metadata_stand_where_their_issuer_is_plain_to_see() -> None:
    with pytest.raises(HalfConfigured, match="well-known"):
        provider(WHOLE | {"OIDC_METADATA_URL": "https://dang-nhap.example/metadata.json"})


def test_the_way_back_leads_to_the_address_that_answers() -> None:
    with pytest.raises(HalfConfigured, match="/oauth2callback"):
        provider(WHOLE | {"OIDC_REDIRECT_URL": "https://chithi06.example/"})


@pytest.mark.parametrize("audience", ["chithi06", ["chithi06"], ["another", "chithi06"]])
def test_an_identity_meant_for_us_names_an_account(audience: object) -> None:
    assert _named().account(OURS | {"aud": audience}) == "btctu"


@pytest.mark.parametrize("audience", ["another", ["another"], "chithi06-2", "", None, [], {"chithi06": 1}])
def test_an_identity_meant_for_another_names_nobody(audience: object) -> None:
    assert _named().account(OURS | {"aud": audience}) == ""


@pytest.mark.parametrize("issuer", ["https://elsewhere.example", "https://dang-nhap.example/2", "", None])
def test_an_identity_of_another_provider_names_nobody(issuer: object) -> None:
    assert _named().account(OURS | {"iss": issuer}) == ""
    assert _named().account(OURS | {"iss": "https://dang-nhap.example/"}) == "btctu"


def test_the_claim_is_the_one_that_was_chosen_and_case_is_ignored() -> None:
    assert _named(OIDC_CLAIM="sub").account(OURS | {"sub": "VPTU"}) == "vptu"


@pytest.mark.parametrize("named", ["ſaigon", "\N{KELVIN SIGN}hoi", "saigon\u200b", None, 1, ["saigon"], ""])
def test_what_only_looks_like_a_name_is_none(named: object) -> None:
    assert _named().account(OURS | {"preferred_username": named}) == ""


def test_without_the_look_at_the_letters_another_name_would_become_ours() -> None:
    assert "ſaigon".casefold() == "saigon"
