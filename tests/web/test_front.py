"""Each screen's address gives the page, its files come packed and to be kept, and everything else is a plain word."""

from __future__ import annotations

import re

import pytest

from tests.asgi import Recorder, answered
from web.files import Files
from web.front import Front

FILES = Files()
SCRIPT = re.findall(r"src=\"(/static/js/index[^\"]+)\"", FILES.page)[0]


@pytest.fixture
def inner() -> Recorder:
    """What stands behind the front."""
    return Recorder()


@pytest.fixture
def front(inner: Recorder) -> Front:
    """A front with two screens."""
    return Front(inner, files=FILES, addresses={"", "tien-do"})


@pytest.mark.parametrize("address", ["/", "/tien-do", "/tien-do?dia-ban=go-vap"])
def test_the_page_is_at_every_address_of_a_screen_and_is_asked_for_anew_each_time(front: Front, address: str) -> None:
    answer = answered(front, address, accept_encoding="gzip, br", cookie="ct06=a")

    assert (answer.status, answer.text) == (200, FILES.page)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert "cookie" in answer.headers["vary"]


def test_whoever_is_yet_to_sign_in_is_told_what_will_be_needed(front: Front) -> None:
    first, later = answered(front, "/").text, answered(front, "/", cookie="ct06=a").text

    hints = re.findall(r"rel=\"prefetch\" crossorigin href=\"([^\"]+)\"", first)
    assert any("ArrowVegaLiteChart" in hint for hint in hints)
    assert 'rel="prefetch"' not in later
    assert {answered(front, hint).status for hint in hints} == {200}


@pytest.mark.parametrize(
    ("address", "target"), [("/tien-do/", "/tien-do"), ("//tien-do", "/tien-do"), ("/tien-do/?ky=2026", "/tien-do?ky=2026")]
)
def test_a_slash_too_many_is_put_right(front: Front, address: str, target: str) -> None:
    answer = answered(front, f"http://localhost{address}")

    assert (answer.status, answer.headers["location"]) == (301, target)


@pytest.mark.parametrize("path", ["/khong-co", "/tien-do/khac", "/component/x/index.html", "/static/js/khong-co.js", "/app.py"])
def test_an_unknown_address_is_a_plain_sentence_and_a_way_home(front: Front, inner: Recorder, path: str) -> None:
    answer = answered(front, path)

    assert answer.status == 404
    assert "Không có trang này" in answer.text
    assert 'href="/"' in answer.text
    assert inner.seen == []


@pytest.mark.parametrize("path", ["/static/../../app.py", "/static/js/../../index.html", "/static//etc/passwd"])
def test_no_path_leads_out_of_the_folder_of_files(front: Front, path: str) -> None:
    assert answered(front, path).status == 404


def test_the_program_comes_packed_and_is_kept_for_good(front: Front) -> None:
    packed, plain = answered(front, SCRIPT, accept_encoding="gzip"), answered(front, SCRIPT)

    assert packed.headers["content-encoding"] == "gzip"
    assert "immutable" in packed.headers["cache-control"]
    assert packed.headers["content-type"] == "text/javascript; charset=utf-8"
    assert len(packed.body) * 3 < len(plain.body)
    assert packed.text == plain.text


def test_fonts_are_sent_as_they_are(front: Front) -> None:
    font = re.findall(r"href=\"(/static/media/[^\"]+woff2)\"", FILES.page)[0]

    answer = answered(front, font, accept_encoding="gzip")

    assert answer.headers["content-type"] == "font/woff2"
    assert "content-encoding" not in answer.headers
    assert answer.body[:4] == b"wOF2"


def test_our_script_and_emblem_are_served(front: Front) -> None:
    script = re.findall(r"src=\"(/chi-thi-06[^\"]+)\"", FILES.page)[0]

    assert "vi-VN" in answered(front, script).text
    assert answered(front, "/bieu-trung.svg").headers["content-type"].startswith("image/svg+xml")


@pytest.mark.parametrize("path", ["/_stcore/stream", "/_stcore/health", "/media/1.csv", "/phien/mo", "/tai-ve/nhiem-vu"])
def test_what_others_answer_is_passed_on(front: Front, inner: Recorder, path: str) -> None:
    assert answered(front, path).body == b"inner"
    assert inner.seen[0]["path"] == path


def test_nothing_is_taken_at_the_front(front: Front) -> None:
    assert answered(front, "/", method="POST").status == 405


def test_what_a_first_visit_asks_for_is_packed_before_it_comes() -> None:
    files = Files()

    files.prepare()

    assert files.at(SCRIPT) is files.at(SCRIPT)
    assert files.at("/static/js/khong-co.js") is None
