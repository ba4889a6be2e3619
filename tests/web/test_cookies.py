"""The safer of two cookies counts."""

from web.cookies import browser_in, token_in


def test_the_cookie_that_only_https_can_set_goes_before_the_other() -> None:
    assert token_in({"ct06": "planted", "__Host-ct06": "mine"}) == "mine"
    assert token_in({"ct06": "mine"}) == "mine"


def test_no_cookie_is_no_token() -> None:
    assert token_in({"_streamlit_xsrf": "a"}) == ""


def test_the_secret_of_a_browser_is_read_from_the_safer_cookie_too_and_is_no_token() -> None:
    assert browser_in({"ct06-may": "planted", "__Host-ct06-may": "mine"}) == "mine"
    assert browser_in({"ct06": "token"}) == ""
    assert token_in({"ct06-may": "mine"}) == ""
