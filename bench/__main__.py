"""`make bench`: measure the screens beside the hand-written page, write the figures under var/bench/ and print them.

Times hold for one machine and one run only; what may be compared is the ratio of what was measured in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import browser, database, report, scale, servers, sessions
from bench.protocol import visitor
from bench.recording import Recording, recorded
from bench.servers import VAR, Server

_PLACES = 21
Served = dict[str, Callable[[], AbstractContextManager[Server]]]


def main() -> None:
    """Everything that was asked for, then the table."""
    asked = _arguments()
    usual = database.copied(asked.database or database.made(), name="measured")
    files = {report.APP: usual} | ({report.LARGE: scale.enlarged(usual)} if asked.large else {})
    served: Served = {name: partial(servers.app, file) for name, file in files.items()}
    kept = VAR / "recording.json.gz"
    recording = _recording(served[report.APP], database.tokens(usual, count=1)[0])
    recording.save(kept)
    measures = _measures(files, served, recording, kept, rounds=asked.rounds)
    loads = _loads(files, served, recording, visitors=asked.visitors, seconds=asked.seconds)
    _tell(measures, loads)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--database", type=Path, help="an SQLite file of invented data; it is copied (else one is made)")
    parser.add_argument("--rounds", type=int, default=5, help="how often every page takes its turn in the browser")
    parser.add_argument("--visitors", type=int, default=50, help="sessions at once over the websocket; 0 for none")
    parser.add_argument("--seconds", type=float, default=40, help="how long they change the district")
    parser.add_argument("--large", action="store_true", help="measure ten times the data too")
    return parser.parse_args()


def _recording(served: Callable[[], AbstractContextManager[Server]], token: str) -> Recording:
    async def taken(server: Server) -> Recording:
        async with visitor(server.url, token=token) as one:
            return await recorded(one, places=_PLACES)

    with served() as server:
        return asyncio.run(taken(server))


def _measures(files: dict[str, Path], served: Served, recording: Recording, kept: Path, *, rounds: int) -> list[browser.Measure]:
    pages = [browser.limit(partial(servers.limit, kept))]
    for name, file in files.items():
        page = browser.product(served[name], token=database.tokens(file, count=1)[0])
        pages.append(replace(page, name=name))
    measures: list[browser.Measure] = []
    with sync_playwright() as playwright:
        opened = browser.chromium(playwright)
        for number in range(rounds):
            for page in pages[number % len(pages) :] + pages[: number % len(pages)]:
                measures += browser.one_round(opened, page, recording, number=number)
            _say(f"round {number + 1} of {rounds}, load {os.getloadavg()[0]:.1f}")
    return measures


def _loads(
    files: dict[str, Path], served: Served, recording: Recording, *, visitors: int, seconds: float
) -> dict[str, sessions.Load]:
    loads = {}
    for name in files if visitors else ():
        tokens = database.tokens(files[name], count=visitors)
        with served[name]() as server:
            server.rest()
            walk = sessions.load(server, tokens=tokens, places=recording.places, every=5, seconds=seconds)
            loads[name] = asyncio.run(walk)
        _say(f"{name}: {loads[name]}")
    return loads


def _tell(measures: Sequence[browser.Measure], loads: dict[str, sessions.Load]) -> None:
    moment = datetime.now(UTC).astimezone()
    about = f"{moment:%Y-%m-%d %H:%M}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    written = f"# Bench, {about}\n\n{report.table(measures, loads)}\n"
    (VAR / f"{moment:%Y-%m-%d}.md").write_text(written, encoding="utf-8")
    raw = [asdict(each) for each in measures] + [{"candidate": name} | asdict(each) for name, each in loads.items()]
    (VAR / f"{moment:%Y-%m-%d}.jsonl").write_text("\n".join(json.dumps(each) for each in raw), encoding="utf-8")
    _say(written)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
